// `health`: the feeds that are unwell, each with what happened and what happens next.
import { type ErrorCode, errorSentence } from '../../../shared/errors.ts';
import { checkReasonSentence } from '../../../shared/model/checkReason.ts';
import { documentWarningSentence } from '../../../shared/model/documentWarning.ts';
import type { Feed } from '../../../shared/model/feed.ts';
import { isoTime } from '../isoTime.ts';
import type { Verb } from '../verb.ts';

/** What lies there is not the feed, or nothing does: it has another address by now. */
const strayed: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'http-not-found',
  'host-unknown',
  'html-instead-of-feed',
  'not-a-feed',
]);

function adviceFor({ id, feedUrl, siteUrl, health }: Feed): string | undefined {
  if (health.state === 'gone') return `\`unsubscribe ${id}\` ends it; what you kept of it stays.`;
  if (health.state !== 'failing') return undefined;
  if (health.errorCode === 'http-unauthorized')
    return `\`unsubscribe ${id}\`, then \`subscribe ${feedUrl} --user NAME\`.`;
  if (health.errorCode && strayed.has(health.errorCode))
    return `Find it again with \`subscribe ${siteUrl ?? 'ADDRESS-OF-THE-SITE'}\`, then \`unsubscribe ${id}\`; or try \`sync --feed ${id}\`.`;
  return `Try \`sync --feed ${id}\`, or \`unsubscribe ${id}\`.`;
}

export const verb: Verb = {
  usage: 'health [--all]',
  about: 'Lists the feeds that are unwell: what happened, when it is tried again, and what to do.',
  options: { all: { type: 'boolean' } },
  positionals: [0, 0],
  async run({ openLibrary, options, terminal, json }) {
    const client = await openLibrary();
    const { feeds } = await client.call('library.overview', {});
    const isSick = (state: string): boolean => state === 'failing' || state === 'gone' || state === 'moved';
    const shown = feeds.filter((feed) => options.all === true || isSick(feed.health.state));
    for (const feed of shown) {
      const { id, title, feedUrl, health } = feed;
      const happened = health.errorCode
        ? errorSentence(health.errorCode, health.errorDetails)
        : health.movedFrom
          ? `It moved here from ${health.movedFrom}.`
          : 'It is well.';
      const advice = adviceFor(feed);
      if (json) {
        terminal.out(
          JSON.stringify({
            id,
            url: feedUrl,
            title,
            state: health.state,
            ...(health.checkedAt !== undefined && { checkedAt: isoTime(health.checkedAt) }),
            ...(health.lastOutcome && { outcome: health.lastOutcome }),
            ...(health.httpStatus !== undefined && { status: health.httpStatus }),
            failures: health.failuresInRow,
            ...(health.failingSinceAt !== undefined && { failingSince: isoTime(health.failingSinceAt) }),
            ...(health.bytesLast !== undefined && { bytes: health.bytesLast }),
            ...(health.movedTo !== undefined && { movedTo: health.movedTo }),
            ...(health.movedFrom !== undefined && { movedFrom: health.movedFrom }),
            ...(health.errorCode && { error: health.errorCode }),
            message: happened,
            warnings: health.warnings.map(documentWarningSentence),
            ...(health.nextCheckAt !== undefined && { nextCheckAt: isoTime(health.nextCheckAt) }),
            ...(health.nextCheckReason && { reason: health.nextCheckReason.code }),
            ...(advice !== undefined && { advice }),
          }),
        );
        continue;
      }
      const next =
        health.nextCheckAt === undefined
          ? 'It is not checked by itself any more.'
          : `Next check ${isoTime(health.nextCheckAt)}.${health.nextCheckReason ? ` ${checkReasonSentence(health.nextCheckReason)}` : ''}`;
      const failures = health.failuresInRow > 1 ? ` ${health.failuresInRow} times in a row.` : '';
      terminal.out(
        `${String(id).padStart(6)}  ${title}\n        ${happened}${failures} ${next}${advice === undefined ? '' : `\n        ${advice}`}`,
      );
    }
    if (!json)
      terminal.err(
        `${feeds.length - feeds.filter((feed) => isSick(feed.health.state)).length} of ${feeds.length} are well.`,
      );
    return 0;
  },
};

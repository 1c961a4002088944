// `health`: the feeds that are unwell, each with what happened and what happens next.
import { errorSentence } from '../../../shared/errors.ts';
import { isoTime } from '../isoTime.ts';
import type { Verb } from '../verb.ts';

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
    for (const { id, title, feedUrl, health } of shown) {
      const happened = health.errorCode
        ? errorSentence(health.errorCode, health.errorDetails)
        : health.movedFrom
          ? `It moved here from ${health.movedFrom}.`
          : 'It is well.';
      if (json) {
        terminal.out(
          JSON.stringify({
            id,
            url: feedUrl,
            title,
            state: health.state,
            failures: health.failuresInRow,
            ...(health.errorCode && { error: health.errorCode }),
            message: happened,
            warnings: health.warnings,
            ...(health.nextCheckAt !== undefined && { nextCheckAt: isoTime(health.nextCheckAt) }),
            ...(health.nextCheckReason && { reason: health.nextCheckReason.code }),
          }),
        );
        continue;
      }
      const next =
        health.nextCheckAt === undefined
          ? 'It is not checked by itself any more.'
          : `Next check ${isoTime(health.nextCheckAt)}.`;
      terminal.out(
        `${String(id).padStart(6)}  ${title}\n        ${happened} ${next}\n        Try \`sync --feed ${id}\`, or \`unsubscribe ${id}\`.`,
      );
    }
    if (!json)
      terminal.err(
        `${feeds.length - feeds.filter((feed) => isSick(feed.health.state)).length} of ${feeds.length} are well.`,
      );
    return 0;
  },
};

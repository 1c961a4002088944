// `sync`: checks feeds that are due, or all, and says how it went. A feed that fails is an outcome, not the command's failure.
import type { SyncProgress } from '../../../shared/model/library.ts';
import { articles } from '../count.ts';
import { findFeed } from '../findFeed.ts';
import { isoTime } from '../isoTime.ts';
import type { Verb } from '../verb.ts';

const barWidth = 24;

function progressLine({ done, total, startedAt, slowestHost }: SyncProgress, now: number): string {
  const filled = total === 0 ? 0 : Math.round((barWidth * done) / total);
  const seconds = startedAt === undefined ? 0 : (now - startedAt) / 1000;
  const rate = seconds > 0.5 ? `, ${Math.round(done / seconds)} a second` : '';
  return `[${'='.repeat(filled)}${' '.repeat(barWidth - filled)}] ${done} of ${total}${rate}${slowestHost ? `, slowest: ${slowestHost}` : ''}`;
}

export const verb: Verb = {
  usage: 'sync [--all] [--feed ID] [--offline] [-v]',
  about: 'Checks the feeds that are due, or all of them, or one. --offline also keeps full texts and pictures.',
  options: {
    all: { type: 'boolean' },
    feed: { type: 'string' },
    offline: { type: 'boolean' },
    verbose: { type: 'boolean', short: 'v' },
  },
  positionals: [0, 0],
  async run({ openLibrary, options, terminal, json, signal }) {
    const client = await openLibrary();
    const feedIds = typeof options.feed === 'string' ? [(await findFeed(client, options.feed)).id] : undefined;
    const failures: string[] = [];
    const stopProgress = client.on('sync', (progress) => {
      if (progress.running) terminal.progress(progressLine(progress, Date.now()));
    });
    const stopWork = client.on('work', ({ work, running, done, total }) => {
      if (work === 'offline' && running) terminal.progress(`For offline: ${done} of ${articles(total)}`);
    });
    const stopChecks = client.on('check', (report) => {
      if (report.outcome === 'failed' || report.outcome === 'gone')
        failures.push(`${report.feedUrl}: ${report.reason}`);
      if (options.verbose !== true) return;
      if (!json) {
        terminal.err(
          `${report.outcome.padEnd(12)} ${report.feedUrl}${report.added.length > 0 ? `, ${report.added.length} new` : ''}`,
        );
        return;
      }
      terminal.out(
        JSON.stringify({
          feed: report.feedId,
          url: report.feedUrl,
          outcome: report.outcome,
          status: report.status,
          added: report.added.length,
          updated: report.updated,
          ...(report.nextCheckAt !== undefined && { nextCheckAt: isoTime(report.nextCheckAt) }),
          reason: report.reason,
        }),
      );
    });
    const cancel = (): void => void client.call('sync.cancel', {}).catch(() => undefined);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const summary = await client.call('sync.start', {
        all: options.all === true || feedIds !== undefined,
        offline: options.offline === true,
        ...(feedIds && { feedIds }),
      });
      terminal.endProgress();
      for (const failure of failures) terminal.err(failure);
      if (json) terminal.out(JSON.stringify(summary));
      else
        terminal.out(
          `Checked ${summary.feeds} in ${summary.seconds.toFixed(1)} s: ${articles(summary.added)} new, ${summary.updated} edited, ${summary.notModified} unchanged, ${summary.failed} failed.`,
        );
      if (signal.aborted) terminal.err('Stopped. What had come in is kept.');
      return signal.aborted ? 1 : 0;
    } finally {
      signal.removeEventListener('abort', cancel);
      stopProgress();
      stopChecks();
      stopWork();
    }
  },
};

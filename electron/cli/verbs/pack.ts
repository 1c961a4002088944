// `pack`: fetches what is missing for a trip, within a budget.
import { AppError } from '../../../shared/errors.ts';
import { articles } from '../count.ts';
import type { Verb } from '../verb.ts';

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

function budget(value: string | boolean | undefined, name: string): number {
  const number = Number(value);
  if (typeof value !== 'string' || !(number > 0) || !Number.isFinite(number))
    throw new AppError('usage', { reason: `--${name} takes a number above 0.` });
  return number;
}

export const verb: Verb = {
  usage: 'pack --mb N --minutes N [QUERY]',
  about:
    'Fetches texts, pictures and media that are missing, the saved and the newest first, until the budget is used up.',
  options: { mb: { type: 'string' }, minutes: { type: 'string' } },
  positionals: [0, 1],
  async run({ positionals: [query = ''], options, openLibrary, terminal, json, signal }) {
    const wish = { query, megabytes: budget(options.mb, 'mb'), minutes: budget(options.minutes, 'minutes') };
    const client = await openLibrary();
    const stopProgress = client.on('work', ({ work, running, done, total, bytes = 0 }) => {
      if (work === 'pack' && running) terminal.progress(`${done} of ${total}, ${megabytes(bytes)}`);
    });
    try {
      const { complete, failed, left, bytes, seconds, endedBy } = await client.call('offline.pack', wish, signal);
      terminal.endProgress();
      if (json) terminal.out(JSON.stringify({ complete, failed, left, bytes, seconds, ...(endedBy && { endedBy }) }));
      else
        terminal.out(
          `${articles(complete)} complete, ${failed} could not be had, ${left} left; ${megabytes(bytes)} in ${seconds.toFixed(1)} s.`,
        );
      if (endedBy) terminal.err(endedBy === 'minutes' ? 'The time was up.' : 'The megabytes were used up.');
      return 0;
    } finally {
      terminal.endProgress();
      stopProgress();
    }
  },
};

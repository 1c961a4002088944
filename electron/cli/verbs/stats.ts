// `stats`: how large the library is, and what takes the room.
import { articles, sources } from '../count.ts';
import type { Verb } from '../verb.ts';

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

export const verb: Verb = {
  usage: 'stats',
  about: 'Says how large the library is and which sources take most of it.',
  positionals: [0, 0],
  async run({ openLibrary, terminal, json }) {
    const client = await openLibrary();
    const stats = await client.call('library.stats', {});
    if (json) {
      terminal.out(JSON.stringify(stats));
      return 0;
    }
    terminal.out(
      `${articles(stats.articles)} of ${sources(stats.feeds)}; database ${megabytes(stats.databaseBytes)}, pictures and media ${megabytes(stats.mediaBytes)}.`,
    );
    for (const feed of stats.largestFeeds)
      terminal.out(`${megabytes(feed.bytes).padStart(10)}  ${String(feed.articles).padStart(7)}  ${feed.title}`);
    return 0;
  },
};

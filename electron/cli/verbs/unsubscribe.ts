// `unsubscribe FEED`: by id, address or title.
import { findFeed } from '../findFeed.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = {
  usage: 'unsubscribe FEED',
  about: 'Stops following a feed, named by its number, address or title. `undo` takes it back.',
  positionals: [1, 1],
  async run({ positionals: [named = ''], openLibrary, terminal, json }) {
    const client = await openLibrary();
    const feed = await findFeed(client, named);
    await client.call('feeds.unsubscribe', { feedIds: [feed.id] });
    terminal.out(
      json
        ? JSON.stringify({ id: feed.id, url: feed.feedUrl })
        : `You no longer follow ${feed.title}. \`undo\` brings it back.`,
    );
    return 0;
  },
};

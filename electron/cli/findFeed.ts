// A feed named on the command line: by id, by address, or by its exact title.
import { AppError } from '../../shared/errors.ts';
import type { EngineClient } from '../../shared/contract/engineContract.ts';
import type { Feed } from '../../shared/model/feed.ts';

/** Throws feed-not-found. */
export async function findFeed(client: EngineClient, named: string): Promise<Feed> {
  const { feeds } = await client.call('library.overview', {});
  const feed = feeds.find((each) => String(each.id) === named || each.feedUrl === named || each.title === named);
  if (!feed) throw new AppError('feed-not-found');
  return feed;
}

// The library bench's other process: opens the library whose folder is given, shows the first list, reads about for a while as a
// person does, and prints how long the first took and how much memory it holds when it rests.
import Database from 'better-sqlite3';
import { systemClock } from '../../electron/core/clock.ts';
import { openStore } from '../../electron/core/store/store.ts';
import { createReading } from '../../electron/core/usecases/reading.ts';
import type { ListingOptions } from '../../shared/model/listing.ts';
import { benchLog } from './libraryMaker.ts';

const folder = process.argv[2] ?? '';
const options: ListingOptions = { order: 'newest', unreadOnly: false };

const floorStartedAt = systemClock.monotonic();
const bare = new Database(`${folder}/library.sqlite`, { readonly: true });
bare
  .prepare('SELECT id, title FROM articles WHERE dropped_at IS NULL ORDER BY published_at DESC, id DESC LIMIT 50')
  .all();
bare.close();
const floorMs = systemClock.monotonic() - floorStartedAt;

const startedAt = systemClock.monotonic();
const store = openStore({ folder, clock: systemClock, log: benchLog });
const reading = createReading({ store, clock: systemClock });
reading.overview();
const { frame } = reading.open({ listing: { kind: 'all' }, options });
const view = { listing: { kind: 'all' }, options, frame } as const;
let page = reading.list({ view, direction: 'forward', limit: 50 });
const startMs = systemClock.monotonic() - startedAt;

for (let pages = 0; pages < 40 && page.next; pages++) {
  for (const { id } of page.rows) reading.get({ id });
  page = reading.list({ view, cursor: page.next, direction: 'forward', limit: 50 });
}
globalThis.gc?.();
const memoryMb = process.memoryUsage().rss / 2 ** 20;
store.close();
process.stdout.write(JSON.stringify({ startMs, floorMs, memoryMb }));

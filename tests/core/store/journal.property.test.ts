// Whatever a person does, in whatever order, with syncs and restarts between: the kept counters agree with a recount, undoing an act
// leaves the library as it was before, and doing it again leaves it as it was after.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { listSummaries } from '../../../electron/core/store/articles.ts';
import { recount } from '../../../electron/core/store/counts.ts';
import { getOverview } from '../../../electron/core/store/overview.ts';
import { changeSubscription, subscribe, unsubscribe } from '../../../electron/core/store/subscriptions.ts';
import { createOrganisation } from '../../../electron/core/usecases/organisation.ts';
import { createReading } from '../../../electron/core/usecases/reading.ts';
import { createTriage } from '../../../electron/core/usecases/triage.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Listing, ListingOrder } from '../../../shared/model/listing.ts';
import { day, hour, makeEntry, noon, openTestLibrary, type TestLibrary } from './library.ts';

const feeds = ['alpha', 'beta', 'gamma'];
const tagNames = ['red', 'Blue', 'grün'];
const someIds = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
const listing = fc.constantFrom<Listing>(
  { kind: 'all' },
  { kind: 'unread' },
  { kind: 'today' },
  { kind: 'saved' },
  { kind: 'feed', feedId: 1 },
  { kind: 'folder', folderId: 1 },
  { kind: 'tag', tagId: 1 },
  { kind: 'topic', topic: 'War' },
  { kind: 'author', author: 'Ann' },
  { kind: 'search', query: 'story OR corrected' },
);

type Step =
  | { do: 'sync'; feed: number; from: number; count: number; edit: boolean }
  | { do: 'setRead' | 'setSaved'; ids: number[]; on: boolean }
  | { do: 'addTag' | 'removeTag'; ids: number[]; tag: number }
  | { do: 'note'; id: number; text: string }
  | { do: 'mark'; what: 'add' | 'note' | 'remove'; id: number; text: string }
  | {
      do: 'markView';
      listing: Listing;
      order: ListingOrder;
      read: boolean;
      side: 'all' | 'below' | 'above';
      row: number;
    }
  | { do: 'folder'; what: 'add' | 'remove' | 'rename' | 'nest'; number: number }
  | {
      do: 'feed';
      what: 'unsubscribe' | 'subscribe' | 'move' | 'rename' | 'pause' | 'settings';
      feed: number;
      folder: number;
    }
  | { do: 'tags'; what: 'rename' | 'remove'; tag: number }
  | { do: 'smart'; what: 'add' | 'remove'; number: number }
  | { do: 'undo' | 'redo' | 'reopen' | 'aDayPasses' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('sync' as const),
      feed: fc.nat(2),
      from: fc.nat(12),
      count: fc.nat(6),
      edit: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('setRead' as const, 'setSaved' as const),
      ids: someIds,
      on: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('addTag' as const, 'removeTag' as const),
      ids: someIds,
      tag: fc.nat(2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('note' as const),
      id: fc.integer({ min: 1, max: 30 }),
      text: fc.constantFrom('', 'remember', 'two'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      what: fc.constantFrom('add' as const, 'note' as const, 'remove' as const),
      id: fc.integer({ min: 1, max: 30 }),
      text: fc.constantFrom('', 'story', 'two'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('markView' as const),
      listing,
      order: fc.constantFrom<ListingOrder>('newest', 'oldest', 'length'),
      read: fc.boolean(),
      side: fc.constantFrom('all' as const, 'below' as const, 'above' as const),
      row: fc.nat(10),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('folder' as const),
      what: fc.constantFrom('add' as const, 'remove' as const, 'rename' as const, 'nest' as const),
      number: fc.nat(3),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('feed' as const),
      what: fc.constantFrom(
        'unsubscribe' as const,
        'subscribe' as const,
        'move' as const,
        'rename' as const,
        'pause' as const,
        'settings' as const,
      ),
      feed: fc.nat(2),
      folder: fc.nat(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('tags' as const),
      what: fc.constantFrom('rename' as const, 'remove' as const),
      tag: fc.nat(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('smart' as const),
      what: fc.constantFrom('add' as const, 'remove' as const),
      number: fc.nat(3),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('undo' as const, 'redo' as const, 'reopen' as const, 'aDayPasses' as const),
    }),
  },
);

function perform(library: TestLibrary, step: Step): void {
  const { store, clock } = library;
  const parts = { store, clock };
  const triage = createTriage(parts);
  const organisation = createOrganisation(parts);
  const optionalName = (number: number): string => `Folder ${number}`;
  switch (step.do) {
    case 'sync':
      library.sync(
        step.feed + 1,
        Array.from({ length: step.count }, (_, index) => {
          const number = step.from + index;
          return makeEntry(`${step.feed}-${number}`, {
            publishedAt: noon - number * 5 * hour,
            topics: number % 2 === 0 ? ['War'] : ['Peace', 'war'],
            authors: [{ name: number % 3 === 0 ? 'Ann' : 'Bob' }],
            readingMinutes: 1 + (number % 4),
            ...(step.edit && { title: `Corrected ${number}` }),
          });
        }),
      );
      return;
    case 'setRead':
      triage.setRead({ ids: step.ids, read: step.on });
      return;
    case 'setSaved':
      triage.setSaved({ ids: step.ids, saved: step.on });
      return;
    case 'addTag':
      triage.addTag({ ids: step.ids, name: tagNames[step.tag] ?? '' });
      return;
    case 'removeTag':
      triage.removeTag({ ids: step.ids, name: tagNames[step.tag] ?? '' });
      return;
    case 'note':
      triage.setNote({ id: step.id, note: step.text });
      return;
    case 'mark': {
      const highlightId = 1 + (step.id % 4);
      if (step.what === 'add') triage.addHighlight({ id: step.id, quote: step.text, prefix: 'a ', suffix: '' });
      else if (step.what === 'note') triage.setHighlightNote({ highlightId, note: step.text });
      else triage.removeHighlight({ highlightId });
      return;
    }
    case 'markView': {
      const options = { order: step.order, unreadOnly: false };
      const { frame } = createReading(parts).open({ listing: step.listing, options });
      const view = { listing: step.listing, options, frame };
      const { rows } = createReading(parts).list({ view, direction: 'forward', limit: 20 });
      const row = rows[step.row % Math.max(1, rows.length)];
      const from = row && { id: row.id, value: step.order === 'length' ? row.minutes : row.publishedAt };
      triage.markView({ view, read: step.read, side: from ? step.side : 'all', ...(from && { from }) });
      return;
    }
    case 'folder':
      if (step.what === 'add') organisation.addFolder({ name: optionalName(step.number) });
      else if (step.what === 'remove') organisation.removeFolder({ folderId: step.number });
      else if (step.what === 'rename')
        organisation.updateFolder({ folderId: step.number, name: `Renamed ${step.number}` });
      else organisation.updateFolder({ folderId: step.number, parentId: 1, position: 0 });
      return;
    case 'feed': {
      const id = step.feed + 1;
      if (step.what === 'unsubscribe') store.act('unsubscribe', (act) => unsubscribe(act, id), { count: 1 });
      else if (step.what === 'subscribe') {
        store.act('subscribe', (act) => subscribe(act, { feedUrl: `https://${feeds[step.feed] ?? ''}.example/feed` }), {
          count: 1,
        });
      } else {
        const change = {
          move: { folderId: step.folder === 0 ? null : step.folder },
          rename: { title: `Name ${step.folder}` },
          pause: { paused: step.folder % 2 === 0 },
          settings: { settings: { unreadWhenEdited: step.folder % 2 === 0 } },
        }[step.what];
        store.act('changeFeed', (act) => changeSubscription(act, id, change), { count: 1 });
      }
      return;
    }
    case 'tags': {
      if (step.what === 'rename') organisation.renameTag({ tagId: step.tag, name: `tag ${step.tag}` });
      else organisation.removeTag({ tagId: step.tag });
      return;
    }
    case 'smart':
      if (step.what === 'add') organisation.saveSmartFeed({ name: `Smart ${step.number}`, query: 'is:unread' });
      else organisation.removeSmartFeed({ smartFeedId: step.number });
      return;
    case 'undo':
      store.undo();
      return;
    case 'redo':
      store.redo();
      return;
    case 'aDayPasses':
      // The inbox forgets what was read before.
      clock.move(25 * hour);
      clock.move(hour);
      return;
    case 'reopen':
      library.reopen();
  }
}

/** Everything a person can see of the library, without its revision and what the journal offers. */
function visible({ store }: TestLibrary): unknown {
  const {
    revision: _revision,
    canUndo: _canUndo,
    canRedo: _canRedo,
    ...overview
  } = getOverview(store.read, 0, noon - day);
  const ids = store.read.rows<[number]>('SELECT id FROM articles ORDER BY id').map(([id]) => id);
  return {
    ...overview,
    feeds: overview.feeds.map(({ health: _health, ...feed }) => feed).toSorted((a, b) => a.id - b.id),
    articles: listSummaries(store.read, ids),
    savedAt: store.read.rows('SELECT article_id, saved_at FROM states WHERE saved_at IS NOT NULL ORDER BY article_id'),
    marks: store.read.rows('SELECT * FROM highlights ORDER BY id'),
    notes: store.read.rows('SELECT article_id, note FROM states WHERE note IS NOT NULL ORDER BY article_id'),
  };
}

test('counters agree with a recount, undo is the inverse of every act, and redo of undo', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), (steps) => {
      const library = openTestLibrary();
      try {
        for (const name of feeds) library.follow(name);
        // Something to act upon: ids 1 to 24.
        for (const feed of feeds.keys()) perform(library, { do: 'sync', feed, from: 2, count: 8, edit: false });
        perform(library, { do: 'folder', what: 'add', number: 1 });
        for (const next of steps) {
          const before = visible(library);
          const revision = library.store.revision();
          const entriesBefore = library.store.read.value<number>('SELECT coalesce(max(id), 0) FROM journal') ?? 0;
          try {
            perform(library, next);
          } catch (error) {
            // A refusal changes nothing at all.
            if (!(error instanceof AppError)) throw error;
            expect(visible(library)).toEqual(before);
            expect(library.store.revision()).toBe(revision);
            continue;
          }
          expect(recount(library.store.read)).toEqual([]);
          library.clock.move(1_000);
          const newest = library.store.read.value<number>('SELECT coalesce(max(id), 0) FROM journal') ?? 0;
          if (newest <= entriesBefore || next.do === 'undo' || next.do === 'redo') continue;
          const after = visible(library);
          library.store.undo();
          expect(visible(library)).toEqual(before);
          expect(recount(library.store.read)).toEqual([]);
          library.store.redo();
          expect(withoutMoments(visible(library))).toEqual(withoutMoments(after));
          expect(recount(library.store.read)).toEqual([]);
        }
        expect(library.store.read.rows('PRAGMA foreign_key_check')).toEqual([]);
        expect(library.store.read.value<number>('SELECT count(*) FROM search_queue')).toBe(0);
      } finally {
        library.remove();
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

/** What is done again is saved at the moment of doing it again. */
const withoutMoments = (seen: unknown): unknown => ({ ...(seen as Record<string, unknown>), savedAt: undefined });

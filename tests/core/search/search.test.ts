// Searching a real library: every operator, every order, pages both ways, and results held against a plain reading of the query.
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokensOf } from '../../../electron/core/store/search/fold.ts';
import { readQuery } from '../../../electron/core/store/search/readQuery.ts';
import { prepareSearch, type Search, type SearchScope } from '../../../electron/core/store/search/search.ts';
import type { ListCursor } from '../../../shared/model/listing.ts';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import type { Query, QueryNode } from '../../../shared/query/query.ts';
import { type MadeArticle, type MadeLibrary, openMadeLibrary } from '../../support/madeLibrary.ts';

const now = new Date(2026, 5, 15, 12).getTime();
const day = 86_400_000;

function search(library: MadeLibrary, query: string, scope: Partial<SearchScope> = {}): Search {
  return prepareSearch(library.store.read, readQuery(query), { now, order: 'newest', ...scope });
}
const found = (library: MadeLibrary, query: string, scope: Partial<SearchScope> = {}): readonly number[] =>
  search(library, query, scope)
    .listAll()
    .map(({ id }) => id);

describe('a small library', () => {
  let library: MadeLibrary;
  let guardian: number;
  let ids: Readonly<Record<string, number>>;

  beforeAll(() => {
    library = openMadeLibrary();
    guardian = library.follow('The Guardian', { folder: 'News', feedUrl: 'https://www.theguardian.com/rss' });
    const golem = library.follow('Golem.de', { folder: 'Technik' });
    const at = (daysAgo: number) => ({ publishedAt: now - daysAgo * day });
    const add = (feedId: number, articles: Readonly<Record<string, MadeArticle>>) => {
      const added = library.add(feedId, Object.values(articles), now);
      return Object.fromEntries(Object.keys(articles).map((name, index) => [name, added[index] ?? 0]));
    };
    ids = {
      ...add(guardian, {
        pump: { title: 'A heat pump in every house', text: 'Heat from the cold air.', ...at(1), author: 'Ann Lee' },
        cafe: { title: 'Cafés of Łódź', text: 'Überall Kaffee.', ...at(2), language: 'de-DE', topics: ['Wien & Co'] },
        film: { title: 'A film', kind: 'video', ...at(3), readingMinutes: 1, link: 'https://video.example.com/watch' },
        long: {
          title: 'A long read',
          text: 'pump heat',
          ...at(40),
          readingMinutes: 25,
          image: { url: 'https://example.org/a.jpg' },
        },
      }),
      ...add(golem, {
        cpp: { title: 'C++ und C#', text: 'Sprachen wie .NET', ...at(5), language: 'de', topics: ['Wien'] },
        tokyo: { title: '東京の天気', text: '今日は雨です 👍', ...at(6), language: 'ja' },
        sound: {
          title: 'Podcast',
          ...at(400),
          media: [{ url: 'https://example.org/a.mp3', role: 'audio' }],
        },
      }),
    };
    library.markRead(ids['pump'] ?? 0, ids['tokyo'] ?? 0);
    library.save(ids['cafe'] ?? 0);
    library.tag('Später lesen', ids['cpp'] ?? 0, ids['cafe'] ?? 0);
    library.note(ids['long'] ?? 0, 'my note');
  });
  afterAll(() => library.close());

  test.each([
    ['', 'pump cafe film cpp tokyo long sound'],
    ['heat pump', 'pump long'],
    ['"heat pump"', 'pump'],
    ['"pump heat"', 'long'],
    ['title:pump', 'pump'],
    ['heat -title:pump', 'long'],
    ['-heat', 'cafe film cpp tokyo sound'],
    ['CAFES', 'cafe'],
    ['lodz', 'cafe'],
    ['uberall', 'cafe'],
    ['kaff*', 'cafe'],
    ['c++', 'cpp'],
    ['c#', 'cpp'],
    ['.net', 'cpp'],
    ['京', 'tokyo'],
    ['の天', 'tokyo'],
    ['雨', 'tokyo'],
    ['👍', 'tokyo'],
    ['author:ann', 'pump'],
    ['author:guardian', ''],
    ['feed:guardian', 'pump cafe film long'],
    ['feed:"the guardian"', 'pump cafe film long'],
    ['feed:nobody', ''],
    ['-feed:nobody film', 'film'],
    ['folder:technik', 'cpp tokyo sound'],
    ['in:news', 'pump cafe film long'],
    ['in:golem.de', 'cpp tokyo sound'],
    ['site:theguardian.com', 'pump cafe film long'],
    ['site:example.com', 'film'],
    ['topic:wien', 'cpp'],
    ['topic:"Wien & Co"', 'cafe'],
    ['tag:"später lesen"', 'cafe cpp'],
    ['tag:spater', 'cafe cpp'],
    ['-tag:spater is:unread', 'film long sound'],
    ['lang:de', 'cafe cpp'],
    ['lang:de-de', 'cafe'],
    ['-lang:de', 'pump film tokyo long sound'],
    ['url:/watch', 'film'],
    ['is:unread', 'cafe film cpp long sound'],
    ['is:read', 'pump tokyo'],
    ['is:saved', 'cafe'],
    ['is:tagged', 'cafe cpp'],
    ['is:video', 'film'],
    ['is:long', 'long'],
    ['is:short', 'film'],
    ['has:image', 'long'],
    ['has:audio', 'sound'],
    ['has:note', 'long'],
    ['newer:4d', 'pump cafe film'],
    ['older:30d', 'long sound'],
    ['on:yesterday', 'pump'],
    ['after:2026-06-12 before:2026-06-14', 'cafe film'],
    ['minutes:>=25', 'long'],
    ['minutes:<4', 'film'],
    ['pump OR is:saved', 'pump cafe long'],
    ['(heat OR film) is:unread', 'film long'],
    ['-(heat OR film OR is:read)', 'cafe cpp sound'],
    ['!!! heat', 'pump long'],
    ['!!!', ''],
    ['-!!!', ''],
  ])('%s', (query, names) => {
    const expected = names === '' ? [] : names.split(' ').map((name) => ids[name]);
    expect(found(library, query)).toEqual(expected);
    expect(search(library, query).size().total).toBe(expected.length);
    expect(
      search(library, query)
        .matching(Object.values(ids))
        .toSorted((a, b) => a - b),
    ).toEqual(expected.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  });

  test('feeds can be named by their number', () => {
    expect(found(library, `feed:#${guardian}`)).toHaveLength(4);
  });

  test('orders: oldest, longest and best first', () => {
    expect(found(library, 'sort:oldest')).toEqual(found(library, '').toReversed());
    expect(found(library, 'sort:length')[0]).toBe(ids['long']);
    expect(found(library, 'pump sort:relevance')).toEqual([ids['pump'], ids['long']]);
    expect(search(library, 'is:read', { order: 'relevance' }).order).toBe('newest');
  });

  test('a mistake is refused with its place', () => {
    expect(() => readQuery('heat is:wet')).toThrow(/character 9: is: knows unread/);
  });

  test('quotation marks, stars and FTS5 words are only ever text', () => {
    for (const query of [
      '"',
      '"""',
      'NEAR(a b)',
      '"a NEAR b"',
      'title:"x" OR',
      '^a',
      '{a b}: c',
      'a*b',
      "'; DROP",
      '-*',
      '+"',
    ]) {
      const { query: read } = parseQuery(query);
      expect(() => prepareSearch(library.store.read, read, { now, order: 'newest' }).listAll()).not.toThrow();
    }
  });

  test('a list that was opened keeps what is read in it and lets nothing new in', () => {
    const frame = { openedAt: Date.now(), lastArticleId: Math.max(...Object.values(ids)) };
    const scope = { frame, unreadOnly: true, now: frame.openedAt };
    const before = found(library, 'film', scope);
    library.markRead(ids['film'] ?? 0);
    const [late] = library.add(guardian, [{ title: 'Another film', publishedAt: now }]);
    expect(found(library, 'film', scope)).toEqual(before);
    expect(found(library, 'film', { unreadOnly: true })).toEqual([late]);
    expect(search(library, 'film', scope).matching([late ?? 0])).toEqual([late]);
  });
});

describe('a library of 6,000', () => {
  let library: MadeLibrary;
  const articles: { readonly id: number; readonly words: readonly string[]; readonly article: MadeArticle }[] = [];
  const read = new Set<number>();

  beforeAll(() => {
    library = openMadeLibrary();
    const feeds = [library.follow('Alpha'), library.follow('Beta'), library.follow('Gamma')];
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
      return Math.floor((seed / 4_294_967_296) * below);
    };
    const some = (words: readonly string[], share: number): readonly string[] =>
      words.filter(() => random(100) < share);
    for (let batch = 0; batch < 24; batch++) {
      const made = Array.from({ length: 250 }, (_, index): MadeArticle => {
        const common = some(['the', 'and', 'news'], 60);
        const rare = some(['zebra', 'quartz', 'fjord'], 2);
        return {
          title: ['report', ...some(['the', 'zebra'], 10)].join(' '),
          text: [...common, ...rare, 'end'].join(' '),
          // Mostly in the order of arrival, some years off, some at the very same moment.
          publishedAt: now - (6_000 - batch * 250 - index) * 60_000 - (random(10) === 0 ? random(500) * day : 0),
          readingMinutes: 1 + random(20),
        };
      });
      const ids = library.add(feeds[batch % 3] ?? 0, made, now);
      for (const [index, article] of made.entries()) {
        articles.push({
          id: ids[index] ?? 0,
          article,
          words: [...tokensOf(article.title), '|', ...tokensOf(article.text ?? '')],
        });
      }
    }
    const marked = articles.filter(() => random(2) === 0).map(({ id }) => id);
    library.markRead(...marked);
    for (const id of marked) read.add(id);
  }, 60_000);
  afterAll(() => library.close());

  const holds = (item: (typeof articles)[number], node: QueryNode): boolean => {
    switch (node.kind) {
      case 'and':
        return node.nodes.every((part) => holds(item, part));
      case 'or':
        return node.nodes.some((part) => holds(item, part));
      case 'not':
        return !holds(item, node.node);
      case 'text': {
        const words = node.field === 'title' ? item.words.slice(0, item.words.indexOf('|')) : item.words;
        return ` ${words.join(' ')}${node.prefix ? '' : ' '}`.includes(
          ` ${tokensOf(node.text).join(' ')}${node.prefix ? '' : ' '}`,
        );
      }
      case 'is':
        return node.state === 'unread' ? !read.has(item.id) : read.has(item.id);
      case 'minutes':
        return node.comparison === '<' && (item.article.readingMinutes ?? 0) < node.minutes;
      default:
        return false;
    }
  };
  const expected = ({ where }: Query): readonly number[] =>
    articles
      .filter((item) => where === undefined || holds(item, where))
      .toSorted((a, b) => (b.article.publishedAt ?? 0) - (a.article.publishedAt ?? 0) || b.id - a.id)
      .map(({ id }) => id);

  test('finds what a plain reading of the query finds, in the order of time', () => {
    const leaf = fc.constantFrom(
      'the',
      'and',
      'zebra',
      'title:the',
      '"and news"',
      'quart*',
      'is:unread',
      'minutes:<5',
      '-fjord',
      'fjord',
    );
    const query = fc.oneof(
      fc.array(leaf, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
      fc.tuple(leaf, leaf, leaf).map(([a, b, c]) => `(${a} OR ${b}) ${c}`),
      fc.tuple(leaf, leaf, leaf).map(([a, b, c]) => `-(${a} ${b}) OR ${c}`),
    );
    fc.assert(
      fc.property(query, (text) => {
        expect(found(library, text)).toEqual(expected(parseQuery(text).query));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  const pages = (
    query: string,
    direction: 'forward' | 'backward',
    limit: number,
    scope: Partial<SearchScope> = {},
  ): readonly number[] => {
    const ids: number[] = [];
    let cursor: ListCursor | undefined;
    for (;;) {
      const page = search(library, query, scope).list({ cursor, direction, limit });
      const rows = page.places.map(({ id }) => id);
      if (direction === 'forward') ids.push(...rows);
      else ids.unshift(...rows);
      if (!page.hasMore) return ids;
      cursor = page.stoppedAt ?? (direction === 'forward' ? page.places.at(-1) : page.places[0]);
    }
  };

  test.each([
    'the',
    'the sort:oldest',
    'the sort:length',
    'zebra',
    'zebra sort:relevance',
    'and sort:relevance',
    'is:unread -the',
    'the is:unread',
    'feed:beta the',
    'on:2026-06-14',
    'the OR is:read',
    'minutes:<3',
    '',
  ])('pages of “%s” put together are the whole list, forward and backward', (query) => {
    const whole = found(library, query);
    expect(new Set(whole).size).toBe(whole.length);
    expect(pages(query, 'forward', 97)).toEqual(whole);
    expect(pages(query, 'backward', 331)).toEqual(whole);
  });

  test('work that is cut short goes on with the next page and loses nothing', () => {
    let ticks = 0;
    const budget = { monotonic: () => ticks++ * 1_000, ms: 1 };
    expect(pages('the minutes:<2', 'forward', 10, { budget })).toEqual(found(library, 'the minutes:<2'));
    expect(pages('is:unread -the -and -news', 'backward', 10, { budget })).toEqual(
      found(library, 'is:unread -the -and -news'),
    );
  });

  test('counts are exact for few and many', () => {
    for (const query of ['zebra', 'the', 'is:unread', 'the is:unread', 'minutes:<5', '']) {
      const ids = expected(parseQuery(query).query);
      expect(search(library, query).size()).toEqual({
        total: ids.length,
        unread: ids.filter((id) => !read.has(id)).length,
        totalIsFloor: false,
      });
    }
  });
});

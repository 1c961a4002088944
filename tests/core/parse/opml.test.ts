import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OpmlFolder, parseOpml, writeOpml } from '../../../electron/core/parse/opml.ts';
import { AppError } from '../../../shared/errors.ts';

test('folders, titles and addresses are read, however deep they lie', () => {
  const { title, feeds, folders, recovered } = parseOpml(
    '<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="World"><outline text="Europe"><outline type="rss" text="Courier &amp; Post" xmlUrl="https://courier.example/feed" htmlUrl="https://courier.example/"/></outline></outline><outline text="Empty"></outline></body></opml>',
  );
  expect(title).toBe('Mine');
  expect(feeds).toMatchObject([
    {
      feedUrl: 'https://courier.example/feed',
      title: 'Courier & Post',
      siteUrl: 'https://courier.example/',
      folders: ['World', 'Europe'],
    },
  ]);
  expect(folders).toEqual([['World'], ['World', 'Europe'], ['Empty']]);
  expect(recovered).toBe(false);
});

test('bare ampersands, missing ends and odd spellings lose no address', () => {
  const { feeds, recovered, warnings } = parseOpml(
    '<opml><body><OUTLINE TEXT="Q&A" XMLURL="http://a.example/f?x=1&y=2"/><outline title="B" xmlurl=\'feed://b.example/rss\'><outline text="C" type="rss" url="c.example/feed.xml"/>',
  );
  expect(feeds.map((feed) => feed.feedUrl)).toEqual([
    'http://a.example/f?x=1&y=2',
    'http://b.example/rss',
    'http://c.example/feed.xml',
  ]);
  expect(feeds[0]?.title).toBe('Q&A');
  expect(recovered).toBe(true);
  expect(warnings).toContainEqual({ code: 'outlines-cut', line: 1 });
});

test('files, commands and scripts in it are never taken', () => {
  const { feeds } = parseOpml(
    '<opml><body><outline text="x" xmlUrl="file:///etc/passwd"/><outline text="y" xmlUrl="exec:rm"/><outline text="z" xmlUrl="javascript:1"/></body></opml>',
  );
  expect(feeds).toEqual([]);
});

test('what is no list of subscriptions is refused', () => {
  expect(() => parseOpml('<html><body>hello</body></html>')).toThrow(AppError);
  expect(() => parseOpml('')).toThrow(AppError);
});

test('what is written is read back', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 30 })
    .map((text) => text.replaceAll(/[\p{C}\s]+/gu, ' ').trim() || 'x');
  const feed = fc.record({
    feedUrl: fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href),
    title: name,
    settings: fc.constant(new Map([['fullText', 'true']])),
  });
  const folder = (depth: number): fc.Arbitrary<OpmlFolder> =>
    fc.record({
      name,
      feeds: fc.array(feed, { maxLength: 3 }),
      folders: depth === 0 ? fc.constant([]) : fc.array(folder(depth - 1), { maxLength: 2 }),
    });
  const flat = (each: OpmlFolder, path: readonly string[]): unknown[] => [
    ...each.folders.flatMap((inner) => flat(inner, [...path, inner.name])),
    ...each.feeds.map(({ feedUrl, title, settings }) => ({ feedUrl, title, folders: path, settings })),
  ];
  fc.assert(
    fc.property(folder(3), (root) => {
      const read = parseOpml(writeOpml('Mine', root));
      expect(
        read.feeds.map(({ feedUrl, title, folders, settings }) => ({ feedUrl, title, folders, settings })),
      ).toEqual(flat(root, []));
      expect(read.recovered).toBe(false);
    }),
  );
});

test('any text ends in a list or a refusal', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          '<',
          '>',
          '"',
          "'",
          '=',
          '&',
          '/',
          'outline',
          'xmlUrl',
          ' ',
          'http://a.example',
          'opml',
          '\n',
        ),
      }),
      (text) => {
        try {
          expect(parseOpml(text).feeds.length).toBeGreaterThanOrEqual(0);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      },
    ),
  );
});

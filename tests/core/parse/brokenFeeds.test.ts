// What is broken keeps what it still says: every item that can be read is read, and a warning says what was wrong and where.
import { expect, test } from 'vitest';
import { parseFeed } from '../../../electron/core/parse/parseFeed.ts';
import type { ParsedFeed } from '../../../electron/core/parse/parsedFeed.ts';

const url = 'https://paper.example/feed.xml';
const parse = (text: string): ParsedFeed => parseFeed(text, { url });
const titles = (feed: ParsedFeed): (string | undefined)[] => feed.items.map((item) => item.titles[0]?.value);

test('cut off in the middle of an item, the whole items stay and so does what the last one said', () => {
  const feed = parse(
    '<rss><channel><item><title>A</title></item><item><title>B</title></item><item><title>C</title><descr',
  );
  expect(titles(feed)).toEqual(['A', 'B', 'C']);
  expect(feed.warnings).toContainEqual({ code: 'tag-cut', line: 1 });
});

test('a CDATA section that is never closed ends with its element', () => {
  const feed = parse(
    '<rss><channel><item><title>A</title><description><![CDATA[open <b>text</description></item><item><title>B</title></item></channel></rss>',
  );
  expect(titles(feed)).toEqual(['A', 'B']);
  expect(feed.items[0]?.texts[0]?.value).toBe('open <b>text');
});

test('a CDATA section that is never closed ends before the next item, though that one has another', () => {
  const feed = parse(
    '<rss><channel><item><title>A</title><Description><![CDATA[one</description></item><item><title>B</title><description><![CDATA[two <item>]]></description></item></channel></rss>',
  );
  expect(titles(feed)).toEqual(['A', 'B']);
  expect(feed.items.map((item) => item.texts[0]?.value)).toEqual(['one', 'two <item>']);
  expect(feed.warnings).toEqual([{ code: 'cdata-open', line: 1 }]);
});

test('markup that is not escaped keeps the text after its void elements', () => {
  const many = 'x<br>'.repeat(300);
  const feed = parse(
    `<rss><channel><item><title>A</title><description>one<br>two<IMG src="/i"><p>three<br></br></p><hr/>four</description></item><item><title>B</title><description>${many}</description><guid>2</guid></item></channel></rss>`,
  );
  expect(feed.items[0]?.texts[0]?.value).toBe('one<br>two<IMG src="/i"><p>three<br></p><hr>four');
  expect(feed.items[1]).toMatchObject({ id: '2', texts: [{ value: many }] });
  expect(feed.warnings).toEqual([]);
  const [entry] = parse(
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">one<source src="/a">two<br>three</div></content></entry></feed>',
  ).items;
  expect(entry?.texts[0]?.value).toBe('one<source src="/a">two<br>three');
});

test('texts that are never closed end before what can only stand beside them', () => {
  const feed = parse(
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A<id>1</id><link href="/a"/></entry><entry><title>B</title><summary>s<published>2025</published><id>2</id></entry></feed>',
  );
  expect(feed.items).toMatchObject([
    { id: '1', titles: [{ value: 'A' }], links: [{ url: 'https://paper.example/a' }] },
    { id: '2', texts: [{ value: 's' }], dates: [{ value: '2025' }] },
  ]);
  const { items } = parse(
    '<rss><channel><item><description>a <b>b</b><link>/a</link><guid>1</guid><pubDate>2025</pubDate></item><item><description>a <link rel="x"/><title>t</title> b</description></item></channel></rss>',
  );
  expect(items).toMatchObject([
    { id: '1', texts: [{ value: 'a <b>b</b>' }], dates: [{ value: '2025' }] },
    { titles: [], texts: [{ value: 'a <link rel="x"><title>t</title> b' }] },
  ]);
});

test('junk elements before a feed, or around it, take nothing of it', () => {
  const rss =
    '<rss version="2.0"><channel><title>T</title><link>/t</link><item><title>A</title></item></channel></rss>';
  const atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>A</title></entry></feed>';
  for (const text of [`<br>${rss}`, `<html><body>${rss}</body></html>`, `<root>${rss}</root>`])
    expect(parse(text)).toMatchObject({
      version: 'rss20',
      titles: [{ value: 'T' }],
      links: [{ url: 'https://paper.example/t' }],
      items: [{ titles: [{ value: 'A' }] }],
    });
  expect(parse(`<root>${atom}</root>`)).toMatchObject({ format: 'atom', titles: [{ value: 'T' }] });
});

test('an xml:base within XHTML is told to the addresses in it', () => {
  const [entry] = parse(
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p xml:base="/sub/"><a href="x">k</a></p><a href="y">l</a></div></content></entry></feed>',
  ).items;
  expect(entry?.texts[0]?.value).toContain('<a href="https://paper.example/sub/x">k</a>');
  expect(entry?.texts[0]?.value).toContain('<a href="y">l</a>');
});

test('end tags that are missing, crossed or too many', () => {
  expect(
    titles(
      parse(
        '<rss><channel><item><title>A<link>http://a.example/</link></item><item><title>B</title></b></description><item><title>C</title></channel>',
      ),
    ),
  ).toEqual(['A', 'B', 'C']);
});

test('junk before the declaration, other letter case, prefixes nobody declared', () => {
  const feed = parse(
    '\n\nnotice: 12\n<?xml version="1.0"?><RSS><Channel><ITEM><Title>A</Title><content:encoded>body</content:encoded><PUBDATE>2025</PUBDATE></ITEM></Channel></RSS>',
  );
  expect(feed.items[0]).toMatchObject({
    titles: [{ value: 'A' }],
    texts: [{ source: 'content:encoded', value: 'body' }],
    dates: [{ value: '2025' }],
  });
});

test('bare ampersands and less-thans, HTML names in XML, addresses that look like entities', () => {
  const [item] = parse(
    '<rss><channel><item><title>R&D: 3 < 5 &eacute;&nbsp;&unknown;</title><link>http://a.example/?a=1&copy=2&lt=3</link></item></channel></rss>',
  ).items;
  expect(item?.titles[0]?.value).toBe('R&D: 3 < 5 é\u00a0&unknown;');
  expect(item?.links[0]?.url).toBe('http://a.example/?a=1&copy=2&lt=3');
});

test('a quote that is never closed ends with its tag', () => {
  const feed = parse(
    '<rss><channel><item><title lang="en>One</title></item><item><title lang="de">Two</title></item></channel></rss>',
  );
  expect(titles(feed)).toEqual(['One', 'Two']);
  expect(feed.warnings).toEqual([{ code: 'quote-open', line: 1 }]);
});

test('a name as long as its document is not kept whole', () => {
  const name = 'x'.repeat(100_000);
  const { warnings } = parse(`<rss><channel><title>A</title><${name}><item></item></channel></${name}y></rss>`);
  expect(warnings.length).toBeGreaterThan(1);
  expect(JSON.stringify(warnings).length).toBeLessThan(2_000);
});

test('warnings say what was wrong, and in which line', () => {
  expect(
    parse('\n<?xml version="1.0"?>\n<rss><channel><title>A & B < C</title>\n<item><dc:creator>Ada</dc:creator></item>')
      .warnings,
  ).toEqual([
    { code: 'declaration-late', line: 2 },
    { code: 'ampersand-bare', line: 3 },
    { code: 'bracket-bare', line: 3 },
    { code: 'prefix-undeclared', name: 'dc', line: 4 },
    { code: 'document-cut', line: 4 },
  ]);
  expect(parse('Notice: undefined\n<rss><channel><title>A</title></channel></rss>').warnings).toEqual([
    { code: 'junk-before', line: 1 },
  ]);
  expect(
    parse(
      '<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>A &amp; B &#38; &eacute;</title><item><dc:date>2025</dc:date></item></channel></rss>',
    ).warnings,
  ).toEqual([]);
});

test('entities that a document declares are read once, never expanded twice', () => {
  const feed = parse(
    '<!DOCTYPE rss [<!ENTITY paper "The Paper"><!ENTITY bomb "&paper;&paper;"><!ENTITY file SYSTEM "file:///etc/passwd">]><rss><channel><title>&paper; &bomb; &file;</title><item/></channel></rss>',
  );
  expect(feed.titles[0]?.value).toBe('The Paper &bomb; &file;');
});

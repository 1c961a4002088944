import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../electron/core/parse/parseFeed.ts';
import { mostItems } from '../../../electron/core/parse/limits.ts';
import type { ParsedFeed } from '../../../electron/core/parse/parsedFeed.ts';
import { AppError } from '../../../shared/errors.ts';

const url = 'https://paper.example/feed.xml';
const parse = (text: string): ParsedFeed => parseFeed(text, { url });
const titles = (feed: ParsedFeed): (string | undefined)[] => feed.items.map((item) => item.titles[0]?.value);
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.code : `bug: ${String(error)}`;
  }
};

describe('formats', () => {
  test('RSS 2.0 with its modules', () => {
    const feed =
      parse(`<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
      <channel><title>Paper</title><link>/</link><ttl>45</ttl><sy:updateFrequency>2</sy:updateFrequency><sy:updatePeriod>daily</sy:updatePeriod><skipHours><hour>24</hour><hour>3</hour></skipHours><skipDays><day>Sunday</day></skipDays>
      <item><title>One &amp; all</title><link>/one</link><guid isPermaLink="false">1</guid><pubDate>Thu, 10 Jul 2025 14:03:00 GMT</pubDate><dc:creator>Ada</dc:creator><category domain="x">War</category>
      <description>Short</description><c:encoded><![CDATA[<p>Long</p>]]></c:encoded><enclosure url="/a.mp3" type="audio/mpeg" length="1234"/>
      <media:group><media:content url="/p.jpg" medium="image" width="800"/><media:credit>Eve</media:credit></media:group></item></channel></rss>`);
    expect(feed).toMatchObject({
      format: 'rss',
      version: 'rss20',
      ttlMinutes: 45,
      updatePeriodMs: 43_200_000,
      skipHours: [0, 3],
      skipDays: [0],
    });
    expect(feed.items[0]).toMatchObject({
      id: '1',
      idIsPermaLink: false,
      titles: [{ value: 'One & all' }],
      links: [{ url: 'https://paper.example/one', rel: 'alternate' }],
      texts: [
        { source: 'description', value: 'Short' },
        { source: 'content:encoded', value: '<p>Long</p>' },
      ],
      people: [{ source: 'dc:creator', name: 'Ada' }],
      categories: [{ term: 'War', scheme: 'x' }],
      enclosures: [{ url: 'https://paper.example/a.mp3', type: 'audio/mpeg', length: 1234 }],
      media: [{ url: 'https://paper.example/p.jpg', medium: 'image', width: 800, credit: 'Eve' }],
    });
  });

  test('RSS 1.0, whose items stand beside the channel', () => {
    const feed = parse(
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://x.example/"><title>T</title><link>https://x.example/</link></channel><image><url>/i.png</url></image><item rdf:about="urn:1"><title>A</title><link>https://x.example/a</link></item></rdf:RDF>',
    );
    expect(feed).toMatchObject({
      format: 'rdf',
      version: 'rss10',
      id: 'https://x.example/',
      images: [{ url: 'https://paper.example/i.png' }],
    });
    expect(feed.items[0]).toMatchObject({ id: 'urn:1' });
  });

  test('Atom: text constructs, links by relation, xml:base and xml:lang', () => {
    const feed =
      parse(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/" xml:lang="de"><title type="html">A &lt;b&gt;B&lt;/b&gt;</title><link rel="self" href="feed"/><link href="./"/>
      <entry><id>urn:e</id><title>T &lt;1&gt;</title><link rel="enclosure" href="e.mp3" type="audio/mpeg" length="5"/><link rel="alternate" href="e"/>
      <content type="xhtml" xml:base="deep/"><div xmlns="http://www.w3.org/1999/xhtml"><p>x <img src="p.png"/></p></div></content><summary type="text/html" mode="escaped">&lt;i&gt;s&lt;/i&gt;</summary>
      <author><name>Ada</name><uri>/ada</uri></author><updated>2025-07-10T14:03:00Z</updated></entry></feed>`);
    expect(feed).toMatchObject({
      format: 'atom',
      version: 'atom10',
      language: 'de',
      links: [
        { rel: 'self', url: 'https://a.example/x/feed' },
        { rel: 'alternate', url: 'https://a.example/x/' },
      ],
    });
    expect(feed.items[0]).toMatchObject({
      titles: [{ value: 'T <1>', type: 'text' }],
      enclosures: [{ url: 'https://a.example/x/e.mp3', length: 5 }],
      texts: [
        {
          source: 'atom:content',
          type: 'xhtml',
          value: '<p>x <img src="p.png"></p>',
          base: 'https://a.example/x/deep/',
        },
        { source: 'atom:summary', type: 'html', value: '<i>s</i>' },
      ],
      people: [{ name: 'Ada', url: 'https://a.example/ada' }],
    });
  });

  test('Atom 0.3 in base64, and an entry that is a document of its own', () => {
    const encoded = Buffer.from('<p>Ž</p>').toString('base64');
    expect(
      parse(
        `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>T</title><content type="text/html" mode="base64">${encoded}</content></entry></feed>`,
      ).items[0]?.texts[0],
    ).toMatchObject({ value: '<p>Ž</p>', type: 'html' });
    expect(titles(parse('<entry xmlns="http://www.w3.org/2005/Atom"><title>Alone</title></entry>'))).toEqual(['Alone']);
  });

  test('JSON Feed, with values of the wrong kind read over', () => {
    const feed = parse(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'J',
        home_page_url: '/',
        items: [
          {
            id: 7,
            url: '/7',
            title: ['no'],
            content_html: '<p>x</p>',
            tags: ['a', 3, null],
            attachments: [{ url: '/f.mp3', mime_type: 'audio/mpeg', duration_in_seconds: 61 }],
          },
          'junk',
        ],
        __proto__: { polluted: true },
      }),
    );
    expect(feed).toMatchObject({ format: 'json', version: 'json11' });
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject({
      id: '7',
      titles: [],
      categories: [{ term: 'a' }, { term: '3' }],
      enclosures: [{ seconds: 61 }],
    });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('an id beside an xml:base is resolved against it, another stays as it is', () => {
    const feed = parse(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:base="https://b.example/x/"><id>post/1</id></entry><entry><id>post-2</id></entry></feed>',
    );
    expect(feed.items.map(({ id }) => id)).toEqual(['https://b.example/x/post/1', 'post-2']);
  });

  test('a title of an odd type is a title; content that is a picture is none', () => {
    const [item] = parse(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="application/x-odd">test</title><content type="image/png">iVBORw0KGgo=</content></entry></feed>',
    ).items;
    expect(item?.titles[0]?.value).toBe('test');
    expect(item?.texts).toEqual([]);
  });

  test('a link without a prefix says by its relation what it is for; of two own ones the later counts', () => {
    const [item] = parse(
      '<rss version="2.0"><channel><item><link>https://x.example/old</link><link>https://x.example/new</link><link rel="enclosure" href="/a.mp3" type="audio/mpeg"/></item></channel></rss>',
    ).items;
    expect(item?.links[0]?.url).toBe('https://x.example/new');
    expect(item?.enclosures).toMatchObject([{ url: 'https://paper.example/a.mp3' }]);
  });

  test('CDF: a channel within, its base, a title in an attribute', () => {
    const feed = parse(
      '<CHANNEL HREF="https://c.example/" BASE="https://c.example/dir/"><CHANNEL HREF="sub"><TITLE>Sub</TITLE></CHANNEL><TITLE VALUE="Whole"/><ITEM HREF="one"><TITLE VALUE="A"/><ABSTRACT VALUE="x"/></ITEM></CHANNEL>',
    );
    expect(feed).toMatchObject({
      format: 'cdf',
      titles: [{ value: 'Whole' }],
      links: [{ url: 'https://c.example/' }],
      items: [{ titles: [{ value: 'A' }], texts: [{ value: 'x' }], links: [{ url: 'https://c.example/dir/one' }] }],
    });
  });

  test('a link that ends before its address is one', () => {
    expect(
      parse(
        '<rss><channel><link/>http://a.example/<item><link/>http://a.example/1<title>A</title></item></channel></rss>',
      ),
    ).toMatchObject({
      links: [{ url: 'http://a.example/' }],
      items: [{ links: [{ url: 'http://a.example/1' }], titles: [{ value: 'A' }] }],
    });
  });

  test('a guid counts before an id, a category may stand in an attribute', () => {
    const { items } = parse(
      '<rss><channel><item><guid isPermaLink="false">g</guid><id>i</id><category term="War" scheme="s"/></item><item><id>i</id><guid>g</guid></item><item><id>i</id></item></channel></rss>',
    );
    expect(items.map((item) => item.id)).toEqual(['g', 'g', 'i']);
    expect(items[0]?.categories).toEqual([{ term: 'War', scheme: 's' }]);
  });

  test('the author of an entry counts before the one of its source, whichever comes first (RFC 4287 §4.2.11)', () => {
    const source = '<source><title>S</title><author><name>Eve</name></author></source>';
    const { items } = parse(
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${source}<author><name>Ada</name></author></entry><entry>${source}</entry></feed>`,
    );
    expect(items.map((item) => item.people.map(({ name }) => name))).toEqual([['Ada'], ['Eve']]);
    expect(items[0]?.sourceTitle).toBe('S');
  });

  test('the prefix “rss:” that nobody declared is RSS', () => {
    expect(
      parse(
        '<rss:rss><rss:channel><rss:title>T</rss:title><rss:item><rss:title>A</rss:title></rss:item></rss:channel></rss:rss>',
      ),
    ).toMatchObject({ titles: [{ value: 'T' }], items: [{ titles: [{ value: 'A' }] }] });
  });

  test('the two formats numbered 0.91 are told apart', () => {
    const body = '<rss version="0.91"><channel><title>T</title><item><title>A</title></item></channel></rss>';
    expect(parse(body).version).toBe('rss091u');
    expect(parse(`<!DOCTYPE rss SYSTEM "http://my.netscape.com/publish/formats/rss-0.91.dtd">${body}`).version).toBe(
      'rss091n',
    );
  });

  test('CDF', () => {
    expect(
      parse(
        '<CHANNEL HREF="https://c.example/" LASTMOD="2004-04-07T04:05:43Z"><TITLE>C</TITLE><ITEM HREF="https://c.example/1"><TITLE>One</TITLE></ITEM></CHANNEL>',
      ),
    ).toMatchObject({
      format: 'cdf',
      links: [{ url: 'https://c.example/' }],
      items: [{ links: [{ url: 'https://c.example/1' }] }],
    });
  });
});

describe('what is no feed is refused by what it is', () => {
  test.each([
    ['', 'feed-empty'],
    ['   \n', 'feed-empty'],
    ['<!doctype html><html><body>News</body></html>', 'html-instead-of-feed'],
    ['<html><form><input name=p type="password"></form></html>', 'login-page'],
    ['<note><to>you</to></note>', 'not-a-feed'],
    ['<opml version="2.0"><head/><body><outline text="a"/></body></opml>', 'not-a-feed'],
    ['{"items": 3}', 'not-a-feed'],
    ['{ broken', 'not-a-feed'],
    ['just text', 'not-a-feed'],
  ])('%j', (text, code) => {
    expect(codeOf(() => parse(text))).toBe(code);
  });
});

describe('hostile documents end, soon and small', () => {
  test('a hundred thousand elements deep', () => {
    expect(
      parse(
        `<rss><channel><item><title>A</title><description>${'<b>'.repeat(100_000)}x</description></item></channel></rss>`,
      ).items,
    ).toHaveLength(1);
  });

  test('a million attributes, a flood of instructions, comments and entities', () => {
    const attributes = Array.from({ length: 300_000 }, (_, index) => `a${index}="x"`).join(' ');
    const feed = parse(
      `<rss ${attributes}><channel>${'<?x y?>'.repeat(100_000)}<!--${'-'.repeat(1_000_000)}--><item><title>${'&amp;'.repeat(200_000)}</title></item></channel></rss>`,
    );
    expect(feed.items[0]?.titles[0]?.value).toHaveLength(200_000);
  });

  test('quotes and comments that never close are looked for once', () => {
    expect(codeOf(() => parse(`<rss><channel>${'<a b="'.repeat(50_000)}${'<!--'.repeat(50_000)}`))).toBeUndefined();
  });

  test('more items than anybody reads: so many are taken, and the rest is told', () => {
    const feed = parse(`<rss><channel>${'<item><title>x</title></item>'.repeat(mostItems + 5)}</channel></rss>`);
    expect(feed.items).toHaveLength(mostItems);
    expect(feed.warnings).toEqual([{ code: 'items-left-out', count: mostItems + 5, kept: mostItems }]);
  });
});

describe('any text at all', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '</',
    '/>',
    '<rss>',
    '<channel>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<!DOCTYPE',
    '[',
    ']',
    '&amp;',
    '&#0;',
    '&#xD800;',
    'xmlns:a="b"',
    ' ',
    '"',
    "'",
    '=',
    'text',
    '{',
    '}',
    '"items":',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<entry>',
    'é',
    '\u{1F4F0}',
  );
  const answer = (text: string): unknown => {
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return error.code;
    }
  };

  test('gives a feed or a refusal, and the same each time', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(answer(text)).toEqual(answer(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a feed cut off anywhere keeps every item that was whole', () => {
    const items = Array.from(
      { length: 6 },
      (_, index) =>
        `<item><title>Story ${index}</title><description><![CDATA[<p>Text ${index}</p>]]></description></item>`,
    );
    const head = '<rss><channel><title>T</title>';
    const whole = head + items.join('');
    fc.assert(
      fc.property(fc.integer({ min: head.length + (items[0]?.length ?? 0), max: whole.length }), (length) => {
        const complete = items.filter(
          (_, index) => head.length + items.slice(0, index + 1).join('').length <= length,
        ).length;
        expect(titles(parse(whole.slice(0, length))).slice(0, complete)).toEqual(
          items.slice(0, complete).map((_, index) => `Story ${index}`),
        );
      }),
    );
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Entry, NormalizedFeed } from '../../../electron/core/normalize/entry.ts';
import { normalizeFeed } from '../../../electron/core/normalize/normalizeFeed.ts';
import { oldestFirst } from '../../../electron/core/normalize/oldestFirst.ts';
import { readingMinutes } from '../../../electron/core/normalize/readingTime.ts';
import { withoutTracking } from '../../../electron/core/normalize/trackingParameters.ts';
import { parseFeed } from '../../../electron/core/parse/parseFeed.ts';

const url = 'https://paper.example/feed.xml';
const normalize = (text: string): NormalizedFeed => normalizeFeed(parseFeed(text, { url }));
const namespaces =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
const item = (inner: string): Entry => {
  const [entry] = normalize(
    `<rss version="2.0" ${namespaces}><channel><title>T</title><link>https://paper.example/</link><item>${inner}</item></channel></rss>`,
  ).entries;
  if (!entry) throw new Error('The item was lost.');
  return entry;
};

describe('the page it started from', () => {
  const demo = path.resolve(import.meta.dirname, '../../../electron/engine/demo/kyiv-independent.xml');
  const feed = normalize(readFileSync(demo, 'utf8'));
  const rubio = feed.entries.find((entry) => entry.title.startsWith('Rubio'));

  test('its story has byline, picture with caption and credit, topics, a related story and its reading time', () => {
    expect(rubio?.author).toContain('Kateryna Denisova');
    expect(rubio?.image?.caption).toMatch(/Kuala Lumpur/);
    expect(rubio?.image?.credit).toContain('Mandel Ngan');
    expect(rubio?.topics).toEqual(
      expect.arrayContaining(['Ukraine', 'Russia', 'Sergey Lavrov', 'Marco Rubio', 'War', 'Peace Talks']),
    );
    expect(rubio?.related).toHaveLength(1);
    expect(rubio?.readingMinutes).toBe(2);
    expect(rubio?.contentHtml).toContain('data-card="story"');
  });

  test('its film is a video with a length and a summary', () => {
    const film = feed.entries.find((entry) => entry.kind === 'video');
    expect(film?.title).toContain('bombardment');
    expect(film?.mediaSeconds).toBeGreaterThan(0);
    expect(film?.excerpt).toContain('several weeks in June and July');
  });
});

describe('identity', () => {
  test('a guid that gains https, a slash or a campaign is the same', () => {
    const keys = [
      'http://paper.example/a',
      'https://paper.example/a/',
      'https://www.paper.example/a?utm_source=rss',
    ].map((guid) => item(`<guid>${guid}</guid><title>x</title>`).key);
    expect(new Set(keys).size).toBe(1);
  });

  test('what a fragment counts goes off the link and not off the key under which it is stored', () => {
    const { key, link } = item('<title>A</title><link>https://paper.example/a#xtor=RSS-1</link>');
    expect(link).toBe('https://paper.example/a');
    expect(key).toBe('link:paper.example/a#xtor=RSS-1');
  });

  test('without a guid the link counts, without either the content', () => {
    expect(item('<title>A</title><link>https://paper.example/a</link>').key).toBe('link:paper.example/a');
    expect(item('<title>A</title>').key).toBe(item('<title>A</title>').key);
    expect(item('<title>A</title>').key).not.toBe(item('<title>B</title>').key);
  });

  test('without guids, different entries about one page stay different', () => {
    const { entries } = normalize(
      '<rss><channel><item><title>Version 2</title><link>https://x.example/log</link></item><item><title>Version 1</title><link>https://x.example/log</link></item></channel></rss>',
    );
    expect(new Set(entries.map(({ key }) => key)).size).toBe(2);
    expect(oldestFirst(entries)).toHaveLength(2);
  });

  test('of two with one guid the later written is stored', () => {
    const { entries } = normalize(
      '<rss><channel><item><guid>1</guid><title>Old</title><pubDate>Thu, 10 Jul 2025 14:00:00 GMT</pubDate></item><item><guid>1</guid><title>New</title><pubDate>Thu, 10 Jul 2025 15:00:00 GMT</pubDate></item></channel></rss>',
    );
    expect(oldestFirst(entries).map(({ title }) => title)).toEqual(['New']);
  });

  test('a guid that changes leaves the link as another name of the entry', () => {
    expect(item('<guid isPermaLink="false">7</guid><link>https://paper.example/a</link>')).toMatchObject({
      key: 'id:7',
      otherKeys: ['link:paper.example/a'],
    });
  });

  test('the content hash changes with the text and with nothing else', () => {
    const hash = (inner: string): string => item(inner).contentHash;
    expect(hash('<title>A</title><description>x</description><pubDate>2025-01-01</pubDate>')).toBe(
      hash('<title>A</title><description>x</description><pubDate>2025-01-02</pubDate>'),
    );
    expect(hash('<title>A</title><description>x</description>')).not.toBe(
      hash('<title>A</title><description>y</description>'),
    );
  });
});

describe('choices between fields', () => {
  test('an item without a title is called by its first words', () => {
    expect(item('<description>&lt;p&gt;A short note about nothing in particular.&lt;/p&gt;</description>').title).toBe(
      'A short note about nothing in particular.',
    );
  });

  test('a title is text: markup goes, what was escaped twice stays', () => {
    expect(item('<title>The &lt;b&gt;bold&lt;/b&gt; &amp;amp; the rest</title>').title).toBe('The bold & the rest');
  });

  test('summary and content stay apart, and the excerpt is the author’s own summary', () => {
    const entry = item(
      '<description>Standfirst.</description><content:encoded><![CDATA[<p>Body text.</p>]]></content:encoded>',
    );
    expect(entry).toMatchObject({
      summaryHtml: 'Standfirst.',
      contentHtml: '<p>Body text.</p>',
      excerpt: 'Standfirst.',
      text: 'Body text.',
    });
  });

  test('of two texts in places for a summary the longer is the whole', () => {
    expect(item('<summary>Short.</summary><description>The whole of the story.</description>')).toMatchObject({
      summaryHtml: 'Short.',
      contentHtml: 'The whole of the story.',
    });
  });

  test('what names no author was written by the feed’s, where the format says so', () => {
    const atom = normalize(
      '<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Ada</name></author><entry><title>A</title></entry><entry><title>B</title><author><name>Bo</name></author></entry></feed>',
    );
    expect(atom.entries.map(({ author }) => author)).toEqual(['Ada', 'Bo']);
    const json = normalize(
      '{"version":"https://jsonfeed.org/version/1.1","authors":[{"name":"Ada"}],"items":[{"id":"1","content_text":"x"}]}',
    );
    expect(json.entries[0]?.author).toBe('Ada');
  });

  test('markup in a name is no part of it', () => {
    expect(item('<author>&lt;p&gt;Ada&lt;/p&gt;</author>').author).toBe('Ada');
  });

  test('escapes in JSON bring nothing that a text may not hold', () => {
    const [entry] = normalize(
      String.raw`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"a\u0000b\ud800c\u0008d","content_text":"x"}]}`,
    ).entries;
    expect(entry?.title).toBe('a\uFFFDb\uFFFDcd');
  });

  test('plain text keeps its paragraphs', () => {
    expect(item('<description>One\n\nTwo\nThree</description>').summaryHtml).toBe('<p>One</p><p>Two<br>Three</p>');
  });

  test('several authors are named once each, and nobody is not an author', () => {
    expect(item('<dc:creator>Ada</dc:creator><dc:creator>Eve</dc:creator><dc:creator>ada</dc:creator>')).toMatchObject({
      author: 'Ada, Eve',
    });
    expect(item('<author>noreply@paper.example</author>').author).toBeUndefined();
    expect(item('<author>ada@paper.example (Ada Byron)</author>').authors).toEqual([
      { name: 'Ada Byron', email: 'ada@paper.example' },
    ]);
  });

  test('of several media the widest picture leads, with the credit the feed gives it', () => {
    const entry = item(
      '<media:content url="/s.jpg" medium="image" width="100"/><media:content url="/l.jpg" medium="image" width="1200"><media:description>A ship (Eve/Agency)</media:description></media:content><media:thumbnail url="/t.jpg"/>',
    );
    expect(entry.image).toEqual({
      url: 'https://paper.example/l.jpg',
      caption: 'A ship',
      credit: 'Eve/Agency',
      width: 1200,
    });
  });

  test('a figure in the text leads where the feed names no picture', () => {
    expect(
      item(
        '<description><![CDATA[<p>x</p><figure><img src="/p.jpg" alt="A ship"><figcaption>At anchor. Photo: Eve</figcaption></figure>]]></description>',
      ).image,
    ).toEqual({
      url: 'https://paper.example/p.jpg',
      alt: 'A ship',
      caption: 'At anchor.',
      credit: 'Eve',
    });
  });

  test('the picture a publisher names for an item leads before one of the text', () => {
    const text =
      '<description><![CDATA[<img src="/face.png"><p>x</p><img src="/p-300x200.jpg" alt="Ship">]]></description>';
    expect(item(`<itunes:image href="/cover.jpg"/>${text}`).image?.url).toBe('https://paper.example/cover.jpg');
    // What stands in the text is known by its address there, so that no page shows it twice.
    expect(item(`<itunes:image href="/p.jpg?w=900"/>${text}`).image).toEqual({
      url: 'https://paper.example/p-300x200.jpg',
      alt: 'Ship',
    });
    const json = normalize(
      '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","image":"/main","content_html":"<img src=\\"/face.png\\">"}]}',
    );
    expect(json.entries[0]?.image).toEqual({ url: 'https://paper.example/main' });
  });

  test('an enclosed picture that stands in the text in another size is that one', () => {
    const at = (size: string): string =>
      `https://cdn.example/fetch/${size},q_auto:good/https%3A%2F%2Fb.example%2Fp.jpeg`;
    expect(
      item(
        `<enclosure url="${at('f_auto')}" type="image/jpeg"/><description><![CDATA[<figure><img src="${at('w_1456')}"><figcaption>A ship</figcaption></figure>]]></description>`,
      ).image,
    ).toEqual({ url: at('w_1456'), caption: 'A ship' });
  });

  test('what a system puts below every text is no part of an excerpt', () => {
    const excerpt = (text: string): string => item(`<description><![CDATA[${text}]]></description>`).excerpt;
    expect(
      excerpt('<p>It sailed. […]</p><p>The post <a href="/a">A tale</a> first appeared on <a href="/">Blog</a>.</p>'),
    ).toBe('It sailed. […]');
    expect(
      excerpt('<p>Es fuhr.</p><p>Der Beitrag <a href="/a">A</a> erschien zuerst auf <a href="/">Blog</a>.</p>'),
    ).toBe('Es fuhr.');
    expect(excerpt('<p>Body.</p> submitted by <a href="/u">/u/ada</a> <br> [link] [comments]')).toBe('Body.');
    expect(excerpt('<p>The post office appeared on a map.</p>')).toBe('The post office appeared on a map.');
  });

  test('what has a size and does not play is a picture, whatever its address looks like', () => {
    const media = (attributes: string): string | undefined => item(`<media:content ${attributes}/>`).image?.url;
    expect(media('url="/img/1234" width="800" height="600"')).toBe('https://paper.example/img/1234');
    expect(media('url="/img/1234" type="" width="800" height="600"')).toBe('https://paper.example/img/1234');
    expect(media('url="/p.jpg" type="" medium=""')).toBe('https://paper.example/p.jpg');
    expect(media('url="/embed/1234" width="800" height="600"')).toBeUndefined();
    expect(media('url="/film/1234" width="800" height="600" duration="90"')).toBeUndefined();
    expect(media('url="/img/1234"')).toBeUndefined();
  });

  test('a name goes before an address, and is told from it', () => {
    expect(item('<author>editor@x.example</author><dc:creator>Jane Doe</dc:creator>').author).toBe('Jane Doe');
    expect(item('<author>editor@x.example</author><dc:publisher>Paper</dc:publisher>').author).toBe('editor@x.example');
    expect(item('<dc:creator>jane@x.example (Jane Doe)</dc:creator>').authors).toEqual([
      { name: 'Jane Doe', email: 'jane@x.example' },
    ]);
    expect(
      item('<dc:creator>&lt;a href="/d"&gt;Jane Doe&lt;/a&gt;, &lt;a href="/b"&gt;Bo Li&lt;/a&gt;</dc:creator>').author,
    ).toBe('Jane Doe, Bo Li');
    expect(item('<dc:creator>@ada@social.example</dc:creator>').author).toBe('@ada@social.example');
  });

  test('a logo stands for a feed before its icon', () => {
    const atom = (inner: string): string | undefined =>
      normalize(`<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>${inner}</feed>`).imageUrl;
    expect(atom('<icon>/i.ico</icon><logo>/l.png</logo>')).toBe('https://paper.example/l.png');
    expect(atom('<icon>/i.ico</icon>')).toBe('https://paper.example/i.ico');
  });

  test('an enclosed sound makes it audio, of the length iTunes gives', () => {
    expect(
      item('<enclosure url="/e.mp3" type="audio/mpeg" length="9"/><itunes:duration>1:02:05</itunes:duration>'),
    ).toMatchObject({ kind: 'audio', mediaSeconds: 3725, enclosures: [{ seconds: 3725, lengthBytes: 9 }] });
  });

  test('a podcast without an author is its hosts’; transcript and chapters are kept as links', () => {
    const text =
      '<rss version="2.0"><channel><title>P</title><item><title>One</title><podcast:person>Ada</podcast:person><podcast:person role="guest">Bo</podcast:person><podcast:transcript url="/t.vtt" type="text/vtt"/><podcast:chapters url="/c.json"/></item></channel></rss>';
    expect(normalize(text).entries[0]?.author).toBe('Ada');
    expect(parseFeed(text, { url }).items[0]?.links).toEqual([
      { url: 'https://paper.example/t.vtt', rel: 'transcript', type: 'text/vtt' },
      { url: 'https://paper.example/c.json', rel: 'chapters' },
    ]);
  });

  test('a file behind an address that counts listeners is asked for at its own', () => {
    expect(
      item(
        '<enclosure url="https://feedproxy.example/~r/a.mp3" type="audio/mpeg"/><feedburner:origEnclosureLink>https://x.example/a.mp3</feedburner:origEnclosureLink>',
      ).enclosures,
    ).toMatchObject([{ url: 'https://x.example/a.mp3' }]);
  });

  test('the direction follows the text, the language the nearest declaration', () => {
    expect(item('<title>שלום עולם</title><description>טקסט</description>').direction).toBe('rtl');
    const feed = normalize(
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en_us"><entry><title>A</title></entry><entry xml:lang="de"><title>B</title></entry></feed>',
    );
    expect(feed.entries.map((entry) => entry.language)).toEqual(['en-US', 'de']);
  });

  test('everything the article needs offline is named once', () => {
    const entry = item(
      '<enclosure url="/e.mp3" type="audio/mpeg"/><description><![CDATA[<img src="/p.jpg"><img src="/p.jpg"><video src="/v.mp4" poster="/v.jpg"></video>]]></description>',
    );
    expect(entry.media).toEqual([
      { url: 'https://paper.example/p.jpg', role: 'image' },
      { url: 'https://paper.example/v.jpg', role: 'poster' },
      { url: 'https://paper.example/v.mp4', role: 'video' },
      { url: 'https://paper.example/e.mp3', role: 'audio' },
    ]);
  });
});

test('reading time counts words by language and characters where words are not set apart', () => {
  expect(readingMinutes('word '.repeat(456), 'en')).toBe(2);
  expect(readingMinutes('word '.repeat(456), 'de')).toBe(3);
  expect(readingMinutes('字'.repeat(900), 'zh')).toBe(3);
  expect(readingMinutes('', 'en')).toBe(1);
});

test('what only counts readers goes off a link, the rest stays as it was', () => {
  expect(withoutTracking('https://a.example/x?utm_source=a&id=3&fbclid=z#part')).toBe('https://a.example/x?id=3#part');
  expect(withoutTracking('https://a.example/x?utm_source=a')).toBe('https://a.example/x');
  expect(withoutTracking('https://a.example/x#xtor=RSS-3208')).toBe('https://a.example/x');
  expect(withoutTracking('https://a.example/x?id=3&xtor=1#utm_source=a&utm_medium=rss')).toBe(
    'https://a.example/x?id=3',
  );
  expect(withoutTracking('https://a.example/x#page=2&utm_medium=rss')).toBe(
    'https://a.example/x#page=2&utm_medium=rss',
  );
  expect(withoutTracking('https://a.example/x?b=1&a=%20')).toBe('https://a.example/x?b=1&a=%20');
});

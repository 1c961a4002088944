// The whole way from bytes to entries, for any bytes: it ends with a feed or a refusal that has a code, the same each time, and nothing
// that a text may not hold comes through.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '../../../electron/core/decode/decodeText.ts';
import type { NormalizedFeed } from '../../../electron/core/normalize/entry.ts';
import { normalizeFeed } from '../../../electron/core/normalize/normalizeFeed.ts';
import { sanitizeHtml } from '../../../electron/core/normalize/sanitizeHtml.ts';
import { parseFeed } from '../../../electron/core/parse/parseFeed.ts';
import { AppError } from '../../../shared/errors.ts';

const url = 'https://paper.example/feed.xml';

function understand(bytes: Uint8Array, contentType?: string): NormalizedFeed | string {
  try {
    const { text } = decodeText(bytes, contentType === undefined ? {} : { contentType });
    return normalizeFeed(parseFeed(text, { url }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

const rss = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Häfen &amp; Schiffe</title><link>https://paper.example/</link>
<item><title>Ein Schiff <![CDATA[& mehr]]></title><guid isPermaLink="false">1</guid><pubDate>Thu, 10 Jul 2025 14:03:00 GMT</pubDate><author>ada@x.example (Ada)</author><category>Meer</category><enclosure url="/a.mp3" type="audio/mpeg" length="9"/><media:group><media:content url="/p.jpg" width="9"/><media:credit>Eve</media:credit></media:group><description>Kürz</description><content:encoded>&lt;p&gt;Läng &lt;img src="/q.jpg"&gt;&lt;/p&gt;&lt;iframe src="https://www.youtube.com/embed/abcdefgh"&gt;&lt;/iframe&gt;</content:encoded></item></channel></rss>`;
const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/" xml:lang="he"><title type="html">A &lt;b&gt;</title><entry><id>urn:1</id><link href="e"/><updated>2025-07-10T14:03:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>שלום <b>x</b></p><table><tr><td>1</td></tr></table></div></content><author><name>Ada</name></author></entry></feed>`;
const json = `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":1,"content_html":"<p>x</p>","tags":["a"],"attachments":[{"url":"a.mp3","mime_type":"audio/mpeg"}]}]}`;

/** A feed as it may arrive: cut, with bytes changed, taken out or put in. */
const spoiltFeed = fc
  .record({
    feed: fc.constantFrom(rss, atom, json),
    changes: fc.array(
      fc.record({
        at: fc.nat(1_500),
        out: fc.nat(12),
        bytes: fc.oneof(
          fc.uint8Array({ maxLength: 6 }),
          fc
            .constantFrom('<', '>', '"', '&', '<item>', '</item>', '<![CDATA[', '-->', '<!--', '\\ud800', '&#0;', '\0')
            .map((text) => Uint8Array.from(Buffer.from(text))),
        ),
      }),
      { maxLength: 8 },
    ),
    end: fc.option(fc.nat(1_500), { nil: undefined }),
  })
  .map(({ feed, changes, end }) => {
    let bytes = [...Buffer.from(feed)];
    for (const { at, out, bytes: put } of changes) bytes = [...bytes.slice(0, at), ...put, ...bytes.slice(at + out)];
    return Uint8Array.from(bytes.slice(0, end));
  });

const contentType = fc.option(
  fc.constantFrom(
    'text/xml',
    'application/rss+xml; charset=utf-16',
    'text/xml; charset="shift_jis"',
    'application/json',
    ';;charset=;',
  ),
  { nil: undefined },
);

/** Every text of a value, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test('bytes of any kind are a feed or a refusal, the same each time', () => {
  fc.assert(
    fc.property(fc.oneof(spoiltFeed, fc.uint8Array({ maxLength: 300 })), contentType, (bytes, type) => {
      expect(understand(bytes, type)).toEqual(understand(bytes, type));
    }),
    { numRuns: 600 },
  );
});

test('no NUL and no half of a character comes through, and what is stored is sanitised for good', () => {
  fc.assert(
    fc.property(spoiltFeed, contentType, (bytes, type) => {
      const feed = understand(bytes, type);
      if (typeof feed === 'string') return;
      for (const text of textsIn(feed)) {
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toContain('\0');
      }
      for (const { contentHtml = '', summaryHtml = '' } of feed.entries)
        for (const html of [contentHtml, summaryHtml]) expect(sanitizeHtml(html, url).html).toBe(html);
    }),
    { numRuns: 600 },
  );
});

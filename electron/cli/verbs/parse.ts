// `parse`: a feed document, understood as a sync understands it.
import { decodeText } from '../../core/decode/decodeText.ts';
import type { Entry, NormalizedFeed } from '../../core/normalize/entry.ts';
import { normalizeFeed } from '../../core/normalize/normalizeFeed.ts';
import type { ParsedFacts, ParsedFeed } from '../../core/parse/parsedFeed.ts';
import { parseFeed } from '../../core/parse/parseFeed.ts';
import { isoTime } from '../isoTime.ts';
import { createPureVerb, type PureStage } from '../pureVerb.ts';

/** What `parse` prints of a document, beside `file` and `ok`. */
export const describeFeed: PureStage = (input, { raw }) => {
  const source = { url: input.url, ...(input.contentType !== undefined && { contentType: input.contentType }) };
  const decoded = decodeText(input.bytes, source);
  const parsed = parseFeed(decoded.text, source);
  const feed = normalizeFeed(parsed, source, { raw });
  return {
    format: feed.format === 'cdf' ? 'rss' : feed.format,
    version: parsed.version,
    encoding: decoded.encoding,
    warnings: [...decoded.warnings, ...feed.warnings],
    feed: { ...feedJson(feed, parsed), categories: termsOf(parsed) },
    entries: feed.entries.map((entry, index) => ({ ...entryJson(entry), categories: termsOf(parsed.items[index]) })),
  };
};

export const verb = createPureVerb(
  'parse',
  'Prints what a feed document says, as JSON. --raw leaves its HTML as it was written.',
  describeFeed,
);

const time = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : isoTime(instant);
const list = <Item>(items: readonly Item[]): readonly Item[] | undefined => (items.length > 0 ? items : undefined);

/** `undefined` is left out by JSON: what a document does not have is absent. */
/** Terms as the publisher keeps them; the screen shows their labels. */
const termsOf = (facts: ParsedFacts | undefined): readonly string[] | undefined =>
  list([...new Set(facts?.categories.map(({ term, label }) => term || (label ?? '')))].filter(Boolean));

const feedJson = (feed: NormalizedFeed, parsed: ParsedFeed): Readonly<Record<string, unknown>> => ({
  title: feed.title,
  link: feed.siteUrl,
  self: feed.selfUrl,
  id: parsed.id,
  description: feed.description,
  language: parsed.language,
  author: feed.author,
  copyright: feed.copyright,
  generator: feed.generator,
  image: feed.imageUrl,
  updated: time(feed.updatedAt),
  published: time(feed.publishedAt),
});

const entryJson = (entry: Entry): Readonly<Record<string, unknown>> => ({
  key: entry.key,
  id: entry.guid,
  title: entry.title || undefined,
  link: entry.link,
  author: entry.author,
  authors: list(entry.authors),
  published: time(entry.publishedAt),
  updated: time(entry.updatedAt),
  summary: entry.summaryHtml,
  content: entry.contentHtml,
  enclosures: list(
    entry.enclosures.map(({ url, type, lengthBytes, seconds }) => ({
      url,
      type,
      length: lengthBytes,
      duration: seconds,
    })),
  ),
  media: list(entry.media),
  image: entry.image && {
    url: entry.image.url,
    alt: entry.image.alt,
    caption: entry.image.caption,
    credit: entry.image.credit,
  },
  comments: entry.commentsUrl,
  language: entry.language,
  readingMinutes: entry.readingMinutes,
  text: entry.text || undefined,
});

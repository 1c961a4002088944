// `parse`: a feed document, understood as a sync understands it.
import { documentWarningSentence } from '../../../shared/model/documentWarning.ts';
import { decodeText } from '../../core/decode/decodeText.ts';
import type { Entry, NormalizedFeed } from '../../core/normalize/entry.ts';
import { normalizeFeed, pickDate } from '../../core/normalize/normalizeFeed.ts';
import type { ParsedFacts, ParsedFeed, ParsedItem, ParsedMedia } from '../../core/parse/parsedFeed.ts';
import { parseFeed } from '../../core/parse/parseFeed.ts';
import { isoTime } from '../isoTime.ts';
import { createPureVerb, type PureStage } from '../pureVerb.ts';

/** What `parse` prints of a document, beside `file` and `ok`. */
export const describeFeed: PureStage = (input, { raw }) => {
  const source = { url: input.url, ...(input.contentType !== undefined && { contentType: input.contentType }) };
  const decoded = decodeText(input.bytes, source);
  const parsed = parseFeed(decoded.text, source);
  const feed = normalizeFeed(parsed, { raw });
  return {
    format: feed.format === 'cdf' ? 'rss' : feed.format,
    version: parsed.version,
    encoding: decoded.encoding,
    warnings: [...decoded.warnings, ...feed.warnings].map(documentWarningSentence),
    feed: { ...feedJson(feed, parsed), categories: termsOf(parsed) },
    entries: feed.entries.map((entry, index) => ({ ...entryJson(entry), ...itemJson(parsed.items[index], entry) })),
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

/** Terms as the publisher keeps them, the same one under two labels twice; the screen shows their labels. */
function termsOf(facts: ParsedFacts | undefined): readonly string[] | undefined {
  const terms = new Map<string, string>();
  for (const { term, label = '' } of facts?.categories ?? []) terms.set(`${term}\n${label}`, term || label);
  return list([...terms.values()].filter(Boolean));
}

/** What the store has no use for, and a document says all the same. */
const itemJson = (item: ParsedItem | undefined, entry: Entry): Readonly<Record<string, unknown>> => ({
  categories: termsOf(item),
  media: list(mediaJson(item?.media ?? [], entry)),
  created: time(pickDate(item?.dates ?? [], ['created'])),
  expired: time(pickDate(item?.dates ?? [], ['expires'])),
});

/** `undefined` is left out by JSON: what a document does not have is absent. */
/** What Media RSS describes, with all it says of it, then the other files that the article needs. */
function mediaJson(described: readonly ParsedMedia[], entry: Entry): Readonly<Record<string, unknown>>[] {
  const media = described.map(({ url, playerUrl, type, medium, width, height, title, credit, thumbnails }) => ({
    url: url ?? playerUrl,
    type: type ?? medium,
    width,
    height,
    title,
    credit,
    thumbnail: thumbnails[0]?.url,
  }));
  const known = new Set(media.map(({ url }) => url));
  const others = entry.media.filter(({ url }) => !known.has(url));
  return [...media, ...others.map(({ url, role }) => ({ url, type: role === 'poster' ? 'image' : role }))];
}

const feedJson = (feed: NormalizedFeed, parsed: ParsedFeed): Readonly<Record<string, unknown>> => ({
  title: feed.title,
  link: feed.siteUrl,
  self: feed.selfUrl,
  id: parsed.id,
  description: feed.description,
  language: parsed.language?.replaceAll('_', '-'),
  author: feed.author,
  copyright: feed.copyright,
  generator: feed.generator,
  image: feed.imageUrl,
  updated: time(feed.updatedAt),
  published: time(feed.publishedAt),
  created: time(pickDate(parsed.dates, ['created'])),
  ttl: parsed.ttlMinutes,
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

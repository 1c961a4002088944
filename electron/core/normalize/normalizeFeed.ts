// The fourth stage: the one place where choices between fields are made. Sanitising is its last step; nothing after it touches HTML.
import type { ArticleKind, Enclosure, Person } from '../../../shared/model/article.ts';
import { parseDate } from '../parse/parseDate.ts';
import type { ParsedDate, ParsedFacts, ParsedFeed, ParsedItem, ParsedLink, SourcedText } from '../parse/parsedFeed.ts';
import { resolveAddress } from './addresses.ts';
import type { Entry, NormalizedFeed } from './entry.ts';
import { entryKeys, keepApart, sha256 } from './entryKey.ts';
import { excerptOf, withoutFooter } from './excerpt.ts';
import { plainTextOf } from './htmlNode.ts';
import { languageTag, textDirection } from './language.ts';
import { leadImage } from './leadImage.ts';
import { authorsOf, joinNames } from './people.ts';
import { readingMinutes } from './readingTime.ts';
import { referencedMedia, relatedStories } from './sanitizeHtml.ts';
import { cleanHtml, lineOf } from './textHtml.ts';
import { withoutTracking } from './trackingParameters.ts';

export interface NormalizeOptions {
  /** HTML as the author wrote it, for conformance runs only; never stored. */
  readonly raw?: boolean;
}

const contentSources = [
  'content:encoded',
  'atom:content',
  'content',
  'content_html',
  'content_text',
  'xhtml:body',
  'xhtml:div',
  'body',
  'fullitem',
  'rdf:value',
];
const summarySources = [
  'atom:summary',
  'description',
  'summary',
  'abstract',
  'dc:description',
  'dcterms:abstract',
  'itunes:summary',
  'googleplay:description',
  'itunes:subtitle',
  'media:description',
  'media:text',
];
const feedTextSources = [
  'description',
  'atom:subtitle',
  'subtitle',
  'atom:tagline',
  'tagline',
  'abstract',
  'dc:description',
  'itunes:summary',
  'googleplay:description',
  'itunes:subtitle',
  'atom:info',
  'info',
];
const titleSources = ['title', 'atom:title', 'dc:title', 'dcterms:title', 'itunes:title', 'media:title'];

/** First text of the first source that has one. */
const pickText = (texts: readonly SourcedText[], sources: readonly string[]): SourcedText | undefined => {
  for (const source of sources) {
    const found = texts.find((text) => text.source === source);
    if (found) return found;
  }
  return undefined;
};

export function normalizeFeed(parsed: ParsedFeed, options: NormalizeOptions = {}): NormalizedFeed {
  const language = languageTag(parsed.language);
  const siteUrl = siteLink(parsed.links);
  const selfUrl = parsed.links.find((link) => link.rel === 'self')?.url;
  const authors = authorsOf(parsed.people);
  const description = lineOf(pickText(parsed.texts, feedTextSources));
  const facts = {
    title: lineOf(pickText(parsed.titles, titleSources)),
    siteUrl,
    selfUrl,
    description,
    language,
    author: joinNames(authors),
    copyright: lineOf(parsed.rights[0]),
    generator: parsed.generator,
    // An icon is drawn for the size of a letter (RFC 4287 §4.2.5); it stands for a feed that has nothing larger.
    imageUrl: (parsed.images.find(({ source }) => !/(?:^|:)(?:fav)?icon$/.test(source)) ?? parsed.images[0])?.url,
    updatedAt: pickDate(parsed.dates, ['updated', 'published']),
    // A channel's dc:date is when it was made available (RSS 1.0), whichever of the two one asks for.
    publishedAt: pickDate(parsed.dates, ['published']) ?? pickDate(parsed.dates.filter(isDublinCore), ['updated']),
  };
  // RFC 4287 §4.2.1 and JSON Feed: the feed's authors wrote what names no other.
  const areInherited = parsed.format === 'atom' || parsed.format === 'json';
  const entries = keepApart(
    parsed.items.map((item) => normalizeItem(item, { language, authors: areInherited ? authors : [] }, options)),
  );
  return {
    format: parsed.format,
    ...(Object.fromEntries(
      Object.entries(facts).filter(([, value]) => value !== undefined),
    ) as Partial<NormalizedFeed>),
    topics: topicsOf(parsed),
    wishes: {
      ...(parsed.ttlMinutes !== undefined && { ttlMinutes: parsed.ttlMinutes }),
      ...(parsed.updatePeriodMs !== undefined && { updatePeriodMs: parsed.updatePeriodMs }),
      skipHours: parsed.skipHours,
      skipDays: parsed.skipDays,
    },
    entries,
    warnings: parsed.warnings,
  };
}

function siteLink(links: readonly ParsedLink[]): string | undefined {
  const candidates = links.filter((link) => link.rel === 'alternate' && resolveAddress(link.url, '') !== undefined);
  return (candidates.find((link) => link.type === undefined || /html/.test(link.type)) ?? candidates[0])?.url;
}

const isDublinCore = ({ source }: ParsedDate): boolean => source === 'dc:date';

/** The first kind that can be read. */
export function pickDate(dates: readonly ParsedDate[], kinds: readonly ParsedDate['kind'][]): number | undefined {
  for (const kind of kinds) {
    // Written twice, the later one counts: publishers' systems append.
    for (const date of dates.toReversed()) {
      const instant = date.kind === kind ? parseDate(date.value) : undefined;
      if (instant !== undefined) return instant;
    }
  }
  return undefined;
}

function topicsOf({ categories }: ParsedFacts): readonly string[] {
  const seen = new Map<string, string>();
  for (const { term, label } of categories) {
    const name = lineOf({ value: label ?? term, type: 'unknown', base: '' });
    if (name && name.length <= 200 && !seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name);
  }
  return [...seen.values()];
}

interface ItemTexts {
  readonly contentText: SourcedText | undefined;
  readonly summaryText: SourcedText | undefined;
}

/** The whole and its summary. Where the format has no place for the whole, the longer of two different texts is it. */
function pickTexts(texts: readonly SourcedText[]): ItemTexts {
  const contentText = pickText(texts, contentSources);
  const summaryText = pickText(texts, summarySources);
  const described = contentText ? [] : texts.filter(({ source }) => source === 'description' || source === 'summary');
  const [first, second] = described;
  if (!first || !second || first.value === second.value) return { contentText, summaryText };
  return first.value.length > second.value.length
    ? { contentText: first, summaryText: second }
    : { contentText: second, summaryText: first };
}

interface Around {
  readonly language: string | undefined;
  /** Who wrote an item that names nobody. */
  readonly authors: readonly Person[];
}

function normalizeItem(item: ParsedItem, around: Around, { raw = false }: NormalizeOptions): Entry {
  const { contentText, summaryText } = pickTexts(item.texts);
  const content = contentText && cleanHtml(contentText, raw);
  const summary = summaryText && cleanHtml(summaryText, raw);
  const nodes = content?.nodes ?? summary?.nodes ?? [];
  const text = plainTextOf(nodes);
  const summaryPlain = summary && content ? plainTextOf(summary.nodes) : '';
  const address = itemAddress(item);
  const link = address === undefined ? undefined : withoutTracking(address);
  const title = lineOf(pickText(item.titles, titleSources)) ?? excerptOf(text || summaryPlain, 90);
  const ownAuthors = authorsOf(item.people);
  const authors = ownAuthors.length > 0 ? ownAuthors : around.authors;
  const language = languageTag(item.language) ?? around.language;
  const enclosures = enclosuresOf(item);
  const image = leadImage(item, nodes);
  const kind = kindOf(enclosures, item);
  const mediaSeconds =
    item.seconds ??
    enclosures.find((enclosure) => enclosure.seconds !== undefined)?.seconds ??
    item.media.find((media) => media.seconds !== undefined)?.seconds;
  const contentHash = sha256([title, link, summary?.html, content?.html]);
  const published = pickDate(item.dates, ['published', 'created', 'updated']);
  const updated = pickDate(item.dates, ['updated']);
  const optional = {
    guid: item.id,
    link,
    author: joinNames(authors),
    publishedAt: published,
    updatedAt: updated,
    summaryHtml: summary?.html || undefined,
    contentHtml: content?.html || undefined,
    image,
    mediaSeconds: kind === 'article' ? undefined : mediaSeconds,
    commentsUrl: item.commentsUrl,
    language,
  };
  return {
    ...entryKeys(item.id, address, contentHash),
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Partial<Entry>),
    title,
    authors,
    text: text || summaryPlain,
    excerpt: excerptOf(withoutFooter(summaryPlain || text)),
    topics: topicsOf(item),
    enclosures,
    media: mediaOf(nodes, image?.url, enclosures),
    related: relatedStories(nodes),
    kind,
    direction: textDirection(`${title} ${text.slice(0, 600)}`, language),
    readingMinutes: readingMinutes(text || summaryPlain, language),
    contentHash,
  };
}

/** Alternate of type HTML, else any alternate; a guid that is a permalink; where the story lies that is told elsewhere; the content's own page. */
function itemAddress(item: ParsedItem): string | undefined {
  const origin = item.links.find((link) => link.rel === 'feedburner')?.url;
  const permalink =
    item.id !== undefined && item.idIsPermaLink !== false && /^https?:\/\//i.test(item.id.trim())
      ? item.id.trim()
      : undefined;
  const fallback = item.links.find((link) => link.rel === 'related' || link.rel === 'content')?.url;
  const found =
    origin ??
    siteLink(item.links) ??
    permalink ??
    fallback ??
    item.media.find((media) => media.playerUrl !== undefined)?.playerUrl;
  return found === undefined ? undefined : resolveAddress(found, item.base);
}

/** Enclosures and Media RSS files that are no pictures, each address once. */
function enclosuresOf(item: ParsedItem): readonly Enclosure[] {
  const seen = new Map<string, Enclosure>();
  // FeedBurner counts listeners at its own address, and names the file's where there is one file.
  const origin =
    item.enclosures.length === 1 ? item.links.find(({ rel }) => rel === 'feedburner-enclosure') : undefined;
  for (const { url: written, type, length, seconds, title } of item.enclosures) {
    const url = origin?.url ?? written;
    if (resolveAddress(url, '') === undefined) continue;
    const duration = seconds ?? item.seconds;
    seen.set(url, {
      url,
      ...(type && { type: type.toLowerCase() }),
      ...(length !== undefined && { lengthBytes: length }),
      ...(duration !== undefined && { seconds: duration }),
      ...(title && { title }),
    });
  }
  for (const { url, type, medium, length, seconds, title } of item.media) {
    const isFile = medium === 'video' || medium === 'audio' || /^(?:video|audio)\//i.test(type ?? '');
    if (url === undefined || !isFile || seen.has(url) || resolveAddress(url, '') === undefined) continue;
    seen.set(url, {
      url,
      type: type?.toLowerCase() ?? `${medium ?? 'video'}/*`,
      ...(length !== undefined && { lengthBytes: length }),
      ...(seconds !== undefined && { seconds }),
      ...(title && { title }),
    });
  }
  return [...seen.values()];
}

/** What an article is at heart: a film or sound that is enclosed; a film in the text of a long article does not make it one. */
function kindOf(enclosures: readonly Enclosure[], item: ParsedItem): ArticleKind {
  const types = enclosures.map((enclosure) => enclosure.type ?? typeOfName(enclosure.url));
  if (
    types.some((type) => type.startsWith('video/')) ||
    item.media.some((media) => media.playerUrl !== undefined || /x-shockwave-flash/.test(media.type ?? ''))
  )
    return 'video';
  return types.some((type) => type.startsWith('audio/')) ? 'audio' : 'article';
}

const typeOfName = (url: string): string => {
  const extension = /\.(\w{2,4})(?:$|[?#])/.exec(url)?.[1]?.toLowerCase() ?? '';
  if (['mp3', 'm4a', 'ogg', 'oga', 'opus', 'wav', 'flac', 'aac'].includes(extension)) return 'audio/*';
  return ['mp4', 'm4v', 'webm', 'mov', 'mkv', 'ogv'].includes(extension) ? 'video/*' : 'application/octet-stream';
};

function mediaOf(
  nodes: Parameters<typeof referencedMedia>[0],
  leadUrl: string | undefined,
  enclosures: readonly Enclosure[],
): Entry['media'] {
  const media = new Map<string, Entry['media'][number]>();
  if (leadUrl !== undefined) media.set(leadUrl, { url: leadUrl, role: 'image' });
  for (const each of referencedMedia(nodes)) if (!media.has(each.url)) media.set(each.url, each);
  for (const { url, type } of enclosures) {
    const [family = ''] = (type ?? typeOfName(url)).split('/');
    if (!media.has(url))
      media.set(url, { url, role: family === 'image' || family === 'video' || family === 'audio' ? family : 'other' });
  }
  return [...media.values()];
}

// The third stage: text to ParsedFeed. Finds out which format it is and hands the document to its reader. Pure: no clock, no network.
import type { DocumentWarning } from '../../../shared/model/documentWarning.ts';
import { readAtomField, readAtomItem } from './atom.ts';
import { emptyDraft, factsOf } from './factsDraft.ts';
import { parseJsonFeed } from './jsonFeed.ts';
import { readModule } from './modules.ts';
import { NewestItems } from './newestItems.ts';
import type { FeedFormat, ParsedFeed, ParsedItem } from './parsedFeed.ts';
import { type ChannelDraft, readCdfAttributes, readChannelField, readRssField, readRssItem } from './rss.ts';
import { isFeedRoot, readXmlDocument, refuseNonFeed } from './xmlDocument.ts';
import { attribute, childElements, firstNamed, textOf, type XmlElement } from './xmlElement.ts';

export interface FeedSource {
  /** Where the document was found, after redirects: what relative addresses stand on. */
  readonly url: string;
  readonly contentType?: string;
}

/**
 * Reads RSS 0.90–2.0, RSS 1.0, Atom 0.3 and 1.0, CDF and JSON Feed; every item that can be read, whatever is wrong around it.
 * @throws AppError not-a-feed | html-instead-of-feed | login-page | feed-empty
 */
export function parseFeed(text: string, source: FeedSource): ParsedFeed {
  const document = text.replace(/^[\uFEFF\s]+/, '');
  if (document.startsWith('{') || (document.startsWith('[') && /json/i.test(source.contentType ?? '')))
    return parseJsonFeed(document, source.url);
  // From the beginning, so that lines are counted as an editor counts them.
  return parseXmlFeed(text, source.url);
}

function parseXmlFeed(document: string, address: string): ParsedFeed {
  let format: FeedFormat = 'rss';
  const newest = new NewestItems<XmlElement>((element) => readItem(element, format));
  const { root, warnings } = readXmlDocument(document, address, (element, feedRoot) => {
    format = formatOf(feedRoot);
    newest.add(element);
  });
  // RFC 4287 §2: an entry may be a document of its own.
  const isLoneEntry = root !== undefined && newest.items.length === 0 && isEntry(root);
  const items = isLoneEntry ? [readItem(root, 'atom')] : newest.items;
  if (!root || (items.length === 0 && !isFeed(root))) return refuseNonFeed(document, address);
  const junk: readonly DocumentWarning[] = /^[\uFEFF\s]*</.test(document) ? [] : [{ code: 'junk-before', line: 1 }];
  return { ...readFeed(root, items, [...junk, ...warnings, ...newest.warnings]), version: versionOf(root, document) };
}

/** A root by name is not enough: `<channel>` or `<feed>` without anything of a feed in it is some other document. */
const isFeed = (root: XmlElement): boolean => isFeedRoot(root.key) && !isEntry(root);

const isEntry = (root: XmlElement): boolean => root.key === 'atom:entry';

function formatOf(root: XmlElement): FeedFormat {
  if (/(?:^|:)(?:feed|entry)$/.test(root.key)) return 'atom';
  if (/(?:^|:)rdf$/.test(root.key)) return 'rdf';
  return root.key === 'channel' && (attribute(root, 'href') !== undefined || attribute(root, 'lastmod') !== undefined)
    ? 'cdf'
    : 'rss';
}

function readItem(element: XmlElement, format: FeedFormat): ParsedItem {
  const draft = emptyDraft(element.base, element.language);
  if (format === 'atom' || element.key === 'atom:entry' || element.key === 'entry') readAtomItem(draft, element);
  else readRssItem(draft, element);
  return draft;
}

function readFeed(
  root: XmlElement,
  items: readonly ParsedItem[],
  warnings: readonly DocumentWarning[],
): Omit<ParsedFeed, 'version'> {
  const format = formatOf(root);
  // A channel within CDF's channel is a part of it.
  const holder = format === 'atom' || format === 'cdf' ? root : (firstNamed(root, 'channel') ?? root);
  const channel: ChannelDraft = {
    facts: emptyDraft(holder.base, holder.language ?? root.language),
    skipHours: [],
    skipDays: [],
  };
  if (format === 'cdf') readCdfAttributes(channel.facts, holder);
  // In RSS 1.0 the image and other parts stand beside the channel.
  const beside = holder === root ? [] : childElements(root).filter((element) => element.key === 'image');
  const about = format === 'rdf' ? attribute(holder, 'about') : undefined;
  for (const element of [...childElements(holder), ...beside]) {
    if (readChannelField(channel, element)) continue;
    if (format === 'atom') readAtomChannelField(channel, element);
    else if (element.key !== 'item' && element.key !== 'items' && element.key !== 'textinput')
      readRssField(channel.facts, element);
  }
  const { facts } = channel;
  const id = facts.id ?? about;
  return {
    ...factsOf(facts),
    format,
    ...(id && { id }),
    ...(channel.generator && { generator: channel.generator }),
    ...(channel.ttlMinutes !== undefined && { ttlMinutes: channel.ttlMinutes }),
    // A frequency without a period says nothing.
    ...(channel.updatePeriodMs !== undefined &&
      channel.updatePeriodMs > 60_000 && { updatePeriodMs: channel.updatePeriodMs }),
    skipHours: channel.skipHours,
    skipDays: channel.skipDays,
    items,
    warnings,
  };
}

function readAtomChannelField(channel: ChannelDraft, element: XmlElement): void {
  const { facts } = channel;
  if (/^(?:atom:)?generator$/.test(element.key)) channel.generator ??= textOf(element) ?? attribute(element, 'uri');
  else if (!readModule(facts, element)) readAtomField(facts, element);
}

function versionOf(root: XmlElement, document: string): string {
  const version = attribute(root, 'version')?.trim() ?? '';
  switch (formatOf(root)) {
    case 'atom':
      return version.startsWith('0.3') ||
        [...root.attributes.values()].some((value) => /purl\.org\/atom\/ns/.test(value))
        ? 'atom03'
        : 'atom10';
    case 'rdf':
      return [...root.attributes.values()].some((value) => /netscape\.com/.test(value)) ? 'rss090' : 'rss10';
    case 'cdf':
      return 'cdf';
    default:
      // Two formats bear the number 0.91; Netscape's has a document type.
      if (version === '0.91')
        return /<!doctype\s+rss[^>]*netscape/i.test(document.slice(0, 2_000)) ? 'rss091n' : 'rss091u';
      if (version.startsWith('0.9')) return `rss${version.replaceAll('.', '')}`;
      return version.startsWith('2') ? 'rss20' : 'rss';
  }
}

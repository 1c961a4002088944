// Builds elements from tokens, mends what is not well-formed, and hands over each item as soon as it ends, so that a long feed
// is never whole in memory. It knows which names are items and which are leaves of a feed, and nothing else about formats.
import { AppError } from '../../../shared/errors.ts';
import type { DocumentWarning } from '../../../shared/model/documentWarning.ts';
import { decodeReferences, readDeclaredEntities } from './entities.ts';
import { lineCounter } from './lineCounter.ts';
import { resolveUrl } from './resolveUrl.ts';
import { guessedPrefix, knownPrefix } from './namespaces.ts';
import type { XmlElement } from './xmlElement.ts';
import { endTagOf, tokenize, type TokenListener } from './xmlTokens.ts';

export interface XmlDocument {
  /** The outermost element that is a feed's, items taken out; undefined when there is none. */
  readonly root: XmlElement | undefined;
  readonly warnings: readonly DocumentWarning[];
}

const bareAmpersand = /&(?!#?\w{1,40};)/;
/** Elements deeper than this are read as if they stood at this depth. */
const deepest = 200;
const mostWarnings = 20;
/** Names whose end tags are looked for ahead; a feed has a handful. */
const mostEndTags = 30;
/** Of a name in a warning, which is kept and shown: a hostile one may be as long as its document. */
const longestNamed = 80;
const itemNames = new Set(['item', 'entry']);
/** In these no other element of a feed may stand: one that begins there means that the end tag is missing. */
const leafNames = new Set([
  'title',
  'link',
  'guid',
  'pubdate',
  'author',
  'comments',
  'category',
  'language',
  'copyright',
  'docs',
  'ttl',
  'lastbuilddate',
  'dc:date',
  'dc:creator',
  'id',
  'updated',
  'published',
]);
const afterLeaf = new Set([
  ...leafNames,
  'description',
  'item',
  'entry',
  'enclosure',
  'content:encoded',
  'source',
  'image',
]);

/** Texts in which elements may stand, but none that can only stand beside them; by what their names are in either format. */
const textName = /^(?:description|(?:atom:)?(?:title|summary|subtitle|rights|id|updated|published|link|category))$/;
const siblingName =
  /^(?:guid|pubdate|description|content:encoded|enclosure|dc:\w+|(?:atom:)?(?:title|link|id|published|updated|author|category|summary|content|rights))$/;
/** HTML's void elements that are no elements of a feed: written without their slash they would take in what follows. */
const voidName = /^(?:xhtml:|atom:)?(?:area|br|hr|img|input|wbr)$/;
const voidEnd = /^(?:\w+:)?(?:area|br|hr|img|input|wbr)$/i;
/** What counts as a feed within something else that was put around it. */
const wrappedRoot = /^(?:rss|rdf:rdf|(?:atom:)?feed)$/;

interface OpenElement {
  readonly element: XmlElement;
  readonly writtenName: string;
  /** Prefix → our prefix. Shared with the parent when the element declares none. */
  readonly scope: ReadonlyMap<string, string>;
  readonly isItem: boolean;
}

export function readXmlDocument(
  source: string,
  baseUrl: string,
  onItem: (item: XmlElement, root: XmlElement) => void,
): XmlDocument {
  const open: OpenElement[] = [];
  const warnings: DocumentWarning[] = [];
  const lineAt = lineCounter(source);
  let root: XmlElement | undefined;
  let skippedDepth = 0;
  let entities: ReadonlyMap<string, string> = new Map();
  const undeclaredPrefixes = new Set<string>();
  let hasBareAmpersand = false;

  const warn = (warning: (line: number) => DocumentWarning, at: number): void => {
    if (warnings.length < mostWarnings) warnings.push(warning(lineAt(at)));
  };
  const warnOpen = (name: string, at: number): void =>
    warn((line) => ({ code: 'element-open', name: name.slice(0, longestNamed), line }), at);

  const end = (): void => {
    const ended = open.pop();
    if (!ended) return;
    const parent = open.at(-1);
    if (!parent) return;
    if (ended.isItem && root) onItem(ended.element, root);
    else parent.element.children.push(ended.element);
  };

  // Where the next end tag of a name is, remembered while it lies ahead: the document is looked through once a name.
  const endTags = new Map<string, { readonly pattern: RegExp; at: number }>();
  const nextEnd = (name: string, from: number): number => {
    if (!endTags.has(name) && endTags.size >= mostEndTags) return from;
    const known = endTags.get(name) ?? { pattern: endTagOf(name), at: -1 };
    endTags.set(name, known);
    if (known.at >= from) return known.at;
    known.pattern.lastIndex = from;
    known.at = known.pattern.exec(source)?.index ?? Infinity;
    return known.at;
  };

  /** Whether `key` begins beside a text whose end tag is missing: the element around both ends first. */
  const isAfterOpenText = (key: string, parent: OpenElement, at: number): boolean => {
    if (!siblingName.test(key) || !textName.test(parent.element.key)) return false;
    const around = open.at(-2);
    return around !== undefined && nextEnd(parent.writtenName, at) > nextEnd(around.writtenName, at);
  };

  const endDownTo = (index: number, at: number): void => {
    if (open.length - 1 > index) warnOpen(open.at(-1)?.writtenName ?? '', at);
    while (open.length > index) end();
  };

  const listener: TokenListener = {
    open(name, attributes, selfClosing, at) {
      const parent = open.at(-1);
      const scope = readScope(attributes, parent?.scope);
      const { key, localName, undeclared } = readName(name, scope);
      if (undeclared !== undefined && !undeclaredPrefixes.has(undeclared) && undeclaredPrefixes.size < mostWarnings) {
        undeclaredPrefixes.add(undeclared);
        warn((line) => ({ code: 'prefix-undeclared', name: undeclared, line }), at);
      }
      if (itemNames.has(key) || key === 'atom:entry') {
        const unfinished = open.findLastIndex((each) => each.isItem);
        if (unfinished >= 0) endDownTo(unfinished, at);
      } else if (
        parent &&
        ((afterLeaf.has(key) && leafNames.has(parent.element.key)) || isAfterOpenText(key, parent, at))
      ) {
        endDownTo(open.length - 1, at);
        warnOpen(parent.writtenName, at);
      }
      const isEmpty = selfClosing || voidName.test(key);
      if (open.length >= deepest) {
        if (!isEmpty) skippedDepth += 1;
        return;
      }
      const around = open.at(-1);
      const decoded = new Map<string, string>();
      for (const [attributeName, value] of attributes) decoded.set(attributeName, decodeReferences(value, entities));
      const inheritedBase = around?.element.base ?? baseUrl;
      // CDF has a BASE of its own.
      const xmlBase =
        decoded.get('xml:base') ?? (key === 'channel' ? (decoded.get('BASE') ?? decoded.get('base')) : undefined);
      const element: XmlElement = {
        key,
        localName,
        attributes: decoded,
        children: [],
        base: xmlBase === undefined ? inheritedBase : (resolveUrl(xmlBase, inheritedBase) ?? inheritedBase),
        hasBase: xmlBase !== undefined || around?.element.hasBase === true,
        language: decoded.get('xml:lang') ?? around?.element.language,
        at,
      };
      if (!root) root = element;
      else if (!around) {
        // A second outermost element: the first was no feed (junk before it), or this is junk after it.
        if (!isFeedRoot(root.key) && isFeedRoot(key)) root = element;
      } else if (!isFeedRoot(root.key) && wrappedRoot.test(key)) root = element;
      const isItem = (itemNames.has(key) || key === 'atom:entry') && open.length > 0;
      open.push({ element, writtenName: name, scope: readScope(attributes, around?.scope), isItem });
      if (isEmpty) end();
    },
    close(name, at) {
      if (voidEnd.test(name) && !open.some((each) => each.writtenName === name)) return;
      if (skippedDepth > 0) {
        skippedDepth -= 1;
        return;
      }
      let index = open.length - 1;
      const lower = name.toLowerCase();
      while (index >= 0 && open[index]?.writtenName !== name && open[index]?.writtenName.toLowerCase() !== lower)
        index -= 1;
      if (index < 0) warn((line) => ({ code: 'end-stray', name: name.slice(0, longestNamed), line }), at);
      else endDownTo(index, at);
    },
    text(value, isLiteral, at) {
      const children = open.at(-1)?.element.children;
      if (!children) return;
      if (!isLiteral && !hasBareAmpersand && value.includes('&') && bareAmpersand.test(value)) {
        hasBareAmpersand = true;
        warn((line) => ({ code: 'ampersand-bare', line }), at + value.search(bareAmpersand));
      }
      const decoded = isLiteral ? value : decodeReferences(value, entities);
      const last = children.at(-1);
      if (typeof last === 'string') children[children.length - 1] = last + decoded;
      // HTML's writers end the link before its address.
      else if (last?.key === 'link' && isEmptyElement(last) && /^\s*https?:\/\/\S+\s*$/.test(decoded))
        last.children.push(decoded);
      else children.push(decoded);
    },
    doctype(internalSubset) {
      entities = readDeclaredEntities(internalSubset);
    },
    warn: (code, at) => warn((line) => ({ code, line }), at),
    innermost: () => open.at(-1)?.writtenName,
  };

  tokenize(source, listener);
  if (open.length > 0) warn((line) => ({ code: 'document-cut', line }), source.length);
  while (open.length > 0) end();
  return { root, warnings };
}

const isEmptyElement = ({ children, attributes }: XmlElement): boolean =>
  children.length === 0 && attributes.size === 0;

export const isFeedRoot = (key: string): boolean =>
  /^(?:rss|rdf|channel|feed|(?:atom|rdf|\?\w*):(?:feed|rdf|rss|channel|entry)|entry)$/.test(key);

function readScope(
  attributes: ReadonlyMap<string, string>,
  around: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  let scope = around ?? new Map<string, string>();
  for (const [name, value] of attributes) {
    if (!name.startsWith('xmlns')) continue;
    if (scope === around || scope.size === 0) scope = new Map(scope);
    const prefix = name === 'xmlns' ? '' : name.slice(6);
    (scope as Map<string, string>).set(prefix, knownPrefix(value) ?? (prefix === '' ? '' : guessedPrefix(prefix)));
  }
  return scope;
}

function readName(
  name: string,
  scope: ReadonlyMap<string, string>,
): { key: string; localName: string; undeclared: string | undefined } {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const localName = colon < 0 ? name : name.slice(colon + 1);
  const declared = scope.get(prefix);
  const ours = declared ?? (prefix === '' ? '' : guessedPrefix(prefix));
  const local = localName.toLowerCase();
  const undeclared = declared === undefined && prefix !== '' && prefix !== 'xml' ? prefix.slice(0, 40) : undefined;
  return { key: ours === '' ? local : `${ours}:${local}`, localName, undeclared };
}

/** Refuses a document that is no feed at all; what it is instead decides the sentence. */
export function refuseNonFeed(source: string, address: string): never {
  const head = source.slice(0, 200_000);
  if (source.trim() === '') throw new AppError('feed-empty', { address });
  const isHtml = /<!doctype html|<html[\s>]|<body[\s>]|<head[\s>]/i.test(head) && !/<opml[\s>]/i.test(head);
  if (isHtml && /<input[^>]+type\s*=\s*["']?password/i.test(head)) throw new AppError('login-page', { address });
  throw new AppError(isHtml ? 'html-instead-of-feed' : 'not-a-feed', { address });
}

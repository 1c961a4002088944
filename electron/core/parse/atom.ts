// Atom 1.0 (RFC 4287) and 0.3: text constructs, persons, links with rel, and what Atom elements say inside an RSS feed.
import { addDate, type FactsDraft, placeOf, wholeNumber } from './factsDraft.ts';
import { readModule } from './modules.ts';
import type { ParsedPerson, SourcedText } from './parsedFeed.ts';
import { resolveUrl } from './resolveUrl.ts';
import {
  attribute,
  childElements,
  firstNamed,
  hasElements,
  innerMarkup,
  isElement,
  textOf,
  type XmlElement,
} from './xmlElement.ts';

export function readAtomItem(draft: FactsDraft, entry: XmlElement): void {
  const sources: XmlElement[] = [];
  for (const element of childElements(entry)) {
    // Read last: whether its authors count depends on whether the entry names its own.
    if (/^(?:atom:)?source$/.test(element.key)) sources.push(element);
    else if (!readModule(draft, element)) readAtomField(draft, element);
  }
  for (const source of sources) readSource(draft, source);
}

/** Without a namespace an element of a feed document is taken for Atom's. */
export function readAtomField(draft: FactsDraft, element: XmlElement): void {
  switch (element.key.replace(/^atom:/, '')) {
    case 'title':
      return push(draft.titles, textConstruct(element));
    case 'summary':
    case 'content':
    case 'subtitle':
    case 'tagline':
    case 'info':
      readContent(draft, element);
      return undefined;
    case 'rights':
    case 'copyright':
      return push(draft.rights, textConstruct(element));
    case 'id': {
      const id = textOf(element);
      // An id should be absolute (RFC 4287 §4.2.6); one beside an xml:base is taken to mean it, another stays the name that it is.
      if (id) draft.id ??= element.hasBase ? (resolveUrl(id, element.base) ?? id) : id;
      return undefined;
    }
    case 'link':
      return readLink(draft, element);
    case 'published':
    case 'issued':
      return addDate(draft, element, 'published');
    case 'updated':
    case 'modified':
      return addDate(draft, element, 'updated');
    case 'created':
      return addDate(draft, element, 'created');
    case 'author':
      return readPerson(draft, element, 'author');
    case 'contributor':
      return readPerson(draft, element, 'contributor');
    case 'category':
      return readCategory(draft, element);
    case 'icon':
    case 'logo': {
      const url = resolveUrl(textOf(element) ?? '', element.base);
      if (url) draft.images.push({ source: element.key, url });
      return undefined;
    }
    case 'source':
      return readSource(draft, element);
    case 'language': {
      const tag = textOf(element);
      if (tag) draft.language ??= tag;
      return undefined;
    }
    default:
      return undefined;
  }
}

function push<Item>(list: Item[], item: Item | undefined): void {
  if (item !== undefined) list.push(item);
}

/** RFC 4287 §3.1 and, for `mode` and MIME types, Atom 0.3 and §4.1.3. */
export function textConstruct(element: XmlElement): SourcedText | undefined {
  const source = element.key;
  const type = (attribute(element, 'type') ?? 'text').trim().toLowerCase();
  const mode = attribute(element, 'mode')?.toLowerCase();
  const place = placeOf(element);
  if (mode === 'base64' || (isBinaryType(type) && mode === undefined && !hasElements(element))) {
    const written = textOf(element) ?? '';
    // Only content may be a file of another kind (§4.1.3.3); a title of an odd type is still a title.
    const value = decodeBase64(written) ?? (source.endsWith('content') ? undefined : written);
    return value ? { source, value, type: type === 'text/plain' ? 'text' : 'html', ...place } : undefined;
  }
  const isXhtml =
    type === 'xhtml' ||
    type === 'application/xhtml+xml' ||
    mode === 'xml' ||
    (hasElements(element) && type !== 'text/plain');
  if (isXhtml && hasElements(element)) {
    const value = innerMarkup(unwrapDiv(element)).trim();
    return value ? { source, value, type: 'xhtml', ...place, base: unwrapDiv(element).base } : undefined;
  }
  const value = textOf(element);
  if (!value) return undefined;
  if (type === 'html' || type === 'text/html' || type === 'xhtml' || type === 'application/xhtml+xml')
    return { source, value, type: 'html', ...place };
  if (mode === 'escaped' && type !== 'text/plain' && type !== 'text') return { source, value, type: 'html', ...place };
  return { source, value, type: 'text', ...place };
}

/** The div that XHTML content stands in is no part of it (RFC 4287 §3.1.1.3). */
function unwrapDiv(element: XmlElement): XmlElement {
  const meaningful = element.children.filter((node) => isElement(node) || node.trim() !== '');
  const [only] = meaningful;
  return meaningful.length === 1 && only !== undefined && isElement(only) && /^(?:xhtml:|\?\w*:)?div$/.test(only.key)
    ? only
    : element;
}

const isBinaryType = (type: string): boolean =>
  type.includes('/') && !/^text\/|\bxml\b|\bhtml\b|xhtml/.test(type) && !type.endsWith('+xml');

/** Text out of base64; undefined when it is not text (an inline picture, say). */
function decodeBase64(encoded: string): string | undefined {
  const compact = encoded.replaceAll(/\s+/g, '');
  if (compact.length === 0 || !/^[\w+/-]+=*$/.test(compact)) return encoded || undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64')).trim() || undefined;
  } catch {
    return undefined;
  }
}

function readContent(draft: FactsDraft, element: XmlElement): void {
  const address = attribute(element, 'src');
  const url = address === undefined ? undefined : resolveUrl(address, element.base);
  const type = attribute(element, 'type');
  if (url) draft.links.push({ url, rel: 'content', ...(type && { type }) });
  push(draft.texts, textConstruct(element));
}

function readLink(draft: FactsDraft, element: XmlElement): void {
  const url = resolveUrl(attribute(element, 'href') ?? textOf(element) ?? '', element.base);
  if (!url) return;
  const rel =
    (attribute(element, 'rel') ?? 'alternate')
      .trim()
      .toLowerCase()
      .replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, '') || 'alternate';
  const optional = {
    type: attribute(element, 'type'),
    title: attribute(element, 'title'),
    language: attribute(element, 'hreflang'),
    length: wholeNumber(attribute(element, 'length')),
  };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined && value !== ''));
  if (rel === 'enclosure') draft.enclosures.push({ source: element.key, url, ...given });
  else if (rel === 'image' || (rel === 'icon' && element.key === 'atom:link'))
    draft.images.push({ source: element.key, url });
  else draft.links.push({ url, rel, ...given });
  if (rel === 'replies' && !/xml|json/.test(optional.type ?? '')) draft.commentsUrl ??= url;
}

function readPerson(draft: FactsDraft, element: XmlElement, role: ParsedPerson['role']): void {
  const part = (name: string): string | undefined =>
    textOf(firstNamed(element, `atom:${name}`) ?? firstNamed(element, name));
  const email = part('email');
  const url = resolveUrl(part('uri') ?? part('url') ?? part('homepage') ?? '', element.base);
  const name = part('name') ?? (hasElements(element) ? undefined : textOf(element));
  if (name || email || url)
    draft.people.push({
      source: element.key,
      role,
      ...(name && { name }),
      ...(email && { email }),
      ...(url && { url }),
    });
}

function readCategory(draft: FactsDraft, element: XmlElement): void {
  const term = attribute(element, 'term')?.trim() || textOf(element);
  const label = attribute(element, 'label')?.trim();
  const scheme = attribute(element, 'scheme')?.trim();
  if (term || label)
    draft.categories.push({ term: term ?? label ?? '', ...(label && { label }), ...(scheme && { scheme }) });
}

/** RFC 4287 §4.2.11: the feed an entry was copied from; its authors are the entry's when it names none. */
function readSource(draft: FactsDraft, element: XmlElement): void {
  const title = textOf(firstNamed(element, 'atom:title') ?? firstNamed(element, 'title'));
  if (title) draft.sourceTitle = title;
  for (const child of childElements(element)) {
    if (/^(?:atom:)?author$/.test(child.key) && !draft.people.some((person) => person.role === 'author'))
      readPerson(draft, child, 'author');
    if (/^(?:atom:)?link$/.test(child.key) && /^(?:self|alternate)$/.test(attribute(child, 'rel') ?? 'alternate'))
      draft.sourceUrl ??= resolveUrl(attribute(child, 'href') ?? '', child.base);
  }
}

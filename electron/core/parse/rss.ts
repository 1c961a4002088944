// RSS 0.90 to 2.0 and RSS 1.0 (RDF), and CDF's channel: what their own elements say. Modules are read elsewhere.
import { readAtomField } from './atom.ts';
import {
  addDate,
  addImage,
  addText,
  durationSeconds,
  type FactsDraft,
  looseText,
  placeOf,
  plainText,
  wholeNumber,
} from './factsDraft.ts';
import { readModule } from './modules.ts';
import type { ParsedPerson, SourcedText } from './parsedFeed.ts';
import { resolveUrl } from './resolveUrl.ts';
import { attribute, childElements, firstNamed, textOf, type XmlElement } from './xmlElement.ts';

/** What a channel says of itself beyond the facts it shares with items. */
export interface ChannelDraft {
  facts: FactsDraft;
  generator?: string;
  ttlMinutes?: number;
  updatePeriodMs?: number;
  skipHours: number[];
  skipDays: number[];
}

const periodMs: Readonly<Record<string, number>> = {
  hourly: 3_600_000,
  daily: 86_400_000,
  weekly: 604_800_000,
  monthly: 2_592_000_000,
  yearly: 31_536_000_000,
};
const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

export function readRssItem(draft: FactsDraft, item: XmlElement): void {
  const about = attribute(item, 'about');
  if (about && item.attributes.has('rdf:about')) draft.id = about;
  readCdfAttributes(draft, item);
  for (const element of childElements(item)) readRssField(draft, element);
}

/** CDF keeps address and date of a channel or item in attributes (W3C note of 1997). */
export function readCdfAttributes(draft: FactsDraft, element: XmlElement): void {
  const href = attribute(element, 'href');
  if (href) addLink(draft, element, href);
  const modified = attribute(element, 'lastmod');
  if (modified) draft.dates.push({ source: 'lastmod', kind: 'updated', value: modified });
}

export function readRssField(draft: FactsDraft, element: XmlElement): void {
  switch (element.key) {
    case 'title':
      return addText(draft.titles, looseText(element, 'title') ?? valueOf(element));
    case 'link':
      // Atom's link without its prefix says what it is for.
      return attribute(element, 'rel') === undefined ? addOwnLink(draft, element) : readAtomField(draft, element);
    case 'url':
      return addLink(draft, element, textOf(element) ?? attribute(element, 'href'));
    case 'a': // CDF
      return addLink(draft, element, attribute(element, 'href'));
    case 'description':
    case 'abstract':
    case 'summary':
    case 'content':
      return addText(draft.texts, looseText(element, element.key) ?? valueOf(element));
    case 'guid':
    case 'id': {
      const id = textOf(element);
      // RSS's own name for it counts, wherever the other stands.
      if (id && (element.key === 'guid' || draft.idIsPermaLink === undefined)) draft.id = id;
      if (element.key === 'guid')
        draft.idIsPermaLink = attribute(element, 'ispermalink')?.trim().toLowerCase() !== 'false';
      return undefined;
    }
    case 'pubdate':
    case 'published':
    case 'issued':
      return addDate(draft, element, 'published');
    case 'lastbuilddate':
    case 'lastmod':
    case 'modified':
    case 'updated':
    case 'date':
      return addDate(draft, element, 'updated');
    case 'created':
      return addDate(draft, element, 'created');
    case 'expirationdate':
      return addDate(draft, element, 'expires');
    case 'author':
    case 'creator':
      return addNamed(draft, element, 'author');
    case 'managingeditor':
      return addNamed(draft, element, 'editor');
    case 'webmaster':
      return addNamed(draft, element, 'webmaster');
    case 'category':
    case 'keyword': {
      const term = textOf(element) ?? attribute(element, 'term')?.trim();
      const scheme = attribute(element, 'domain') ?? attribute(element, 'scheme');
      if (term) draft.categories.push({ term, ...(scheme && { scheme }) });
      return undefined;
    }
    case 'comments':
      draft.commentsUrl ??= resolveUrl(textOf(element) ?? '', element.base);
      return undefined;
    case 'enclosure':
      return addEnclosure(draft, element);
    case 'source': {
      const title = textOf(element);
      const url = resolveUrl(attribute(element, 'url') ?? '', element.base);
      if (title) draft.sourceTitle = title;
      if (url) draft.sourceUrl = url;
      return undefined;
    }
    case 'image':
      return addImage(
        draft,
        element,
        textOf(firstNamed(element, 'url')) ??
          attribute(element, 'url') ??
          attribute(element, 'href') ??
          attribute(element, 'resource') ??
          textOf(element),
      );
    case 'logo': // CDF
      return addImage(draft, element, attribute(element, 'href') ?? textOf(element));
    case 'language': {
      const tag = textOf(element);
      if (tag) draft.language = tag;
      return undefined;
    }
    case 'copyright':
    case 'rights':
      return addText(draft.rights, plainText(element, element.key));
    default:
      if (!readModule(draft, element)) readAtomField(draft, element);
      return undefined;
  }
}

/** What only a channel has; false when the element is none of it. */
export function readChannelField(channel: ChannelDraft, element: XmlElement): boolean {
  switch (element.key) {
    case 'generator':
      channel.generator ??= textOf(element);
      return true;
    case 'admin:generatoragent':
      channel.generator ??= attribute(element, 'resource');
      return true;
    case 'ttl':
      channel.ttlMinutes = wholeNumber(textOf(element));
      return true;
    case 'sy:updateperiod': {
      const period = periodMs[(textOf(element) ?? '').toLowerCase()];
      if (period !== undefined) channel.updatePeriodMs = period / (channel.updatePeriodMs ?? 1);
      return true;
    }
    case 'sy:updatefrequency': {
      const times = Math.max(1, wholeNumber(textOf(element)) ?? 1);
      // Either may come first: until the period is known the frequency is kept in its place.
      channel.updatePeriodMs = channel.updatePeriodMs === undefined ? times : channel.updatePeriodMs / times;
      return true;
    }
    case 'skiphours':
      for (const hour of childElements(element)) {
        const value = wholeNumber(textOf(hour));
        if (value !== undefined && value <= 24) channel.skipHours.push(value % 24);
      }
      return true;
    case 'skipdays':
      for (const day of childElements(element)) {
        const index = dayNames.indexOf((textOf(day) ?? '').toLowerCase());
        if (index >= 0) channel.skipDays.push(index);
      }
      return true;
    default:
      return false;
  }
}

function addLink(draft: FactsDraft, element: XmlElement, address: string | undefined): void {
  const url = address === undefined ? undefined : resolveUrl(address, element.base);
  if (url) draft.links.push({ url, rel: 'alternate' });
}

/** CDF may keep a text in an attribute. */
function valueOf(element: XmlElement): SourcedText | undefined {
  const value = attribute(element, 'value')?.trim();
  return value ? { source: element.key, value, type: 'text', ...placeOf(element) } : undefined;
}

/** Of one item; far more than any has. */
const mostLinks = 200;

/** RSS has one; written twice, the later one counts, as for dates. It goes before what other elements link. */
function addOwnLink(draft: FactsDraft, element: XmlElement): void {
  const url = resolveUrl(textOf(element) ?? attribute(element, 'href') ?? '', element.base);
  if (!url) return;
  draft.links.unshift({ url, rel: 'alternate' });
  // Each moves all others, so a hostile item with a hundred thousand would take minutes.
  if (draft.links.length > mostLinks) draft.links.length = mostLinks;
}

function addEnclosure(draft: FactsDraft, element: XmlElement): void {
  const url = resolveUrl(attribute(element, 'url') ?? attribute(element, 'href') ?? '', element.base);
  if (!url) return;
  const type = attribute(element, 'type');
  const length = wholeNumber(attribute(element, 'length'));
  const seconds = durationSeconds(attribute(element, 'duration'));
  draft.enclosures.push({
    source: 'enclosure',
    url,
    ...(type && { type }),
    ...(length !== undefined && { length }),
    ...(seconds !== undefined && { seconds }),
  });
}

/** "jane@example.org (Jane Doe)", "Jane Doe <jane@example.org>", or a bare name; or elements as Atom has them. */
function addNamed(draft: FactsDraft, element: XmlElement, role: ParsedPerson['role']): void {
  const nameElement = firstNamed(element, 'name') ?? firstNamed(element, 'atom:name');
  if (nameElement) {
    const email = textOf(firstNamed(element, 'email') ?? firstNamed(element, 'atom:email'));
    const name = textOf(nameElement);
    if (name || email) draft.people.push({ source: element.key, role, ...(name && { name }), ...(email && { email }) });
    return;
  }
  const person = splitPerson(textOf(element) ?? '');
  if (person.name || person.email) draft.people.push({ source: element.key, role, ...person });
}

const emailPattern = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}/;

/** Takes the e-mail address out of a person's line. */
export function splitPerson(line: string): { name?: string; email?: string } {
  const email = emailPattern.exec(line.slice(0, 1_000))?.[0];
  const rest = (email === undefined ? line : line.replace(email, ''))
    .replaceAll(/<\/?[a-z][^<>]{0,200}>|[<>]|\(\s*\)|mailto:/gi, '')
    .trim();
  const inBrackets = /^\((.*)\)$/s.exec(rest)?.[1] ?? rest;
  const name = inBrackets.trim();
  return { ...(name && { name }), ...(email && { email }) };
}

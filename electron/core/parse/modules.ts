// Elements of other namespaces that may stand in any feed: Dublin Core, content, iTunes, podcast, threads and their like.
import {
  addDate,
  addImage,
  addPerson,
  addText,
  durationSeconds,
  type FactsDraft,
  looseText,
  placeOf,
  plainText,
} from './factsDraft.ts';
import { readMedia } from './mediaRss.ts';
import { resolveUrl } from './resolveUrl.ts';
import { attribute, childElements, firstNamed, textOf, type XmlElement } from './xmlElement.ts';

type Reader = (draft: FactsDraft, element: XmlElement) => void;

const date =
  (kind: 'published' | 'updated' | 'created' | 'expires'): Reader =>
  (draft, element) =>
    addDate(draft, element, kind);
const text: Reader = (draft, element) => addText(draft.texts, looseText(element, element.key));
const title: Reader = (draft, element) => addText(draft.titles, looseText(element, element.key));
const person =
  (role: 'author' | 'contributor' | 'publisher'): Reader =>
  (draft, element) =>
    addPerson(draft, element, role, textOf(firstNamed(element, 'foaf:name')) ?? textOf(element));
const category: Reader = (draft, element) => {
  const term = textOf(element);
  if (term) draft.categories.push({ term });
};
const rights: Reader = (draft, element) => addText(draft.rights, plainText(element, element.key));

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['content:encoded', text],
  ['content:items', readContentItems],
  ['xhtml:body', xhtml],
  ['xhtml:div', xhtml],
  ['body', xhtml],
  ['fullitem', text],
  ['tags', readKeywords],
  ['dc:title', title],
  ['dc:description', text],
  ['dc:creator', person('author')],
  ['dc:author', person('author')],
  ['dc:contributor', person('contributor')],
  ['dc:publisher', person('publisher')],
  ['dc:date', date('updated')],
  ['dc:subject', category],
  ['dc:rights', rights],
  ['dc:language', language],
  ['dc:identifier', (draft, element) => (draft.id ??= textOf(element))],
  ['dcterms:created', date('created')],
  ['dcterms:issued', date('published')],
  ['dcterms:available', date('published')],
  ['dcterms:date', date('published')],
  ['dcterms:modified', date('updated')],
  ['dcterms:valid', date('expires')],
  ['dcterms:abstract', text],
  ['dcterms:creator', person('author')],
  ['dcterms:title', title],
  ['dcterms:rights', rights],
  ['itunes:title', title],
  ['itunes:author', person('author')],
  ['itunes:summary', text],
  ['itunes:subtitle', text],
  ['itunes:image', image],
  ['itunes:link', itunesLink],
  ['itunes:category', readItunesCategory],
  ['itunes:keywords', readKeywords],
  ['itunes:duration', duration],
  ['itunes:owner', readItunesOwner],
  ['googleplay:author', person('author')],
  ['googleplay:description', text],
  ['googleplay:image', image],
  ['podcast:person', readPodcastPerson],
  ['podcast:transcript', podcastLink('transcript')],
  ['podcast:chapters', podcastLink('chapters')],
  ['cc:license', readLicense],
  ['creativecommons:license', readLicense],
  ['wfw:commentrss', () => undefined],
  ['feedburner:origlink', link('feedburner')],
  ['feedburner:origenclosurelink', link('feedburner-enclosure')],
  ['georss:featurename', () => undefined],
]);

/** True when the element was one of a module (also one that says nothing to us). */
export function readModule(draft: FactsDraft, element: XmlElement): boolean {
  const reader = readers.get(element.key);
  if (reader) reader(draft, element);
  else if (element.key.startsWith('media:')) readMedia(draft, element);
  else return element.key.includes(':') && !element.key.startsWith('atom:');
  return true;
}

function xhtml(draft: FactsDraft, element: XmlElement): void {
  const found = looseText(element, element.key);
  if (found) draft.texts.push({ ...found, type: 'xhtml' });
}

/** The first form of the content module: items of an rdf:Bag with an rdf:value each. */
function readContentItems(draft: FactsDraft, element: XmlElement): void {
  const waiting = [element];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.key === 'rdf:value') text(draft, node);
    else waiting.push(...childElements(node).toReversed());
  }
}

function language(draft: FactsDraft, element: XmlElement): void {
  const tag = textOf(element);
  if (tag) draft.language ??= tag;
}

function image(draft: FactsDraft, element: XmlElement): void {
  addImage(
    draft,
    element,
    attribute(element, 'href') ?? attribute(element, 'url') ?? textOf(firstNamed(element, 'url')) ?? textOf(element),
  );
}

/** The form of a show's picture before itunes:image. */
function itunesLink(draft: FactsDraft, element: XmlElement): void {
  if (attribute(element, 'rel')?.trim().toLowerCase() === 'image') addImage(draft, element, attribute(element, 'href'));
}

function duration(draft: FactsDraft, element: XmlElement): void {
  const seconds = durationSeconds(textOf(element));
  if (seconds !== undefined) draft.seconds ??= seconds;
}

function readItunesCategory(draft: FactsDraft, element: XmlElement): void {
  for (const each of [element, ...childElements(element).filter((child) => child.key === 'itunes:category')]) {
    const term = attribute(each, 'text') ?? (each === element ? textOf(each) : undefined);
    if (term?.trim()) draft.categories.push({ term: term.trim(), scheme: 'http://www.itunes.com/' });
  }
}

function readKeywords(draft: FactsDraft, element: XmlElement): void {
  const words = textOf(element) ?? '';
  for (const word of words.includes(',') ? words.split(',') : words.split(/\s+/))
    if (word.trim())
      draft.categories.push({
        term: word.trim(),
        ...(element.key.startsWith('itunes:') && { scheme: 'http://www.itunes.com/' }),
      });
}

function readItunesOwner(draft: FactsDraft, element: XmlElement): void {
  const name = textOf(firstNamed(element, 'itunes:name'));
  const email = textOf(firstNamed(element, 'itunes:email'));
  if (name || email)
    draft.people.push({ source: element.key, role: 'owner', ...(name && { name }), ...(email && { email }) });
}

function readPodcastPerson(draft: FactsDraft, element: XmlElement): void {
  const name = textOf(element);
  const url = resolveUrl(attribute(element, 'href') ?? '', element.base);
  // Without a role a person is a host (podcast namespace, person).
  const isHost = /^(?:host|author|reporter)$/i.test(attribute(element, 'role')?.trim() ?? 'host');
  if (name)
    draft.people.push({ source: element.key, role: isHost ? 'author' : 'contributor', name, ...(url && { url }) });
}

/** What belongs to an episode beside its file: transcript, chapters. */
function podcastLink(rel: string): Reader {
  return (draft, element) => {
    const url = resolveUrl(attribute(element, 'url') ?? '', element.base);
    const type = attribute(element, 'type');
    if (url) draft.links.push({ url, rel, ...(type && { type }) });
  };
}

function readLicense(draft: FactsDraft, element: XmlElement): void {
  const url = resolveUrl(attribute(element, 'resource') ?? textOf(element) ?? '', element.base);
  if (url) draft.links.push({ url, rel: 'license' });
}

function link(rel: string): Reader {
  return (draft, element) => {
    const url = resolveUrl(textOf(element) ?? '', element.base);
    if (url) draft.links.push({ url, rel, ...placeOf(element) });
  };
}

// JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). Values of the wrong kind are read over; nothing in it can reach a prototype.
import { AppError } from '../../../shared/errors.ts';
import { withoutUnreadable } from '../decode/decodeText.ts';
import { emptyDraft, factsOf, type FactsDraft } from './factsDraft.ts';
import { NewestItems } from './newestItems.ts';
import type { ParsedFeed } from './parsedFeed.ts';
import { resolveUrl } from './resolveUrl.ts';
import { readTolerantJson } from './tolerantJson.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];
const text = (value: unknown): string | undefined => {
  const written =
    typeof value === 'string' ? value : typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
  // JSON's escapes can spell what no text may hold.
  return written?.trim() ? withoutUnreadable(written).trim() || undefined : undefined;
};
const count = (value: unknown): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? Math.round(number) : undefined;
};

/** @throws AppError not-a-feed when it is no JSON or no feed */
export function parseJsonFeed(source: string, address: string): ParsedFeed {
  let document: unknown;
  let isBroken = false;
  try {
    document = JSON.parse(source);
  } catch (error) {
    document = readTolerantJson(source);
    isBroken = true;
    // Anything that begins with a bracket can be read so: only items make it a feed.
    if (!isObject(document) || objects(document.items).length === 0)
      throw new AppError('not-a-feed', { address }, { cause: error });
  }
  if (!isObject(document) || !(Array.isArray(document.items) || /jsonfeed/.test(text(document.version) ?? '')))
    throw new AppError('not-a-feed', { address });
  const draft = readShared(document, address);
  addAddress(draft, document.home_page_url, 'alternate');
  addAddress(draft, document.feed_url, 'self');
  addAddress(draft, document.next_url, 'next');
  for (const hub of objects(document.hubs)) addAddress(draft, hub.url, 'hub');
  addSourced(draft.texts, 'description', document.description, 'text', draft.base);
  for (const name of ['icon', 'favicon']) {
    const url = resolveUrl(text(document[name]) ?? '', address);
    if (url) draft.images.push({ source: name, url });
  }
  const newest = new NewestItems<Json>((item) => readItem(item, address));
  for (const item of objects(document.items)) newest.add(item);
  const version = /1\.1/.test(text(document.version) ?? '') ? 'json11' : 'json10';
  return {
    ...factsOf(draft),
    format: 'json',
    version,
    ...(draft.id && { id: draft.id }),
    skipHours: [],
    skipDays: [],
    items: newest.items,
    warnings: isBroken ? [{ code: 'json-broken', kept: newest.items.length }, ...newest.warnings] : newest.warnings,
  };
}

function readShared(json: Json, address: string): FactsDraft {
  const draft = emptyDraft(address, text(json.language));
  addSourced(draft.titles, 'title', json.title, 'text', address);
  const authors = objects(json.authors);
  for (const author of authors.length > 0 ? authors : objects(json.author)) {
    const name = text(author.name);
    const url = resolveUrl(text(author.url) ?? '', address);
    if (name || url)
      draft.people.push({ source: 'authors', role: 'author', ...(name && { name }), ...(url && { url }) });
  }
  return draft;
}

function readItem(item: Json, address: string): FactsDraft {
  const draft = readShared(item, address);
  const id = text(item.id);
  if (id) draft.id = id;
  addAddress(draft, item.url, 'alternate');
  addAddress(draft, item.external_url, 'related');
  addSourced(draft.texts, 'summary', item.summary, 'text', address);
  addSourced(draft.texts, 'content_html', item.content_html, 'html', address);
  addSourced(draft.texts, 'content_text', item.content_text, 'text', address);
  for (const [name, kind] of [
    ['date_published', 'published'],
    ['date_modified', 'updated'],
  ] as const) {
    const value = text(item[name]);
    if (value) draft.dates.push({ source: name, kind, value });
  }
  for (const tag of Array.isArray(item.tags) ? item.tags : []) {
    const term = text(tag);
    if (term) draft.categories.push({ term });
  }
  for (const name of ['image', 'banner_image']) {
    const url = resolveUrl(text(item[name]) ?? '', address);
    if (url) draft.images.push({ source: name, url });
  }
  for (const attachment of objects(item.attachments)) {
    const url = resolveUrl(text(attachment.url) ?? '', address);
    if (!url) continue;
    const optional = {
      type: text(attachment.mime_type),
      title: text(attachment.title),
      length: count(attachment.size_in_bytes),
      seconds: count(attachment.duration_in_seconds),
    };
    draft.enclosures.push({
      source: 'attachments',
      url,
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    });
  }
  return draft;
}

function addAddress(draft: FactsDraft, value: unknown, rel: string): void {
  const url = resolveUrl(text(value) ?? '', draft.base);
  if (url) draft.links.push({ url, rel });
}

function addSourced(
  list: FactsDraft['texts'],
  source: string,
  value: unknown,
  type: 'text' | 'html',
  base: string,
): void {
  const written = text(value);
  if (written) list.push({ source, value: written, type, base });
}

// Identity of an entry within its feed: what stays the same when a publisher edits, moves to https, or puts campaigns on links.
import { hash } from 'node:crypto';
import { withoutTrackingQuery } from './trackingParameters.ts';

/** Addresses fold their scheme, 'www.', a closing slash and tracking parameters; other guids only their white space. */
export function foldKey(key: string): string {
  const trimmed = key.trim();
  if (!/^https?:\/\//i.test(trimmed)) return trimmed;
  return withoutTrackingQuery(trimmed)
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/+(?=$|[?#])/, '')
    .replace(/[?#]$/, '');
}

export const sha256 = (parts: readonly (string | undefined)[]): string =>
  hash('sha256', parts.map((part) => `${part ?? ''}\u0000`).join(''));

export interface EntryKeys {
  readonly key: string;
  readonly otherKeys: readonly string[];
}

/** Without guids, entries that link the same page (a list of changes, a live page) are told apart by their titles: nothing is one that is not. */
export function keepApart<Named extends EntryKeys & { readonly title: string }>(
  entries: readonly Named[],
): readonly Named[] {
  const titles = new Map<string, string>();
  const shared = new Set<string>();
  for (const { key, title } of entries) {
    if (key.startsWith('link:') && (titles.get(key) ?? title) !== title) shared.add(key);
    titles.set(key, title);
  }
  if (shared.size === 0) return entries;
  return entries.map((entry) =>
    shared.has(entry.key) ? { ...entry, key: `${entry.key} ${sha256([entry.title])}`, otherKeys: [] } : entry,
  );
}

/** guid, else link, else a hash of the content; the others stay as other names of the same entry. */
export function entryKeys(guid: string | undefined, link: string | undefined, contentHash: string): EntryKeys {
  const byGuid = guid?.trim() ? `id:${foldKey(guid)}` : undefined;
  const byLink = link ? `link:${foldKey(link)}` : undefined;
  // A guid that is the link's address is the same name: a feed that gains or loses its guids keeps its entries.
  const guidAsLink = guid && /^https?:/i.test(guid.trim()) ? `link:${foldKey(guid)}` : undefined;
  const names = [...new Set([byGuid, byLink, guidAsLink].filter((name) => name !== undefined))];
  const [key = `hash:${contentHash}`, ...otherKeys] = names;
  return { key, otherKeys };
}

// An entry as the store takes it: hashed, folded, packed and written as JSON. All this is done on the workers, because the thread
// that writes is the one a person waits for; to the writer it leaves statements to bind.
import type { OfflineState } from '../../../shared/model/article.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import type { Entry, NormalizedFeed } from '../normalize/entry.ts';
import type { ArticleFacts } from './articleFacts.ts';
import { keyHash, linkHash } from './articleKeys.ts';
import { packTexts } from './contents.ts';
import { fold } from './search/fold.ts';

/** Names of an entry within its feed, hashed (articleKeys.ts). */
export interface KeyHashes {
  readonly own: string;
  readonly others: readonly string[];
  /** Its other keys and its link, each together with its title: a link alone is no identity, some feeds link every entry to one page. */
  readonly titled: readonly string[];
}

/** A name as lists compare it (search/fold.ts), and as it was written. */
export type FoldedName = readonly [folded: string, name: string];

/** What the index holds of an article, folded. */
export interface IndexedTexts {
  readonly title: string;
  readonly author: string;
  readonly topics: string;
  readonly text: string;
}

export interface ReadyEntry {
  readonly keys: KeyHashes;
  /** As the author gave it; the store caps the future at arrival. */
  readonly publishedAt?: Instant;
  readonly contentHash: string;
  readonly columns: ReturnType<typeof columnsOf>;
  readonly offline: OfflineState;
  readonly topics: readonly FoldedName[];
  readonly authors: readonly FoldedName[];
  /** JSON of ArticleFacts. */
  readonly facts: string;
  /** As contents.ts packs texts. */
  readonly packed: Uint8Array;
  readonly indexed: IndexedTexts;
}

export interface ReadyFeed extends Omit<NormalizedFeed, 'entries'> {
  readonly entries: readonly ReadyEntry[];
}

export function readyEntry(entry: Entry): ReadyEntry {
  const authors = entry.authors.map(({ name }) => folded(name));
  const topics = entry.topics.map(folded);
  return {
    keys: keysOf(entry),
    ...(entry.publishedAt !== undefined && { publishedAt: entry.publishedAt }),
    contentHash: entry.contentHash,
    columns: columnsOf(entry),
    offline: initialOffline(entry),
    topics,
    authors,
    facts: JSON.stringify(factsOf(entry)),
    packed: packTexts({
      summaryHtml: entry.summaryHtml ?? '',
      contentHtml: entry.contentHtml ?? '',
      text: entry.text,
    }),
    indexed: indexedTexts(entry, fold(entry.text)),
  };
}

/** `text` comes folded. */
export const indexedTexts = (
  { title, author, topics }: Pick<Entry, 'title' | 'author' | 'topics'>,
  text: string,
): IndexedTexts => ({ title: fold(title), author: fold(author ?? ''), topics: fold(topics.join('\n')), text });

const folded = (name: string): FoldedName => [fold(name), name];

const keysOf = (entry: Entry): KeyHashes => ({
  own: keyHash(entry.key),
  others: entry.otherKeys.map(keyHash),
  titled: [...new Set([...entry.otherKeys, ...(entry.link === undefined ? [] : [entry.link])])].map((key) =>
    keyHash(`${key}\n${entry.title || entry.excerpt}`),
  ),
});

/** Columns of `articles` that an edited entry may change. */
const columnsOf = (entry: Entry) => ({
  minutes: entry.readingMinutes,
  kind: entry.kind,
  direction: entry.direction,
  language: entry.language ?? null,
  mediaSeconds: entry.mediaSeconds === undefined ? null : Math.round(entry.mediaSeconds),
  linkHash: entry.link === undefined ? null : linkHash(entry.link),
  updatedAt: entry.updatedAt ?? null,
  title: entry.title,
  link: entry.link ?? null,
  author: entry.author ?? null,
  topics: JSON.stringify(entry.topics),
  excerpt: entry.excerpt,
});

const factsOf = (entry: Entry): ArticleFacts => ({
  key: entry.key,
  ...(entry.guid !== undefined && { guid: entry.guid }),
  authors: entry.authors,
  ...(entry.image && { image: entry.image }),
  enclosures: entry.enclosures,
  media: entry.media,
  related: entry.related,
  ...(entry.commentsUrl !== undefined && { commentsUrl: entry.commentsUrl }),
});

/** No file is kept yet, so an article is whole from the start only if it has its text and needs no file. */
const initialOffline = (entry: Entry): OfflineState =>
  entry.contentHtml === undefined ? 'none' : entry.media.length === 0 ? 'complete' : 'partial';

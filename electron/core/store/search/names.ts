// Names in a query → ids of this library. Case, accents and punctuation do not count; a whole name beats the beginnings of its words.
import type { FeedId, FolderId, TagId } from '../../../../shared/model/ids.ts';
import type { ReadStore } from '../connection.ts';
import { fold, tokensOf } from './fold.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

/** Those called exactly so, else those in whose name each wanted word begins a word. */
function called(rows: readonly Named[], wanted: string): readonly number[] {
  const words = tokensOf(wanted);
  if (words.length === 0) return [];
  const whole = words.join(' ');
  const folded = rows.map(({ id, name }) => ({ id, words: tokensOf(name) }));
  const exact = folded.filter((row) => row.words.join(' ') === whole);
  const chosen =
    exact.length > 0
      ? exact
      : folded.filter((row) => words.every((word) => row.words.some((candidate) => candidate.startsWith(word))));
  return chosen.map(({ id }) => id);
}

const numbered = /^#(\d{1,15})$/;

/** `#12` is the feed with that id, so that a saved query survives a change of its title. */
export function feedsCalled(read: ReadStore, name: string): readonly FeedId[] {
  const id = numbered.exec(name)?.[1];
  if (id !== undefined) return [Number(id)];
  return called(
    read.all<Named>(
      'SELECT f.id, coalesce(s.title, f.publisher_title, f.feed_url) AS name FROM feeds f LEFT JOIN subscriptions s ON s.feed_id = f.id',
    ),
    name,
  );
}

/** Feeds in folders of that name and in the folders inside them. */
export function feedsInFolder(read: ReadStore, name: string): readonly FeedId[] {
  const folders: readonly FolderId[] = called(read.all<Named>('SELECT id, name FROM folders'), name);
  return read
    .rows<[number]>(
      `WITH RECURSIVE inside (id) AS (
         SELECT value FROM json_each(?) UNION SELECT f.id FROM folders f JOIN inside ON f.parent_id = inside.id
       ) SELECT feed_id FROM subscriptions WHERE folder_id IN (SELECT id FROM inside)`,
      [JSON.stringify(folders)],
    )
    .map(([id]) => id);
}

const hostOf = (address: string | null): string | undefined =>
  address && URL.canParse(address) ? new URL(address).hostname : undefined;

/** A host without scheme, path and `www.`, as it is compared. */
export const siteHost = (site: string): string =>
  (hostOf(site.includes('://') ? site : `http://${site}`) ?? site.toLowerCase()).replace(/^www\./, '');

/** Feeds whose own address or whose site lies on that host or below it. */
export function feedsOfSite(read: ReadStore, site: string): readonly FeedId[] {
  const wanted = siteHost(site);
  const isThere = (address: string | null): boolean => {
    const host = hostOf(address);
    return host !== undefined && (host === wanted || host.endsWith(`.${wanted}`));
  };
  return read
    .rows<[number, string | null, string]>('SELECT id, site_url, feed_url FROM feeds')
    .filter(([, siteUrl, feedUrl]) => isThere(siteUrl) || isThere(feedUrl))
    .map(([id]) => id);
}

export const tagsCalled = (read: ReadStore, name: string): readonly TagId[] =>
  called(read.all<Named>('SELECT id, name FROM tags'), name);

/** Topics are too many to look through: the whole name, as it was folded when it came. */
export const topicsCalled = (read: ReadStore, folded: string): readonly number[] =>
  read.rows<[number]>('SELECT id FROM topics WHERE folded = ?', [folded]).map(([id]) => id);

const mostNames = 12;
/** Names beginning with a letter or two may be thousands; of so many the best are chosen. */
const mostLooked = 400;

/** Names of topics or authors that begin so, else that hold a word which does; those with the newest articles first. */
export function namesBeginning(read: ReadStore, of: 'topic' | 'author', typed: string): readonly string[] {
  const wanted = fold(typed.trim());
  const like = wanted.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  const among = (condition: string): readonly string[] =>
    read
      .rows<[string]>(
        `SELECT name FROM (
           SELECT t.name, (SELECT max(a.published_at) FROM article_${of}s a WHERE a.${of}_id = t.id) AS newest
           FROM (SELECT id, name FROM ${of}s WHERE ${condition} LIMIT ${mostLooked}) t
         ) WHERE newest IS NOT NULL ORDER BY newest DESC LIMIT ${mostNames}`,
        { from: wanted, to: `${wanted}\u{10ffff}`, inside: `% ${like}%` },
      )
      .map(([name]) => name);
  const begins = among('folded >= @from AND folded < @to');
  if (begins.length >= mostNames || wanted === '') return begins;
  return [...new Set([...begins, ...among(`folded LIKE @inside ESCAPE '\\'`)])].slice(0, mostNames);
}

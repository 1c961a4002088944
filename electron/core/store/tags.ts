// The person's own labels.
import { AppError } from '../../../shared/errors.ts';
import type { ArticleId, TagId } from '../../../shared/model/ids.ts';
import type { Tag, TagChoice } from '../../../shared/model/library.ts';
import type { ReadStore } from './connection.ts';
import { isUnread } from './inbox.ts';
import { changeRow } from './journalRows.ts';
import { fold } from './search/fold.ts';
import type { Act, WriteStore } from './writeStore.ts';

export const listTags = (read: ReadStore): Tag[] =>
  read.all<Tag>('SELECT id, name, articles AS articleCount, unread AS unreadCount FROM tags ORDER BY folded');

/** All tags, those used last first, then by name; and how many of these articles carry each. */
export function listTagChoices(read: ReadStore, ids: readonly ArticleId[]): TagChoice[] {
  const carried = new Map(
    read.rows<[number, number]>(
      `SELECT tag_id, count(*) FROM article_tags WHERE article_id IN (SELECT value FROM json_each(?)) GROUP BY tag_id`,
      [JSON.stringify(ids)],
    ),
  );
  // The journal knows which were used and when; what it no longer remembers stands by name.
  const usedAt = new Map(
    read.rows<[number, number]>(
      `SELECT json_extract(step, '$.tagId'), max(journal_id) FROM journal_steps
       WHERE json_extract(step, '$.step') = 'tagged' GROUP BY 1`,
    ),
  );
  return listTags(read)
    .map((tag) => ({ ...tag, onArticles: carried.get(tag.id) ?? 0 }))
    .toSorted((a, b) => (usedAt.get(b.id) ?? 0) - (usedAt.get(a.id) ?? 0));
}

export const findTag = (read: ReadStore, name: string): TagId | undefined =>
  read.value<number>('SELECT id FROM tags WHERE folded = ?', [fold(name)]);

export const tagName = (read: ReadStore, id: TagId): string | undefined =>
  read.value<string>('SELECT name FROM tags WHERE id = ?', [id]);

/** The tag of this name, made if there is none. */
export function ensureTag(act: Act, name: string): TagId {
  const known = findTag(act, name);
  if (known !== undefined) return known;
  act.changes.organisation();
  return changeRow(act, 'tags', undefined, { name, folded: fold(name) });
}

export function renameTag(act: Act, id: TagId, name: string): void {
  const other = findTag(act, name);
  if (other !== undefined && other !== id) throw new AppError('name-taken', { name });
  changeRow(act, 'tags', id, { name, folded: fold(name) });
  act.changes.organisation();
  act.changes.states(listTagged(act, id));
}

/** Takes the tag off every article, and away. @throws AppError 'tag-not-found' */
export function removeTagEverywhere(act: Act, id: TagId): void {
  if (tagName(act, id) === undefined) throw new AppError('tag-not-found', { name: id });
  const untagged = makeUntagged(act, id, listTagged(act, id));
  if (untagged.length > 0) act.record({ step: 'untagged', tagId: id }, untagged);
  changeRow(act, 'tags', id, null);
  act.changes.organisation();
}

const listTagged = (read: ReadStore, id: TagId): number[] =>
  read.rows<[number]>('SELECT article_id FROM article_tags WHERE tag_id = ?', [id]).map(([articleId]) => articleId);

/** Answers the articles that did not have the tag. */
export function makeTagged(write: WriteStore, tagId: TagId, ids: readonly ArticleId[]): readonly ArticleId[] {
  const changed = write.rows<[number]>(
    `INSERT INTO article_tags (tag_id, published_at, article_id)
     SELECT @tagId, a.published_at, a.id FROM json_each(@ids) j CROSS JOIN articles a ON a.id = j.value WHERE a.dropped_at IS NULL
     ON CONFLICT DO NOTHING RETURNING article_id`,
    { tagId, ids: JSON.stringify(ids) },
  );
  return afterTagging(write, tagId, changed, 1);
}

/** Answers the articles that had the tag. */
export function makeUntagged(write: WriteStore, tagId: TagId, ids: readonly ArticleId[]): readonly ArticleId[] {
  const changed = write.rows<[number]>(
    `DELETE FROM article_tags WHERE (tag_id, published_at, article_id) IN
       (SELECT @tagId, a.published_at, a.id FROM json_each(@ids) j CROSS JOIN articles a ON a.id = j.value)
     RETURNING article_id`,
    { tagId, ids: JSON.stringify(ids) },
  );
  return afterTagging(write, tagId, changed, -1);
}

function afterTagging(write: WriteStore, tagId: TagId, changed: readonly [number][], by: 1 | -1): readonly ArticleId[] {
  if (changed.length === 0) return [];
  const ids = changed.map(([id]) => id);
  const unread = write.value<number>(
    `SELECT count(*) FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value WHERE ${isUnread('a.published_at', 'a.id')}`,
    [JSON.stringify(ids)],
  );
  write.run('UPDATE tags SET articles = articles + ?, unread = unread + ? WHERE id = ?', [
    ids.length * by,
    (unread ?? 0) * by,
    tagId,
  ]);
  write.changes.states(ids);
  write.changes.organisation();
  return ids;
}

// What one check of a feed changes in the library: the feed's health, its new articles, and those its publisher edited.
// Reads aloud from top to bottom; runs inside the sync's transaction.
import type { ArticleId, FeedId, Instant } from '../../../shared/model/ids.ts';
import { addNames, type NamedArticle } from './articleNames.ts';
import { addArticle, getStored, reviseArticle } from './articleWrites.ts';
import { countArticles, countUnread } from './counts.ts';
import type { AppliedUpdate, FeedUpdate } from './feedUpdate.ts';
import { readSettings } from './feeds.ts';
import { addToInbox, makeUnread } from './inbox.ts';
import { openEntryKeys } from './entryKeys.ts';
import type { ReadyEntry, ReadyFeed } from './readyEntry.ts';
import type { WriteStore } from './writeStore.ts';

const nothing: AppliedUpdate = { added: [], updated: [] };

export function applyFeedUpdate(write: WriteStore, update: FeedUpdate): AppliedUpdate {
  const settings = write.value<string>('SELECT settings FROM subscriptions WHERE feed_id = ?', [update.feedId]);
  // Unsubscribed while it was being fetched: there is nobody to bring it to.
  if (settings === undefined) return nothing;
  const applied = update.feed ? applyEntries(write, update.feedId, update.feed.entries, update.checkedAt) : nothing;
  if (applied.updated.length > 0 && readSettings(settings).unreadWhenEdited) makeUnread(write, applied.updated);
  recordCheck(write, update, applied);
  if (update.feed) describeFeed(write, update.feedId, update.feed);
  if (update.freshForMs !== undefined)
    write.run(
      `UPDATE feeds SET wishes = json_set(coalesce(wishes, '{"skipHours":[],"skipDays":[]}'), '$.freshForMs', ?) WHERE id = ?`,
      [update.freshForMs, update.feedId],
    );
  write.changes.added(applied.added);
  write.changes.updated(applied.updated);
  write.changes.feed(update.feedId);
  return applied;
}

/** Oldest first, so that ids grow with time; undated and future entries are published when they arrive. */
function applyEntries(
  write: WriteStore,
  feedId: FeedId,
  entries: readonly ReadyEntry[],
  arrivedAt: Instant,
): AppliedUpdate {
  const added: ArticleId[] = [];
  const updated: ArticleId[] = [];
  const publishedAt = (entry: ReadyEntry): Instant => Math.max(0, Math.min(entry.publishedAt ?? arrivedAt, arrivedAt));
  let lastId = write.value<number>('SELECT last_article_id FROM library') ?? 0;
  const keys = openEntryKeys(write, feedId, entries);
  const named: NamedArticle[] = [];
  for (const entry of entries.toSorted((a, b) => publishedAt(a) - publishedAt(b))) {
    const articleId = keys.match(entry);
    if (articleId === undefined) {
      const id = ++lastId;
      addArticle(write, id, feedId, entry, publishedAt(entry), arrivedAt);
      keys.claim(entry, id);
      named.push({ id, publishedAt: publishedAt(entry), entry });
      added.push(id);
      continue;
    }
    keys.claim(entry, articleId);
    const stored = getStored(write, articleId);
    // A tombstone (dropped and deleted), or the same text as before.
    if (!stored || stored.contentHash === entry.contentHash) continue;
    reviseArticle(write, articleId, stored, entry, arrivedAt);
    updated.push(articleId);
  }
  keys.keep(write);
  if (added.length > 0) {
    write.run('UPDATE library SET last_article_id = ?', [lastId]);
    addToInbox(write, added);
    addNames(write, named);
    countArticles(write, feedId, added.length);
    countUnread(
      write,
      added.map((id) => [id, feedId]),
      1,
    );
  }
  return { added, updated };
}

function recordCheck(write: WriteStore, update: FeedUpdate, applied: AppliedUpdate): void {
  const { feedId: id, checkedAt, outcome, failure, validators } = update;
  const common = {
    id,
    checkedAt,
    outcome,
    status: update.status ?? null,
    nextCheckAt: update.nextCheckAt ?? null,
    nextCheckReason: JSON.stringify(update.nextCheckReason),
    movedTo: update.permanentRedirectTo ?? null,
  };
  if (outcome === 'skipped') {
    write.run('UPDATE feeds SET next_check_at = @nextCheckAt, next_check_reason = @nextCheckReason WHERE id = @id', {
      id,
      nextCheckAt: common.nextCheckAt,
      nextCheckReason: common.nextCheckReason,
    });
    return;
  }
  if (failure) {
    write.run(
      `UPDATE feeds SET checked_at = @checkedAt, last_outcome = @outcome, http_status = @status, next_check_at = @nextCheckAt,
         next_check_reason = @nextCheckReason, moved_to = coalesce(@movedTo, moved_to), failures_in_row = failures_in_row + 1,
         failing_since_at = coalesce(failing_since_at, @checkedAt), error_code = @code, error_details = @details, bytes_last = @bytes
       WHERE id = @id`,
      { ...common, code: failure.code, details: JSON.stringify(failure.details), bytes: update.bytes },
    );
    return;
  }
  write.run(
    `UPDATE feeds SET checked_at = @checkedAt, succeeded_at = @checkedAt, last_outcome = @outcome, http_status = @status,
       next_check_at = @nextCheckAt, next_check_reason = @nextCheckReason, moved_to = @movedTo, failures_in_row = 0,
       failing_since_at = NULL, error_code = NULL, error_details = NULL, bytes_last = @bytes, added_last = @added
     WHERE id = @id`,
    { ...common, bytes: update.bytes, added: applied.added.length },
  );
  if (validators)
    write.run('UPDATE feeds SET etag = ?, last_modified = ? WHERE id = ?', [
      validators.etag ?? null,
      validators.lastModified ?? null,
      id,
    ]);
  if (update.bodyHash !== undefined) write.run('UPDATE feeds SET body_hash = ? WHERE id = ?', [update.bodyHash, id]);
  if (applied.added.length > 0)
    write.run('UPDATE feeds SET articles_per_day = ? WHERE id = ?', [articlesPerDay(write, id, checkedAt), id]);
}

const dayMs = 86_400_000;
const rhythmDays = 30;

/** Over the last thirty days, or since its oldest article if that is younger. */
function articlesPerDay(write: WriteStore, feedId: FeedId, now: Instant): number {
  const row = write.get<{ articles: number; oldest: number | null }>(
    'SELECT count(*) AS articles, min(published_at) AS oldest FROM articles WHERE feed_id = ? AND published_at >= ? AND dropped_at IS NULL',
    [feedId, now - rhythmDays * dayMs],
  );
  if (!row || row.oldest === null) return 0;
  return row.articles / Math.max(1, Math.min(rhythmDays, (now - row.oldest) / dayMs));
}

function describeFeed(write: WriteStore, id: FeedId, feed: ReadyFeed): void {
  write.run(
    `UPDATE feeds SET publisher_title = coalesce(@title, publisher_title), site_url = coalesce(@siteUrl, site_url), description = @description,
       language = @language, image_url = @imageUrl, wishes = @wishes, warnings = @warnings
     WHERE id = @id`,
    {
      id,
      title: feed.title ?? null,
      siteUrl: feed.siteUrl ?? null,
      description: feed.description ?? null,
      language: feed.language ?? null,
      imageUrl: feed.imageUrl ?? null,
      wishes: JSON.stringify(feed.wishes),
      warnings: JSON.stringify(feed.warnings),
    },
  );
}

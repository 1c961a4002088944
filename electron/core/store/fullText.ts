// The text taken from an article's own page, kept beside what its feed carried. Searching finds it too (the triggers see to that).
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { ArticleFacts } from './articleFacts.ts';
import { packTexts } from './contents.ts';
import { refreshOffline } from './media.ts';
import type { WriteStore } from './writeStore.ts';

export interface FullText {
  readonly html: string;
  readonly text: string;
  readonly minutes: number;
  /** Files the page's text needs beside those the feed named. */
  readonly media: ArticleFacts['media'];
}

/** Where an article's page is, and whether its text is here already. */
export const getPage = (
  write: Pick<WriteStore, 'get'>,
  id: ArticleId,
): { readonly link: string | null; readonly isHere: number } | undefined =>
  write.get(
    'SELECT a.link, c.full_packed IS NOT NULL AS isHere FROM articles a JOIN contents c ON c.article_id = a.id WHERE a.id = ?',
    [id],
  );

export function setFullText(write: WriteStore, id: ArticleId, full: FullText): void {
  const factsText = write.value<string>('SELECT facts FROM contents WHERE article_id = ?', [id]);
  if (factsText === undefined) return;
  const facts = JSON.parse(factsText) as ArticleFacts;
  const known = new Set(facts.media.map((file) => file.url));
  const media = [...facts.media, ...full.media.filter((file) => !known.has(file.url))];
  write.run('UPDATE contents SET full_packed = ?, full_at = ?, facts = ? WHERE article_id = ?', [
    packTexts({ summaryHtml: '', contentHtml: full.html, text: full.text }),
    write.at,
    JSON.stringify({ ...facts, media }),
    id,
  ]);
  // A feed that carries only a teaser says "1 min": the page knows better.
  write.run('UPDATE articles SET minutes = max(minutes, ?) WHERE id = ?', [full.minutes, id]);
  refreshOffline(write, id);
}

/** Newest first: unread or saved articles of which something is missing, whose files were not asked for since `triedBefore`. */
export const listIncomplete = (read: Pick<WriteStore, 'rows'>, limit: number): readonly ArticleId[] =>
  read
    .rows(
      `SELECT a.id FROM articles a WHERE a.dropped_at IS NULL AND a.offline <> 'complete'
         AND (EXISTS (SELECT 1 FROM inbox i WHERE i.published_at = a.published_at AND i.article_id = a.id AND i.read_at IS NULL)
           OR EXISTS (SELECT 1 FROM states s WHERE s.article_id = a.id AND s.saved_at IS NOT NULL))
       ORDER BY a.published_at DESC, a.id DESC LIMIT ?`,
      [limit],
    )
    .map((row) => (row as readonly unknown[])[0] as ArticleId);

// The lists by topic and by author. A name written in two ways is one list.
import type { ArticleId, Instant } from '../../../shared/model/ids.ts';
import type { ArticleFacts } from './articleFacts.ts';
import type { FoldedName, ReadyEntry } from './readyEntry.ts';
import { fold } from './search/fold.ts';
import type { WriteStore } from './writeStore.ts';

export interface NamedArticle {
  readonly id: ArticleId;
  readonly publishedAt: Instant;
  readonly entry: Pick<ReadyEntry, 'topics' | 'authors'>;
}

type Row = readonly [folded: string, name: string, publishedAt: Instant, id: ArticleId];

/** Puts articles into the lists: all of them at once, because a feed names the same few again and again. */
export function addNames(write: WriteStore, articles: readonly NamedArticle[]): void {
  const rowsOf = (namesOf: (entry: NamedArticle['entry']) => readonly FoldedName[]): readonly Row[] =>
    articles.flatMap(({ id, publishedAt, entry }) =>
      namesOf(entry).map(([folded, name]): Row => [folded, name, publishedAt, id]),
    );
  add(
    write,
    'topic',
    rowsOf(({ topics }) => topics),
  );
  add(
    write,
    'author',
    rowsOf(({ authors }) => authors),
  );
}

function add(write: WriteStore, what: 'topic' | 'author', rows: readonly Row[]): void {
  if (rows.length === 0) return;
  const names = new Map(rows.map(([folded, name]) => [folded, name]));
  write.run(`INSERT OR IGNORE INTO ${what}s (folded, name) SELECT value ->> 0, value ->> 1 FROM json_each(?)`, [
    JSON.stringify([...names]),
  ]);
  write.run(
    `INSERT OR IGNORE INTO article_${what}s (${what}_id, published_at, article_id)
     SELECT named.id, j.value ->> 2, j.value ->> 3 FROM json_each(?) j CROSS JOIN ${what}s named ON named.folded = j.value ->> 0`,
    [JSON.stringify(rows)],
  );
}

/** Takes an article out of them. */
export function removeNames(write: WriteStore, id: ArticleId, publishedAt: Instant): void {
  const named = write.get<{ topics: string; facts: string }>(
    'SELECT a.topics, c.facts FROM articles a JOIN contents c ON c.article_id = a.id WHERE a.id = ?',
    [id],
  );
  if (!named) return;
  remove('topic', JSON.parse(named.topics) as string[]);
  remove(
    'author',
    (JSON.parse(named.facts) as ArticleFacts).authors.map(({ name }) => name),
  );

  function remove(what: 'topic' | 'author', names: readonly string[]): void {
    for (const name of names) {
      write.run(
        `DELETE FROM article_${what}s WHERE ${what}_id = (SELECT id FROM ${what}s WHERE folded = ?) AND published_at = ? AND article_id = ?`,
        [fold(name), publishedAt, id],
      );
    }
  }
}

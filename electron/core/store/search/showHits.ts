// Rows and articles with the hits of the search that led to them.
import type { ArticleDetail, ArticleSummary } from '../../../../shared/model/article.ts';
import type { Query } from '../../../../shared/query/query.ts';
import type { ReadStore } from '../connection.ts';
import { unpackTexts } from '../contents.ts';
import { wantedPhrases } from './hits.ts';
import { markHits, snippetOf, titleParts } from './snippet.ts';

interface TextRow {
  readonly id: number;
  readonly packed: Uint8Array;
  readonly fullPacked: Uint8Array | null;
}

/** The rows of a page of search results, with the title and the text around the hits where there are any. */
export function showHits(read: ReadStore, rows: readonly ArticleSummary[], query: Query): readonly ArticleSummary[] {
  const phrases = wantedPhrases(query);
  if (phrases.length === 0 || rows.length === 0) return rows;
  const texts = new Map(
    read
      .all<TextRow>(
        `SELECT c.article_id AS id, c.packed, c.full_packed AS fullPacked
         FROM json_each(?) j CROSS JOIN contents c ON c.article_id = j.value`,
        [JSON.stringify(rows.map(({ id }) => id))],
      )
      .map((row) => [row.id, row] as const),
  );
  return rows.map((row) => {
    const inTitle = titleParts(row.title, phrases);
    const text = texts.get(row.id);
    const snippet =
      text &&
      (snippetOf(unpackTexts(text.packed).text, phrases) ??
        (text.fullPacked ? snippetOf(unpackTexts(text.fullPacked).text, phrases) : undefined));
    return { ...row, ...(inTitle && { titleParts: inTitle }), ...(snippet && { snippet }) };
  });
}

/** An article opened from a search: `<mark>` around the hits in its texts. */
export function showHitsInArticle(article: ArticleDetail, query: Query): ArticleDetail {
  const phrases = wantedPhrases(query);
  if (phrases.length === 0) return article;
  const inTitle = titleParts(article.title, phrases);
  return {
    ...article,
    html: markHits(article.html, phrases),
    ...(article.fullHtml !== undefined && { fullHtml: markHits(article.fullHtml, phrases) }),
    ...(inTitle && { titleParts: inTitle }),
  };
}

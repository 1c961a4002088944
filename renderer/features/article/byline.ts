// Who wrote it, as a byline names them: persons by name, the publication's own desk without its publication.
import type { ArticleDetail } from '../../../shared/model/article.ts';

export interface BylinePart {
  /** What the listing by author is asked for. */
  readonly name: string;
  readonly shown: string;
  readonly isDesk: boolean;
}

/** "The Kyiv Independent news desk" in The Kyiv Independent is "the news desk". The publication alone says nothing new. */
export function bylineParts({
  authors,
  feedTitle,
}: Pick<ArticleDetail, 'authors' | 'feedTitle'>): readonly BylinePart[] {
  return authors
    .filter(({ name }) => name !== feedTitle)
    .map(({ name }): BylinePart => {
      const isDesk = name.startsWith(`${feedTitle} `);
      return { name, isDesk, shown: isDesk ? `the ${name.slice(feedTitle.length + 1)}` : name };
    });
}

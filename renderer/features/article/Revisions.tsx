// That a publisher edited the article, and what the edits changed: earlier texts are kept, and shown as differences when asked for.
import { type ReactNode, useMemo, useState } from 'react';
import type { ArticleDetail, ArticleRevision } from '../../../shared/model/article.ts';
import { touchesArticle } from '../../engine/touches.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';
import { useLanguage } from '../../text/useWords.ts';
import { cleanHtml } from './cleanHtml.ts';
import { plainLines, type TextChange, textChanges } from './textChanges.ts';

export function Revisions({ article }: { readonly article: ArticleDetail }): ReactNode {
  const { words, formats } = useLanguage();
  const [shownOf, setShownOf] = useState<number>();
  if (article.revisedAt === undefined) return null;
  const isShown = shownOf === article.id;
  return (
    <div className="revised">
      <p>
        {words.article.revised(formats.moment(article.revisedAt))}
        {article.revisionCount > 0 ? (
          <>
            {' · '}
            <button type="button" aria-expanded={isShown} onClick={() => setShownOf(isShown ? undefined : article.id)}>
              {isShown ? words.article.hideChanges : words.article.showChanges}
            </button>
          </>
        ) : null}
      </p>
      {isShown ? <Changes article={article} /> : null}
    </div>
  );
}

interface Edit {
  readonly seenAt: number;
  readonly changes: readonly TextChange[];
}

const textOf = ({ title, html }: Pick<ArticleRevision, 'title' | 'html'>): string =>
  `${title}\n${plainLines(cleanHtml(html))}`;

/** Each earlier text beside the one that took its place, newest first. */
function editsOf(article: ArticleDetail, revisions: readonly ArticleRevision[]): readonly Edit[] {
  const newestFirst = revisions.toSorted((a, b) => b.seenAt - a.seenAt);
  return newestFirst.map((revision, index) => ({
    seenAt: revision.seenAt,
    changes: textChanges(
      textOf(revision),
      textOf(newestFirst[index - 1] ?? { title: article.title, html: article.html ?? '' }),
    ),
  }));
}

function Changes({ article }: { readonly article: ArticleDetail }): ReactNode {
  const { words, formats } = useLanguage();
  const { data } = useLiveQuery('articles.revisions', { id: article.id }, touchesArticle(article.id));
  const edits = useMemo(() => editsOf(article, data ?? []), [article, data]);
  return (
    <section className="edits" aria-label={words.article.showChanges}>
      {edits.map(({ seenAt, changes }) => (
        <div key={seenAt}>
          <h2>{words.article.sinceText(formats.moment(seenAt))}</h2>
          {changes.length === 0 ? (
            <p>{words.article.sameWords}</p>
          ) : (
            <p className="edit">
              {changes.map(({ at, kind, text }) =>
                kind === 'gone' ? (
                  <del key={at}>{text}</del>
                ) : kind === 'new' ? (
                  <ins key={at}>{text}</ins>
                ) : (
                  <span key={at}>{text}</span>
                ),
              )}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

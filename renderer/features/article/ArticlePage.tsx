// The page inside the frame: source, title, byline, picture, text, related, topics and tags. Text and pictures of publishers only as a cleaned tree.
import { Fragment, type ReactNode, Suspense, useLayoutEffect, useMemo, useRef } from 'react';
import type { ArticleDetail } from '../../../shared/model/article.ts';
import { lazyPart } from '../../app/lazyPart.ts';
import { mediaAddress } from '../../engine/hostEngine.ts';
import { useLanguage } from '../../text/useWords.ts';
import { FoundText } from '../../ui/FoundText.tsx';
import { letterHue } from '../../ui/LetterSquare.tsx';
import { articleTree, outlineOf } from './articleTree.ts';
import { bylineParts } from './byline.ts';

export interface ArticlePageActs {
  readonly showFeed: () => void;
  readonly showAuthor: (author: string) => void;
  readonly showTopic: (topic: string) => void;
  readonly showTag: (name: string) => void;
  readonly editNote: () => void;
  readonly editTags: () => void;
  readonly removeHighlight: (id: number) => void;
  readonly noteHighlight: (id: number) => void;
  readonly showHighlight: (id: number) => void;
}

export interface ArticlePageProps {
  readonly article: ArticleDetail;
  readonly iconPath: string | undefined;
  readonly feedSeed: string;
  readonly justified: boolean;
  readonly acts: ArticlePageActs;
  /** Marks whose words are no longer in the text that is shown. */
  readonly goneMarks: ReadonlySet<number>;
  /** The text stands in the frame: places in it can be found now. */
  readonly onText: (body: HTMLElement) => void;
}

/** Comparing texts is for the few articles that were edited. */
const Revisions = lazyPart(async () => (await import('./Revisions.tsx')).Revisions);

/** Short articles need no table of contents. */
const leastHeadings = 3;
const leastMinutes = 5;

export const shownHtml = (article: ArticleDetail): string =>
  (article.shows === 'full' && article.fullHtml) || article.html || article.fullHtml || '';

const mentions = (html: string, url: string): boolean =>
  html.includes(url) || html.includes(url.replaceAll('&', '&amp;'));

export function ArticlePage({
  article,
  iconPath,
  feedSeed,
  justified,
  acts,
  goneMarks,
  onText,
}: ArticlePageProps): ReactNode {
  const { words, formats } = useLanguage();
  const html = shownHtml(article);
  const hasPlayer = article.enclosures.some(({ type }) => /^(?:video|audio)\//.test(type ?? ''));
  const title = <FoundText parts={article.titleParts} text={article.title} />;
  const showsLead = article.image !== undefined && !hasPlayer && !mentions(html, article.image.url);
  return (
    <article className="page" dir={article.direction} lang={article.language}>
      <header>
        <p className="source">
          {iconPath === undefined ? (
            <span className="square" aria-hidden style={{ background: `var(--letter-${letterHue(feedSeed)})` }}>
              {article.feedTitle
                .replace(/^(?:the|an?) /i, '')
                .slice(0, 1)
                .toLocaleUpperCase()}
            </span>
          ) : (
            <img className="square" src={mediaAddress(iconPath)} alt="" />
          )}
          <button type="button" onClick={acts.showFeed}>
            {article.feedTitle}
          </button>
        </p>
        <h1 className="title">{article.link ? <a href={article.link}>{title}</a> : title}</h1>
        <div className="byline">
          <Authors article={article} onAuthor={acts.showAuthor} />
          <span className="moment">
            <time dateTime={new Date(article.publishedAt).toISOString()}>{formats.moment(article.publishedAt)}</time>
            {article.minutes > 0 ? ` · ${words.article.minutesRead(Math.max(1, article.minutes))}` : ''}
          </span>
        </div>
        {article.revisedAt !== undefined ? (
          <Suspense fallback={null}>
            <Revisions article={article} />
          </Suspense>
        ) : null}
      </header>
      {article.note ? (
        <aside className="own-note">
          <h2>{words.article.note}</h2>
          <p>{article.note}</p>
          <button type="button" onClick={acts.editNote}>
            {words.article.editNote}
          </button>
        </aside>
      ) : null}
      {showsLead && article.image ? <Lead article={article} image={article.image} /> : null}
      <Text article={article} html={html} justified={justified} onText={onText} />
      <Marked article={article} acts={acts} gone={goneMarks} />
      <Foot article={article} acts={acts} />
    </article>
  );
}

function Authors({
  article,
  onAuthor,
}: {
  readonly article: ArticleDetail;
  readonly onAuthor: (name: string) => void;
}): ReactNode {
  const words = useLanguage().words.article;
  const parts = bylineParts(article);
  if (parts.length === 0) return <span className="authors">{article.feedTitle}</span>;
  return (
    <span className="authors">
      {words.by}{' '}
      {parts.map((part, index) => (
        <Fragment key={part.name}>
          {index === 0 ? '' : index === parts.length - 1 ? ` ${words.and} ` : ', '}
          {part.isDesk ? (
            part.shown
          ) : (
            <button type="button" aria-label={words.moreBy(part.name)} onClick={() => onAuthor(part.name)}>
              {part.shown}
            </button>
          )}
        </Fragment>
      ))}
    </span>
  );
}

function Lead({
  article,
  image,
}: {
  readonly article: ArticleDetail;
  readonly image: NonNullable<ArticleDetail['image']>;
}): ReactNode {
  const words = useLanguage().words.article;
  const path = article.media.find(({ url }) => url === image.url)?.path;
  return (
    <figure className="lead">
      {path === undefined ? (
        <span className="missing" role="img" aria-label={image.alt ?? words.pictureMissing}>
          {image.alt || words.pictureMissing}
        </span>
      ) : (
        <img src={mediaAddress(path)} alt={image.alt ?? ''} width={image.width} height={image.height} />
      )}
      {image.caption || image.credit ? (
        <figcaption>
          {image.caption} {image.credit ? <span className="credit">({image.credit})</span> : null}
        </figcaption>
      ) : null}
    </figure>
  );
}

function Text({
  article,
  html,
  justified,
  onText,
}: Pick<ArticlePageProps, 'article' | 'justified' | 'onText'> & { readonly html: string }): ReactNode {
  const words = useLanguage().words.article;
  const body = useRef<HTMLDivElement>(null);
  const { media, related, enclosures, image, kind, title, minutes } = article;
  // Made while drawing, so that the outline over it is there before the place in the text is looked for.
  const { tree, outline } = useMemo(() => {
    const made = articleTree({ media, related, enclosures, image, kind, title }, html, { words, mediaAddress });
    const entries = outlineOf(made);
    return { tree: made, outline: minutes >= leastMinutes && entries.length >= leastHeadings ? entries : [] };
  }, [html, media, related, enclosures, image, kind, title, minutes, words]);
  useLayoutEffect(() => {
    const place = body.current;
    if (!place) return;
    place.replaceChildren(...tree.cloneNode(true).childNodes);
    onText(place);
  }, [tree, onText]);
  return (
    <>
      {outline.length > 0 ? (
        <details className="outline">
          <summary>{words.outline}</summary>
          <ol>
            {outline.map(({ id, text, level }) => (
              <li key={id} data-level={level}>
                <button
                  type="button"
                  onClick={() => body.current?.querySelector(`#${CSS.escape(id)}`)?.scrollIntoView()}
                >
                  {text}
                </button>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      <div ref={body} className="body" {...(justified && { 'data-justified': '' })} />
    </>
  );
}

function Marked({
  article,
  acts,
  gone,
}: {
  readonly article: ArticleDetail;
  readonly acts: ArticlePageActs;
  readonly gone: ReadonlySet<number>;
}): ReactNode {
  const words = useLanguage().words.article;
  if (article.highlights.length === 0) return null;
  return (
    <section className="marked-list">
      <h2>{words.highlights}</h2>
      <ul>
        {article.highlights.map(({ id, quote, note }) => (
          <li key={id}>
            {gone.has(id) ? (
              <>
                <q>{quote}</q>
                <p className="gone">{words.markGone}</p>
              </>
            ) : (
              <button type="button" className="go" title={words.goToMark} onClick={() => acts.showHighlight(id)}>
                <q>{quote}</q>
              </button>
            )}
            {note === undefined ? null : <p className="note">{note}</p>}
            <p className="acts">
              <button type="button" onClick={() => acts.noteHighlight(id)}>
                {note === undefined ? words.writeNote : words.editNote}
              </button>
              <button type="button" onClick={() => acts.removeHighlight(id)}>
                {words.removeHighlight}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Foot({ article, acts }: { readonly article: ArticleDetail; readonly acts: ArticlePageActs }): ReactNode {
  const words = useLanguage().words.article;
  return (
    <footer>
      {article.topics.length > 0 ? (
        <div className="foot">
          <span>{words.topics}</span>
          <ul aria-label={words.topics}>
            {article.topics.map((topic) => (
              <li key={topic}>
                <button type="button" aria-label={words.topicLabel(topic)} onClick={() => acts.showTopic(topic)}>
                  {topic}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {article.tags.length > 0 ? (
        <div className="foot">
          <span>{words.tags}</span>
          <ul aria-label={words.tags}>
            {article.tags.map((tag) => (
              <li key={tag}>
                <button type="button" className="tag" onClick={() => acts.showTag(tag)}>
                  {tag}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {article.commentsUrl === undefined ? null : (
        <p className="foot">
          <a href={article.commentsUrl}>{words.comments}</a>
        </p>
      )}
    </footer>
  );
}

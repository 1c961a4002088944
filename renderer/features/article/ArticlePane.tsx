// The article pane: asks for the open article, shows it in the sandboxed frame, and answers what commands ask of it.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ArticleDetail } from '../../../shared/model/article.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import { type ArticleControls, useRegisterArticleControls } from '../../app/articleControls.ts';
import { useShell } from '../../app/ShellContext.ts';
import { showDialog, showListing, showToast, useUi, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useMarked } from '../../engine/PendingProvider.ts';
import { touchesArticle } from '../../engine/touches.ts';
import { engineQuery, useLiveQuery } from '../../engine/useLiveQuery.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import { AppError } from '../../../shared/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { ArticleBar } from './ArticleBar.tsx';
import { ArticlePage, type ArticlePageActs } from './ArticlePage.tsx';
import styles from './ArticlePane.module.css';
import { FindBar } from './FindBar.tsx';
import { findQuotation } from './findText.ts';
import { footnoteOf, hideFootnote, showFootnote } from './footnotes.ts';
import { dressFrame, frameSource } from './frameDocument.ts';
import { createPosition } from './position.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { paintRanges, useFrameListeners } from './useFrame.ts';

export function ArticlePane(): ReactNode {
  const openId = useUi((state) => state.openId);
  // The engine keeps them too; an article that was asked for earlier would come with the place it had then.
  const [places] = useState(() => new Map<ArticleId, number>());
  return openId === undefined ? <Nothing /> : <Opened id={openId} places={places} />;
}

function Nothing(): ReactNode {
  const words = useWords();
  const dispatcher = useDispatcher();
  const keys = dispatcher.keysOf('article.openNext')[0];
  return (
    <div className={styles.nothing}>
      <p className="standfirst">{words.article.empty}</p>
      <Button look="link" onClick={() => dispatcher.run('article.openNext')}>
        {words.article.emptyHint}
        {keys ? <Kbd keys={keys} /> : null}
      </Button>
    </div>
  );
}

/** The query that led here, whose words are marked in the article. */
function useShownQuery(): string | undefined {
  const listing = useUi((state) => state.listing);
  const { data } = useOverview();
  if (listing.kind === 'search') return listing.query.trim() ? listing.query : undefined;
  if (listing.kind !== 'smart') return undefined;
  return data?.smartFeeds.find((smart) => smart.id === listing.smartFeedId)?.query;
}

function Opened({ id, places }: { readonly id: ArticleId; readonly places: Map<ArticleId, number> }): ReactNode {
  const words = useWords();
  const engine = useEngine();
  const queries = useQueryClient();
  const query = useShownQuery();
  const next = useUi(({ view, openIndex }) => view?.rowAt(openIndex + 1)?.id);
  const params = { id, ...(query !== undefined && { hits: query }) };
  const { data, error, refetch } = useLiveQuery('articles.get', params, touchesArticle(id), { keepPrevious: true });
  useEffect(() => {
    // The next article is likely: asked for now, it is there when its key is pressed.
    if (data?.id === id && next !== undefined) {
      void queries.prefetchQuery(
        engineQuery(
          engine,
          'articles.get',
          { id: next, ...(query !== undefined && { hits: query }) },
          touchesArticle(next),
        ),
      );
    }
  }, [data?.id, id, next, query, engine, queries]);
  if (error && data?.id !== id) {
    return (
      <div className={styles.nothing} role="alert">
        <p className="standfirst">{words.error(error instanceof AppError ? error : new AppError('internal'))}</p>
        <Button onClick={() => void refetch()}>{words.window.tryAgain}</Button>
      </div>
    );
  }
  return data ? <Article detail={data} places={places} /> : <div className={styles.nothing} aria-busy />;
}

function Article({
  detail,
  places,
}: {
  readonly detail: ArticleDetail;
  readonly places: Map<ArticleId, number>;
}): ReactNode {
  const article = useMarked(detail);
  const words = useWords();
  const ui = useUiStore();
  const shell = useShell();
  const engine = useEngine();
  const dispatcher = useDispatcher();
  const reading = useUi((state) => state.reading);
  const { data: overview } = useOverview();
  const feed = overview?.feeds.find((each) => each.id === article.feedId);
  const [holder, setHolder] = useState<HTMLIFrameElement | null>(null);
  const [frame, setFrame] = useState<Document>();
  const [source] = useState(frameSource);
  const [body, setBody] = useState<HTMLElement>();
  // The pane stays while articles change in it; what was begun on one is not gone on with on the next.
  const [findingIn, setFindingIn] = useState<ArticleId>();
  const [selection, setSelection] = useState<{ readonly range: Range; readonly of: ArticleId }>();
  const [busy, setBusy] = useState(false);
  const finding = findingIn === article.id;
  const selected = selection?.of === article.id ? selection.range : undefined;
  const position = useMemo(
    () =>
      createPosition(frame, (share) => {
        places.set(article.id, share);
        // A place that could not be kept is kept with the next scroll.
        engine.call('articles.setPosition', { id: article.id, position: share }).catch(() => undefined);
      }),
    [frame, engine, places, article.id],
  );
  useEffect(() => () => position.flush(), [position]);
  useLayoutEffect(() => {
    if (body) position.restore(places.get(article.id) ?? article.position);
  }, [body, position, places, article.id, article.position]);

  useEffect(() => {
    if (frame) dressFrame(frame, reading);
  }, [frame, reading]);
  useEffect(() => {
    if (!frame) return undefined;
    // Themes change the document's attribute, whoever asked for it: the person, or the system at nightfall.
    const watch = new MutationObserver(() => dressFrame(frame, ui.getState().reading));
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, [frame, ui]);
  useEffect(() => {
    if (!body) return;
    paintRanges(
      frame,
      'marked',
      article.highlights.flatMap((each) => findQuotation(body, each) ?? []),
    );
  }, [frame, body, article.highlights]);

  const tell = useCallback(
    (error: unknown) => showToast(ui, words.error(error instanceof AppError ? error : new AppError('internal'))),
    [ui, words],
  );
  const busily = useCallback(
    async (work: () => Promise<unknown>): Promise<void> => {
      setBusy(true);
      try {
        await work();
      } catch (error) {
        tell(error);
      } finally {
        setBusy(false);
      }
    },
    [tell],
  );

  const controls = useMemo(
    (): ArticleControls => ({
      scrollBy: position.scrollBy,
      find: () => setFindingIn(article.id),
      focus: () => holder?.focus(),
      getMedia: () => void busily(() => engine.call('articles.fetchMedia', { id: article.id })),
      toggleFullText: () =>
        void busily(async () => {
          const toFull = article.shows !== 'full';
          if (toFull && article.fullHtml === undefined) await engine.call('articles.fetchFullText', { id: article.id });
          await engine.call('articles.setShows', { id: article.id, shows: toFull ? 'full' : 'feed' });
        }),
    }),
    [position, holder, busily, engine, article.id, article.shows, article.fullHtml],
  );
  useRegisterArticleControls(controls);

  async function follow(link: HTMLAnchorElement, event: MouseEvent): Promise<void> {
    const written = link.getAttribute('href') ?? '';
    if (written.startsWith('#') && frame) {
      const note = footnoteOf(frame, written);
      if (note) showFootnote(frame, link, note);
      else frame.querySelector(`#${CSS.escape(decodeURIComponent(written.slice(1)))}`)?.scrollIntoView();
      return;
    }
    const isTitle = link.closest('.title') !== null;
    const found = isTitle ? {} : await engine.call('articles.findByLink', { links: [written] });
    const here = found[written];
    if (here !== undefined && here !== article.id) {
      const index = ui.getState().view?.indexOf(here) ?? -1;
      ui.setState({ openId: here, openIndex: index, ...(index >= 0 && { focusIndex: index }) });
      await engine.call('triage.setRead', { ids: [here], read: true });
    } else
      await shell.call('links.openOutside', {
        url: written,
        behind: event.button === 1 || event.metaKey || event.ctrlKey,
      });
  }

  useFrameListeners(frame, {
    onKey: (event) => {
      if (event.key === 'Escape' && frame && hideFootnote(frame)) event.preventDefault();
      else dispatcher.key(event);
    },
    onLink: (link, event) => void follow(link, event).catch(tell),
    onScroll: position.onScroll,
    onSelect: () => {
      const made = frame?.getSelection();
      const range = made && made.rangeCount > 0 && !made.isCollapsed ? made.getRangeAt(0) : undefined;
      setSelection(range && body?.contains(range.commonAncestorContainer) ? { range, of: article.id } : undefined);
    },
    onEnter: () => {
      if (ui.getState().pane !== 'article') ui.setState({ pane: 'article' });
    },
  });

  const tags = overview?.tags;
  const acts = useMemo(
    (): ArticlePageActs => ({
      showFeed: () => showListing(ui, { kind: 'feed', feedId: article.feedId }),
      showAuthor: (author) => showListing(ui, { kind: 'author', author }),
      showTopic: (topic) => showListing(ui, { kind: 'topic', topic }),
      showTag: (name) => {
        const tag = tags?.find((each) => each.name === name);
        if (tag) showListing(ui, { kind: 'tag', tagId: tag.id });
      },
      editNote: () => showDialog(ui, { kind: 'note', articleId: article.id }),
      editTags: () => showDialog(ui, { kind: 'tags', articleIds: [article.id] }),
      removeHighlight: (highlightId) => void engine.call('highlights.remove', { highlightId }).catch(tell),
    }),
    [ui, engine, tags, article.feedId, article.id, tell],
  );
  return (
    <div className={styles.pane}>
      <ArticleBar article={article} busy={busy} frame={frame} />
      {finding && frame && body ? <FindBar frame={frame} body={body} onClose={() => setFindingIn(undefined)} /> : null}
      <iframe
        ref={setHolder}
        className={styles.frame}
        title={words.article.frame(article.title)}
        sandbox="allow-same-origin"
        srcDoc={source}
        onLoad={(event) => setFrame(event.currentTarget.contentDocument ?? undefined)}
      />
      {frame
        ? createPortal(
            <ArticlePage
              article={article}
              iconPath={feed?.iconPath}
              feedSeed={article.feedUrl}
              justified={reading.justified}
              acts={acts}
              onText={setBody}
            />,
            frame.body,
          )
        : null}
      {selected && holder && body ? (
        <SelectionBar
          frame={holder}
          body={body}
          range={selected}
          articleId={article.id}
          onDone={() => {
            frame?.getSelection()?.removeAllRanges();
            setSelection(undefined);
          }}
        />
      ) : null}
    </div>
  );
}

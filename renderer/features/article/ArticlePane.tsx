// The article pane: asks for the open article, shows it in the sandboxed frame, and answers what commands ask of it.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ArticleDetail } from '../../../shared/model/article.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import { type ArticleControls, useRegisterArticleControls } from '../../app/articleControls.ts';
import { tellRefusal } from '../../app/tellRefusal.ts';
import { showDialog, showListing, useUi, useUiStore } from '../../app/uiState.ts';
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
import { FindBar, type FindHandle } from './FindBar.tsx';
import { hideFootnote } from './footnotes.ts';
import { frameSource } from './frameDocument.ts';
import { type OutlineHandle, OutlineMenu } from './OutlineMenu.tsx';
import { createPosition } from './position.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { useFollowLink } from './useFollowLink.ts';
import { bringIntoSight, selectedOf, useDressed, useFrameListeners } from './useFrame.ts';
import { useMarking } from './useMarking.ts';
import { markAround, markAt, type ShownText, useTextPlaces } from './useTextPlaces.ts';

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
  const engine = useEngine();
  const dispatcher = useDispatcher();
  const reading = useUi((state) => state.reading);
  const { data: overview } = useOverview();
  const feed = overview?.feeds.find((each) => each.id === article.feedId);
  const [holder, setHolder] = useState<HTMLIFrameElement | null>(null);
  const [frame, setFrame] = useState<Document>();
  const [source] = useState(frameSource);
  const [text, setText] = useState<ShownText>();
  const body = text?.body;
  // The pane stays while articles change in it; what was begun on one is not gone on with on the next.
  const [findingIn, setFindingIn] = useState<ArticleId>();
  const findBar = useRef<FindHandle>(null);
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

  useDressed(frame, reading);
  const onText = useCallback((shown: HTMLElement) => {
    // Its mark is gone with the text it stood in.
    hideFootnote(shown.ownerDocument);
    setText({ body: shown });
  }, []);
  const textPlaces = useTextPlaces(frame, text, article.highlights);
  const goneMarks = useMemo(
    () => new Set([...textPlaces.marks].flatMap(([id, range]) => (range ? [] : [id]))),
    [textPlaces],
  );
  const marking = useMarking(article.id);
  const mark = selected && markAround(textPlaces, article.highlights, selected);
  const outline = useRef<OutlineHandle>(null);

  const select = useCallback(
    (range: Range | undefined): void => {
      const present = frame?.getSelection();
      present?.removeAllRanges();
      if (!range || !frame) {
        setSelection(undefined);
        return;
      }
      present?.addRange(range);
      bringIntoSight(frame, range);
      holder?.focus();
    },
    [frame, holder],
  );

  const busily = useCallback(
    async function begin(work: () => Promise<unknown>): Promise<void> {
      setBusy(true);
      try {
        await work();
      } catch (error) {
        tellRefusal(ui, words, error, () => void begin(work));
      } finally {
        setBusy(false);
      }
    },
    [ui, words],
  );

  const controls = useMemo(
    (): ArticleControls => ({
      scrollBy: position.scrollBy,
      find() {
        setFindingIn(article.id);
        findBar.current?.begin();
      },
      focus: () => holder?.focus(),
      outline: () => outline.current?.open() ?? false,
      mark() {
        // As it is this very moment: the state hears of a key a moment later.
        const range = selectedOf(body);
        if (!range || !body) return false;
        const around = markAround(textPlaces, article.highlights, range);
        if (around) marking.remove(around.id);
        else marking.mark(body, range);
        select(undefined);
        return true;
      },
      getMedia: () => void busily(() => engine.call('articles.fetchMedia', { id: article.id })),
      toggleFullText: () =>
        void busily(async () => {
          const toFull = article.shows !== 'full';
          if (toFull && article.fullHtml === undefined) await engine.call('articles.fetchFullText', { id: article.id });
          await engine.call('articles.setShows', { id: article.id, shows: toFull ? 'full' : 'feed' });
        }),
    }),
    [
      position,
      holder,
      busily,
      engine,
      body,
      textPlaces,
      article.highlights,
      marking,
      select,
      article.id,
      article.shows,
      article.fullHtml,
    ],
  );
  useRegisterArticleControls(controls);

  const follow = useFollowLink(frame, article);
  useFrameListeners(frame, {
    onKey: (event) => {
      const hasSelection = frame?.getSelection()?.isCollapsed === false;
      if (event.key === 'Escape' && frame && (hideFootnote(frame) || hasSelection)) {
        select(undefined);
        event.preventDefault();
      }
      // With words selected these keys take in more or fewer of them, as everywhere.
      else if (!(hasSelection && event.shiftKey && /^(?:Arrow|Home|End)/.test(event.key))) dispatcher.key(event);
    },
    onLink: (link, event) => void follow(link, event).catch((error: unknown) => tellRefusal(ui, words, error)),
    onClick: (event) => {
      // A mark that is pressed is selected whole, and what can be done with it is offered.
      const range = frame?.getSelection()?.isCollapsed && markAt(frame, textPlaces, event);
      if (range) select(range);
    },
    onScroll: position.onScroll,
    onSelect: () => {
      const range = selectedOf(body);
      setSelection(range && { range, of: article.id });
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
      removeHighlight: marking.remove,
      noteHighlight: marking.editNote,
      showHighlight: (id) => select(textPlaces.marks.get(id)),
    }),
    [ui, tags, article.feedId, article.id, marking, select, textPlaces],
  );
  return (
    <div className={styles.pane}>
      <ArticleBar
        article={article}
        busy={busy}
        frame={frame}
        outline={
          <OutlineMenu
            handle={outline}
            frame={frame}
            places={textPlaces}
            highlights={article.highlights}
            onHeading={(id) => {
              frame?.getElementById(id)?.scrollIntoView();
              holder?.focus();
            }}
            onMark={(id) => select(textPlaces.marks.get(id))}
          />
        }
      />
      {finding && frame && body ? (
        <FindBar
          handle={findBar}
          frame={frame}
          body={body}
          onClose={(present) => {
            setFindingIn(undefined);
            // What was found stays selected: by key alone one goes on from there, and marks it.
            if (present) select(present);
            else holder?.focus();
          }}
        />
      ) : null}
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
              goneMarks={goneMarks}
              onText={onText}
            />,
            frame.body,
          )
        : null}
      {selected && holder && body ? (
        <SelectionBar
          frame={holder}
          body={body}
          range={selected}
          mark={mark}
          marking={marking}
          onDone={() => select(undefined)}
        />
      ) : null}
    </div>
  );
}

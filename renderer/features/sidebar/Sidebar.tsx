// The sources pane: masthead, places, smart feeds, sources in their folders, tags, and what the last check came to.
import {
  Bookmark,
  CalendarDays,
  ChevronDown,
  ChevronRight,
  Circle,
  Filter,
  Hash,
  Newspaper,
  Plus,
  Search,
  Tag as TagIcon,
} from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { orderSources, type SourceItem } from '../../app/sourceOrder.ts';
import { useToday } from '../../app/today.ts';
import { showListing, useUi, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { touchesArrivals } from '../../engine/touches.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { type Listing, listingKey } from '../../../shared/model/listing.ts';
import { useFormats, useWords } from '../../text/useWords.ts';
import { classNames } from '../../ui/classNames.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuPlace } from '../../ui/Menu.tsx';
import { Foot } from './Foot.tsx';
import styles from './Sidebar.module.css';
import { FeedRow, FolderRow, PlainRow, type RowProps } from './SourceRow.tsx';
import { type MenuTarget, useSourceMenu } from './useSourceMenu.ts';
import { useDropTarget } from './useDropTarget.ts';
import { feedType, folderType, useRearrange } from './useRearrange.ts';
import { useSmartCounts } from './useSmartCounts.ts';
import { useTreeKeys } from './useTreeKeys.ts';

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const;

export function Sidebar(): ReactNode {
  const words = useWords();
  const formats = useFormats();
  const today = useToday();
  const ui = useUiStore();
  const dispatcher = useDispatcher();
  const { data } = useOverview();
  const listing = useUi((state) => state.listing);
  const page = useUi((state) => state.page);
  const folded = useUi((state) => state.foldedFolders);
  const scroller = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ readonly target: MenuTarget; readonly place: MenuPlace }>();
  const smartCounts = useSmartCounts(data?.smartFeeds);
  const menuGroups = useSourceMenu(menu?.target);
  const items = useMemo(() => (data ? orderSources(data, folded) : []), [data, folded]);
  const presentKey = page === 'reading' ? listingKey(listing) : page;
  const sourcesDrop = useTopLevelDrop();
  useTreeKeys(scroller);

  const isPresent = (target: Listing): boolean =>
    listingKey(target) === presentKey || (target.kind === 'search' && listing.kind === 'search' && page === 'reading');
  // What is shown may have no line here, or one that is folded away: Tab then reaches the first line.
  const hasPresent =
    page === 'reading' &&
    (listing.kind === 'feed' || listing.kind === 'folder'
      ? items.some((item) => isPresent(listingOf(item)))
      : listing.kind !== 'topic' && listing.kind !== 'author');
  const place = (target: Listing) => ({
    isPresent: isPresent(target),
    takesFocus: hasPresent ? isPresent(target) : target.kind === 'all',
  });
  const row = (target: Listing) => ({
    ...place(target),
    line: listingKey(target),
    onShow: () => (target.kind === 'search' ? dispatcher.run('go.search') : showListing(ui, target)),
  });
  // Of thousands of sources only those are drawn again that changed: these stay the same from one drawing to the next.
  const onShow = useCallback((target: Listing) => showListing(ui, target), [ui]);
  const onMenu = useCallback((target: MenuTarget, at: MenuPlace) => setMenu({ target, place: at }), []);
  const openMenu = (target: MenuTarget) => (at: MenuPlace) => onMenu(target, at);
  const counts = data?.counts;
  const s = words.sidebar;

  return (
    <div className={styles.sidebar}>
      <header className={styles.head}>
        <h1 className="masthead">Broadsheet</h1>
        <p className={styles.date}>{formats.fullDay(today)}</p>
      </header>
      <div className={styles.scroller} ref={scroller}>
        <ul role="tree" aria-label={words.sources.places}>
          <PlainRow
            {...row({ kind: 'all' })}
            strong
            icon={<Newspaper {...icon} />}
            name={s.newsFeed}
            count={counts?.unread}
          />
          <PlainRow {...row({ kind: 'unread' })} icon={<Circle {...icon} />} name={s.unread} />
          <PlainRow
            {...row({ kind: 'today' })}
            icon={<CalendarDays {...icon} />}
            name={s.today}
            count={counts?.unreadToday}
          />
          <PlainRow
            {...row({ kind: 'saved' })}
            icon={<Bookmark {...icon} />}
            name={s.saved}
            count={counts?.saved}
            countsAll
          />
          <PlainRow {...row({ kind: 'search', query: '' })} icon={<Search {...icon} />} name={s.search} />
        </ul>

        {data ? (
          <Section
            title={s.smartFeeds}
            act={s.addSmartFeed}
            onAct={() => dispatcher.run('go.search')}
            hint={data.smartFeeds.length === 0 ? s.noSmartFeeds : undefined}
          >
            {data.smartFeeds.map((smart) => (
              <PlainRow
                key={smart.id}
                {...row({ kind: 'smart', smartFeedId: smart.id })}
                strong
                icon={<Filter {...icon} />}
                name={smart.name}
                count={smartCounts.get(smart.id)}
                onMenu={openMenu({ kind: 'smart', smart })}
              />
            ))}
          </Section>
        ) : null}

        <Section
          title={s.sources}
          act={s.addSource}
          keys={dispatcher.keysOf('source.subscribe')[0]}
          onAct={() => dispatcher.run('source.subscribe')}
          drop={sourcesDrop}
          onMenu={openMenu({ kind: 'sources' })}
        >
          {items.map((item) =>
            item.kind === 'folder' ? (
              <FolderRow
                key={`folder${item.folder.id}`}
                {...place(listingOf(item))}
                folder={item.folder}
                level={item.level}
                isFolded={item.isFolded}
                onShow={onShow}
                onMenu={onMenu}
              />
            ) : (
              <FeedRow
                key={`feed${item.feed.id}`}
                {...place(listingOf(item))}
                feed={item.feed}
                level={item.level}
                onShow={onShow}
                onMenu={onMenu}
              />
            ),
          )}
        </Section>

        {data && data.tags.length > 0 ? (
          <Section
            title={s.tags}
            act={words.command('article.tag')}
            keys={dispatcher.keysOf('article.tag')[0]}
            onAct={() => dispatcher.run('article.tag')}
          >
            {data.tags.map((tag) => (
              <PlainRow
                key={tag.id}
                {...row({ kind: 'tag', tagId: tag.id })}
                icon={<TagIcon {...icon} />}
                name={tag.name}
                count={tag.articleCount}
                countsAll
                onMenu={openMenu({ kind: 'tag', tag })}
              />
            ))}
          </Section>
        ) : null}
        <Topics rowOf={row} />
      </div>
      <Foot overview={data} />
      <Menu place={menu?.place} label={s.more} groups={menuGroups} onClose={() => setMenu(undefined)} />
    </div>
  );
}

const listingOf = (item: SourceItem): Listing =>
  item.kind === 'folder' ? { kind: 'folder', folderId: item.folder.id } : { kind: 'feed', feedId: item.feed.id };

/** Dropped on the heading of the sources: out of all folders. */
function useTopLevelDrop(): ReturnType<typeof useDropTarget> {
  const rearrange = useRearrange();
  return useDropTarget({
    places: (types) => (types.includes(feedType) || types.includes(folderType) ? ['into'] : []),
    onDrop: (data) => {
      const feedId = Number(data.getData(feedType));
      if (feedId > 0) rearrange.feedInto(feedId, null);
      else rearrange.folderInto(Number(data.getData(folderType)), null);
    },
  });
}

/** Asked for only while they are unfolded. */
const mostTopics = 12;

function Topics({
  rowOf,
}: {
  readonly rowOf: (target: Listing) => Pick<RowProps, 'line' | 'isPresent' | 'takesFocus' | 'onShow'>;
}): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const isFolded = useUi((state) => state.topicsFolded);
  const { data: topics = [] } = useLiveQuery('topics.recent', { limit: mostTopics }, touchesArrivals, {
    enabled: !isFolded,
    keepPrevious: true,
  });
  const Chevron = isFolded ? ChevronRight : ChevronDown;
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle}>
          <button
            type="button"
            className={styles.turn}
            aria-expanded={!isFolded}
            onClick={() => ui.setState({ topicsFolded: !isFolded })}
          >
            {words.sources.topics}
            <Chevron size={14} strokeWidth={1.6} aria-hidden />
          </button>
        </h2>
      </div>
      {isFolded || topics.length === 0 ? null : (
        <ul role="tree" aria-label={words.sources.topics}>
          {topics.map((topic) => (
            <PlainRow key={topic} {...rowOf({ kind: 'topic', topic })} icon={<Hash {...icon} />} name={topic} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface SectionProps {
  readonly title: string;
  readonly act: string;
  readonly keys?: string | undefined;
  readonly onAct: () => void;
  readonly drop?: ReturnType<typeof useDropTarget>;
  readonly onMenu?: (place: MenuPlace) => void;
  /** In place of lines where there are none. */
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

function Section({ title, act, keys, onAct, drop, onMenu, hint, children }: SectionProps): ReactNode {
  return (
    <section className={styles.section}>
      <div
        className={classNames(styles.sectionHead, drop?.place && styles.target)}
        onContextMenu={(event) => {
          if (!onMenu) return;
          event.preventDefault();
          onMenu({ x: event.clientX, y: event.clientY });
        }}
        {...drop?.props}
      >
        <h2 className={styles.sectionTitle}>{title}</h2>
        <IconButton small label={act} keys={keys} onClick={onAct}>
          <Plus {...icon} />
        </IconButton>
      </div>
      {hint === undefined ? (
        <ul role="tree" aria-label={title}>
          {children}
        </ul>
      ) : (
        <p className={styles.hint}>{hint}</p>
      )}
    </section>
  );
}

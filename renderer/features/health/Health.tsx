// The health of all sources: how many are well, the sick ones first with what to do, then the others with when they are asked next.
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { FeedId } from '../../../shared/model/ids.ts';
import { PageFrame } from '../../app/PageFrame.tsx';
import { type PageControls, useRegisterPageControls } from '../../app/pageControls.ts';
import { actOf, byHealth, findFeeds, needsLook } from '../../app/sourceHealth.ts';
import { useLayout } from '../../app/useLayout.ts';
import { useNow } from '../../app/useNow.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { useFormats, useWords } from '../../text/useWords.ts';
import { Menu, type MenuPlace } from '../../ui/Menu.tsx';
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx';
import styles from './Health.module.css';
import { HealthRow, rowElementId } from './HealthRow.tsx';
import { useHealthActs } from './useHealthActs.ts';

const nothing = (): null => null;

export function Health(): ReactNode {
  const words = useWords();
  const w = words.health;
  const formats = useFormats();
  const layout = useLayout();
  const now = useNow();
  const heading = useId();
  const { data } = useOverview();
  const acts = useHealthActs();
  const list = useRef<VirtualListHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [focusedId, setFocusedId] = useState<FeedId>();
  const [menu, setMenu] = useState<{ readonly index: number; readonly place: MenuPlace }>();

  const all = useMemo(() => byHealth(data?.feeds ?? []), [data]);
  const feeds = useMemo(() => findFeeds(all, typed), [all, typed]);
  const unwell = useMemo(() => all.filter(needsLook).length, [all]);
  const telling = useMemo(() => ({ words, formats, now }), [words, formats, now]);
  // The line stays on its source while the others change their places.
  const focused = Math.max(
    0,
    feeds.findIndex(({ id }) => id === focusedId),
  );
  const shape = useMemo(
    () => ({ count: feeds.length, rowHeight: layout === 'single' ? 84 : 52, headingHeight: 0, headings: [] }),
    [feeds.length, layout],
  );

  const focusAt = useCallback((index: number) => setFocusedId(feeds[index]?.id), [feeds]);
  const openMenu = useCallback(
    (index: number, place: MenuPlace) => {
      focusAt(index);
      setMenu({ index, place });
    },
    [focusAt],
  );
  const controls = useMemo(
    (): PageControls => ({
      move(step) {
        const next = Math.max(0, Math.min(feeds.length - 1, focused + step));
        focusAt(next);
        list.current?.reveal(next);
        list.current?.focus();
      },
      activate() {
        const feed = feeds[focused];
        if (!feed) return;
        const act = actOf(feed);
        if (act) acts.run(feed, act);
        else acts.show(feed);
      },
      find: () => field.current?.focus(),
      back() {
        if (typed === '') return false;
        setTyped('');
        list.current?.focus();
        return true;
      },
      feedId: () => feeds[focused]?.id,
    }),
    [acts, feeds, focusAt, focused, typed],
  );
  useRegisterPageControls(controls);

  const isHere = data !== undefined;
  useEffect(() => {
    if (isHere) list.current?.focus();
  }, [isHere]);
  if (!data) return null;

  const menuFeed = menu && feeds[menu.index];
  return (
    <PageFrame
      title={w.title}
      headingId={heading}
      standfirst={w.standfirst(all.length - unwell, all.length, unwell)}
      aside={
        <form
          role="search"
          className={styles.find}
          onSubmit={(event) => {
            event.preventDefault();
            list.current?.focus();
          }}
        >
          <input
            ref={field}
            type="text"
            className={styles.field}
            aria-label={w.find}
            placeholder={w.find}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <output className={styles.found}>
            {typed === '' ? '' : feeds.length === 0 ? w.noneFound : w.found(feeds.length)}
          </output>
        </form>
      }
    >
      <VirtualList
        role="grid"
        tabIndex={0}
        data-takes-focus
        aria-labelledby={heading}
        aria-rowcount={feeds.length}
        aria-activedescendant={feeds.length > 0 ? rowElementId(focused) : undefined}
        className={styles.list}
        handle={list}
        listKey="health"
        shape={shape}
        onRange={nothing}
        renderHeading={nothing}
        renderRow={(index) => {
          const feed = feeds[index];
          return feed ? (
            <HealthRow
              feed={feed}
              index={index}
              isFocused={index === focused}
              isChecking={acts.checking.has(feed.id)}
              telling={telling}
              acts={acts}
              onFocus={focusAt}
              onMenu={openMenu}
            />
          ) : null;
        }}
      />
      <Menu
        place={menu?.place}
        label={w.more}
        groups={menuFeed ? acts.menuOf(menuFeed) : []}
        onClose={() => setMenu(undefined)}
      />
    </PageFrame>
  );
}

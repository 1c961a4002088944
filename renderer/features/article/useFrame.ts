// The frame's document for the parts of the page that reach into it: keys, links, scrolling, selection.
import { useEffect, useEffectEvent } from 'react';
import type { ReadingStyle } from '../../app/uiState.ts';
import { dressFrame } from './frameDocument.ts';

export interface FrameListeners {
  readonly onKey: (event: KeyboardEvent) => void;
  /** A link was followed; it never navigates by itself. */
  readonly onLink: (link: HTMLAnchorElement, event: MouseEvent) => void;
  /** Anything but a link was clicked. */
  readonly onClick: (event: MouseEvent) => void;
  readonly onScroll: () => void;
  readonly onSelect: () => void;
  /** The frame was pressed or took the focus. */
  readonly onEnter: () => void;
}

/** Attaches the window's listeners to the frame, where no script of its own can run. */
export function useFrameListeners(frame: Document | undefined, listeners: FrameListeners): void {
  const onKey = useEffectEvent(listeners.onKey);
  const onLink = useEffectEvent(listeners.onLink);
  const onClick = useEffectEvent(listeners.onClick);
  const onScroll = useEffectEvent(listeners.onScroll);
  const onSelect = useEffectEvent(listeners.onSelect);
  const onEnter = useEffectEvent(listeners.onEnter);
  useEffect(() => {
    if (!frame) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    const follow = (event: MouseEvent): void => {
      const link = (event.target as Element | null)?.closest?.('a[href]');
      if (!link) {
        if (event.button === 0) onClick(event);
        return;
      }
      event.preventDefault();
      // The right button only opens the system's menu.
      if (event.button < 2) onLink(link as HTMLAnchorElement, event);
    };
    frame.addEventListener('keydown', (event) => onKey(event), { signal });
    frame.addEventListener('click', follow, { signal });
    frame.addEventListener('auxclick', follow, { signal });
    frame.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
    frame.addEventListener('scroll', () => onScroll(), { signal, passive: true });
    frame.addEventListener('selectionchange', () => onSelect(), { signal });
    frame.addEventListener('pointerdown', () => onEnter(), { signal });
    frame.addEventListener('focusin', () => onEnter(), { signal });
    return () => stop.abort();
  }, [frame]);
}

/** Dresses the frame as the window is dressed, and again whenever that changes. */
export function useDressed(frame: Document | undefined, reading: ReadingStyle): void {
  useEffect(() => {
    if (!frame) return undefined;
    dressFrame(frame, reading);
    // Themes change the document's attribute, whoever asked for it: the person, or the system at nightfall.
    const watch = new MutationObserver(() => dressFrame(frame, reading));
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, [frame, reading]);
}

/** What is selected of the text; undefined when nothing is, or something beside it. */
export function selectedOf(body: HTMLElement | undefined): Range | undefined {
  const selection = body?.ownerDocument.getSelection();
  const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  return range && body?.contains(range.commonAncestorContainer) ? range : undefined;
}

/** Paints ranges of the frame with a name of the CSS Custom Highlight API; styled in page.css. */
export function paintRanges(frame: Document | undefined, name: string, ranges: readonly Range[]): void {
  const view = frame?.defaultView;
  if (!view) return;
  if (ranges.length === 0) view.CSS.highlights.delete(name);
  else view.CSS.highlights.set(name, new view.Highlight(...ranges));
}

/** Scrolls only if the range is not well within what one sees. */
export function bringIntoSight(frame: Document, range: Range): void {
  const view = frame.scrollingElement;
  const { top, bottom } = range.getBoundingClientRect();
  if (view && (top < 40 || bottom > view.clientHeight - 40)) view.scrollTop += top - view.clientHeight / 3;
}

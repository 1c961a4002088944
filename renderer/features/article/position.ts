// How far down one article the person is: kept while they read, found again when it is opened, moved by a screenful by key.

const pauseMs = 600;
/** What a screenful leaves in sight, in px. */
const overlap = 60;
/** Smaller moves are not worth a write. */
const leastMove = 0.002;

export interface Position {
  /** Goes to the kept place, a share of the way from 0 to 1. Once: from then on the person moves. */
  readonly restore: (kept: number) => void;
  readonly onScroll: () => void;
  /** False when it is at that end already. */
  readonly scrollBy: (screens: 1 | -1) => boolean;
  /** Keeps what has not been kept yet. */
  readonly flush: () => void;
}

/** Of one article in the frame's document. `keep` is told a share of the way whenever the person rests. */
export function createPosition(frame: Document | undefined, keep: (position: number) => void): Position {
  let isRestored = false;
  let last = 0;
  let waiting: { readonly timer: ReturnType<typeof setTimeout>; readonly position: number } | undefined;

  function flush(): void {
    if (!waiting) return;
    clearTimeout(waiting.timer);
    last = waiting.position;
    waiting = undefined;
    keep(last);
  }

  return {
    flush,
    restore(kept) {
      const view = frame?.scrollingElement;
      if (!view || isRestored) return;
      isRestored = true;
      last = kept;
      view.scrollTop = kept * (view.scrollHeight - view.clientHeight);
    },
    onScroll() {
      const view = frame?.scrollingElement;
      const room = view ? view.scrollHeight - view.clientHeight : 0;
      if (!view || room <= 0 || !isRestored) return;
      const position = Math.min(1, Math.max(0, view.scrollTop / room));
      if (Math.abs(position - last) < leastMove) return;
      if (waiting) clearTimeout(waiting.timer);
      waiting = { timer: setTimeout(flush, pauseMs), position };
    },
    scrollBy(screens) {
      const view = frame?.scrollingElement;
      if (!view) return false;
      const before = view.scrollTop;
      const end = view.scrollHeight - view.clientHeight;
      if (screens > 0 ? before >= end - 2 : before <= 0) return false;
      view.scrollBy({ top: screens * Math.max(80, view.clientHeight - overlap), behavior: 'instant' });
      return true;
    },
  };
}

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
  const view = frame?.scrollingElement;
  let isRestored = false;
  let kept = 0;
  let present = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    if (Math.abs(present - kept) < leastMove) return;
    kept = present;
    keep(present);
  }

  /** Read at once: a moment later another text may stand in the frame. */
  function note(): void {
    const room = view ? view.scrollHeight - view.clientHeight : 0;
    if (!view || room <= 0 || !isRestored) return;
    present = Math.min(1, Math.max(0, view.scrollTop / room));
    clearTimeout(timer);
    timer = setTimeout(flush, pauseMs);
  }

  return {
    flush,
    onScroll: note,
    restore(position) {
      if (!view || isRestored) return;
      isRestored = true;
      kept = position;
      present = position;
      view.scrollTop = position * (view.scrollHeight - view.clientHeight);
    },
    scrollBy(screens) {
      if (!view) return false;
      const before = view.scrollTop;
      const end = view.scrollHeight - view.clientHeight;
      if (screens > 0 ? before >= end - 2 : before <= 0) return false;
      view.scrollBy({ top: screens * Math.max(80, view.clientHeight - overlap), behavior: 'instant' });
      note();
      return true;
    },
  };
}

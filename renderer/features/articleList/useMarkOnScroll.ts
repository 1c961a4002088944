// Marking what was scrolled past, where the person asked for it: only rows that were in sight and then left it at the top.
import { useEffect, useRef } from 'react';
import type { ArticleId } from '../../../shared/model/ids.ts';
import { showToast, useUi, useUiStore } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import type { PagedView } from '../../engine/view/pagedView.ts';
import { useWords } from '../../text/useWords.ts';

/** Marks go together once scrolling has rested for so long. */
const restMs = 600;

interface Passed {
  view: PagedView | undefined;
  /** Rows that left at the top and are not marked yet. */
  from: number;
  until: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** @returns to be told which row is the first in sight, whenever that changes by scrolling */
export function useMarkOnScroll(view: PagedView | undefined): (firstInSight: number) => void {
  const isOn = useUi((state) => state.markOnScroll);
  const engine = useEngine();
  const ui = useUiStore();
  const words = useWords();
  const passed = useRef<Passed>({ view: undefined, from: 0, until: 0, timer: undefined });

  useEffect(() => {
    const state = passed.current;
    return () => clearTimeout(state.timer);
  }, []);

  /** Nobody pressed a key for it: so it is said, also of a single one, and can be undone. */
  async function mark(ids: readonly ArticleId[]): Promise<void> {
    const { entry } = await engine.call('triage.setRead', { ids: [...ids], read: true });
    if (entry) showToast(ui, words.did(entry), entry.id);
  }

  return (firstInSight) => {
    const state = passed.current;
    if (!isOn || !view) return;
    if (state.view !== view) Object.assign(state, { view, from: firstInSight, until: firstInSight });
    // A jump is not a reading: what it skipped was never in sight.
    if (firstInSight - state.until > 30) state.from = firstInSight;
    state.until = firstInSight;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => {
      const ids: ArticleId[] = [];
      for (let index = state.from; index < state.until; index += 1) {
        const row = view.rowAt(index);
        if (row && !row.read) ids.push(row.id);
      }
      state.from = Math.max(state.from, state.until);
      if (ids.length > 0) mark(ids).catch(reportError);
    }, restMs);
  };
}

// Moves the focus through all trees of the pane as one, for the commands that arrow keys and letters stand for.
import { type RefObject, useMemo } from 'react';
import { type SourceLine, useRegisterSourcesControls, type SourcesControls } from '../../app/sourcesControls.ts';
import { useUiStore } from '../../app/uiState.ts';

const linesOf = (container: HTMLElement | null): readonly HTMLElement[] => [
  ...(container?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? []),
];

export function useTreeKeys(container: RefObject<HTMLElement | null>): void {
  const ui = useUiStore();
  const controls = useMemo((): SourcesControls => {
    const focused = (): HTMLElement | undefined =>
      linesOf(container.current).find((line) => line === document.activeElement);
    const setFolded = (line: HTMLElement, isFolded: boolean): void => {
      const id = Number(line.dataset.folder);
      ui.setState(({ foldedFolders }) => ({
        foldedFolders: isFolded ? [...foldedFolders, id] : foldedFolders.filter((each) => each !== id),
      }));
    };
    const move = (step: number): void => {
      const lines = linesOf(container.current);
      const present = lines.findIndex((line) => line === document.activeElement);
      const start = present >= 0 ? present : lines.findIndex((line) => line.ariaSelected === 'true');
      const next = lines[Math.max(0, Math.min(lines.length - 1, start + step))];
      next?.focus();
      next?.scrollIntoView({ block: 'nearest' });
    };
    return {
      focused() {
        const [kind, id] = focused()?.dataset.line?.split(':') ?? [];
        return kind === undefined ? undefined : { kind: kind as SourceLine['kind'], id: Number(id) || 0 };
      },
      move,
      activate() {
        focused()?.click();
        const list = document.querySelector<HTMLElement>('#pane-list [data-takes-focus]');
        list?.focus();
      },
      fold() {
        const line = focused();
        if (!line) return;
        if (line.ariaExpanded === 'true') {
          setFolded(line, true);
          return;
        }
        // Within a folder, folding goes up to the folder first.
        const lines = linesOf(container.current);
        const above = lines.slice(0, lines.indexOf(line)).toReversed();
        above.find((each) => Number(each.ariaLevel) < Number(line.ariaLevel))?.focus();
      },
      unfold() {
        const line = focused();
        if (line?.ariaExpanded === 'false') setFolded(line, false);
        else if (line?.ariaExpanded === 'true') move(1);
      },
    };
  }, [container, ui]);
  useRegisterSourcesControls(controls);
}

// The filters of Saved, in one line over its list. As many as one likes at once, moved among by arrows, kept with the view.
import type { KeyboardEvent, ReactNode } from 'react';
import { type SavedFilter, savedFilters } from '../../app/savedFilters.ts';
import { changeView, useUi, useUiStore, viewSettings } from '../../app/uiState.ts';
import { useWords } from '../../text/useWords.ts';
import { classNames } from '../../ui/classNames.ts';
import styles from './SavedFilters.module.css';

const none: readonly SavedFilter[] = [];

export function SavedFilters(): ReactNode {
  const words = useWords().search.filters;
  const ui = useUiStore();
  const { unreadOnly, filters = none } = useUi((state) => viewSettings(state, state.listing));
  const turn = (filter: SavedFilter): void =>
    changeView(ui, {
      filters: filters.includes(filter) ? filters.filter((each) => each !== filter) : [...filters, filter],
    });
  const isWhole = !unreadOnly && filters.length === 0;
  const chips = [
    { label: words.all, isOn: isWhole, turn: () => changeView(ui, { unreadOnly: false, filters: none }) },
    { label: words.unread, isOn: unreadOnly, turn: () => changeView(ui, { unreadOnly: !unreadOnly }) },
    ...savedFilters.map((filter) => ({
      label: words[filter],
      isOn: filters.includes(filter),
      turn: () => turn(filter),
    })),
  ];
  return (
    <div className={styles.filters} role="toolbar" aria-label={words.title} data-filters onKeyDown={moveFocus}>
      {chips.map(({ label, isOn, turn: press }, index) => (
        <button
          key={label}
          type="button"
          tabIndex={index === 0 ? 0 : -1}
          aria-pressed={isOn}
          className={classNames(styles.filter, isOn && styles.on)}
          onClick={press}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** One stop for Tab; arrows go from filter to filter. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons[Math.max(0, Math.min(buttons.length - 1, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  event.preventDefault();
}

// Over the list while it is a search: the field, what was found and how fast, what the query means or where it is wrong.
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { noteSearch, useUi, useUiStore } from '../../app/uiState.ts';
import { useShownView } from '../../app/useShownView.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { QueryField } from '../../query/QueryField.tsx';
import { useWords } from '../../text/useWords.ts';
import { FoundLine } from './FoundLine.tsx';
import { MeaningLine } from './MeaningLine.tsx';
import styles from './SearchHead.module.css';
import { useTypedSearch } from './useTypedSearch.ts';

export function SearchHead(): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const dispatcher = useDispatcher();
  const shown = useShownView();
  const { text, errors, type, ask } = useTypedSearch();
  const asked = useUi((state) => state.searchAsked);
  const isGoneOnWith = useUi((state) => state.openId !== undefined || state.chosen.size > 0);
  const field = useRef<HTMLInputElement>(null);
  const meaningId = useId();

  useLayoutEffect(() => {
    if (asked === 0) return;
    field.current?.focus();
    field.current?.select();
    ui.setState({ searchAsked: 0 });
  }, [asked, ui]);
  useEffect(() => {
    if (isGoneOnWith) noteSearch(ui, text);
  }, [isGoneOnWith, text, ui]);

  /** The focus goes at once, so that the next key is the list's; where nothing is found it comes back. */
  const goDown = async (): Promise<void> => {
    noteSearch(ui, text);
    focusList();
    dispatcher.run('list.focusFirst');
    const { view } = ui.getState();
    await view?.opened;
    // Once the list is drawn.
    requestAnimationFrame(() => {
      if (ui.getState().view !== view) return;
      if (view?.getState().total === 0) field.current?.focus();
      else if (!document.activeElement?.closest('#pane-list, #pane-article')) focusList();
    });
  };

  return (
    <div className={styles.head} role="search">
      <QueryField
        text={text}
        onType={type}
        onAsk={(wanted) => {
          if (ask(wanted)) void goDown();
        }}
        onDown={() => void goDown()}
        label={words.search.field}
        placeholder={words.search.placeholder}
        isChecked={errors.length > 0}
        describedBy={meaningId}
        offersLast
        fieldRef={field}
      />
      <FoundLine shown={shown} query={text} />
      <MeaningLine id={meaningId} text={text} errors={errors} />
    </div>
  );
}

const focusList = (): void => document.querySelector<HTMLElement>('#pane-list [data-takes-focus]')?.focus();

// A field for a query: coloured by part as it is typed, with what could come next under it. Knows nothing of what the query finds.
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useUi, useUiStore } from '../app/uiState.ts';
import { useWords } from '../text/useWords.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ColouredQuery } from './ColouredQuery.tsx';
import { OfferList, offerId } from './OfferList.tsx';
import { type Offer, offersAt } from './offers.ts';
import styles from './QueryField.module.css';
import { useQueryNames } from './useQueryNames.ts';

export interface QueryFieldProps {
  readonly text: string;
  readonly onType: (text: string, cursor: number) => void;
  /** Enter, or a search of before that was chosen. */
  readonly onAsk: (text: string) => void;
  /** The way down, out of the field. */
  readonly onDown?: () => void;
  readonly label: string;
  readonly placeholder?: string;
  /** Colours what is wrong as well. */
  readonly isChecked: boolean;
  /** Id of the element that says what is wrong or what the query means. */
  readonly describedBy?: string;
  /** Where searches begin: the last ones and beginnings are offered as soon as it has the focus, elsewhere at ArrowDown. */
  readonly offersLast?: boolean;
  readonly fieldRef: React.RefObject<HTMLInputElement | null>;
}

const none: readonly string[] = [];

export function QueryField({
  text,
  onType,
  onAsk,
  onDown,
  label,
  placeholder,
  isChecked,
  describedBy,
  offersLast = false,
  fieldRef,
}: QueryFieldProps): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const id = useId();
  const lastSearches = useUi((state) => (offersLast ? state.lastSearches : none));
  const [cursor, setCursor] = useState(text.length);
  const names = useQueryNames(text, Math.min(cursor, text.length));
  const [isOffering, setOffering] = useState(false);
  const [active, setActive] = useState(-1);
  const layer = useRef<HTMLDivElement>(null);
  const caret = useRef<number>(undefined);
  const groups = useMemo(
    () => (isOffering ? offersAt(text, Math.min(cursor, text.length), names, lastSearches) : []),
    [isOffering, text, cursor, names, lastSearches],
  );
  const offers = groups.flatMap((group) => group.offers);
  const isOpen = offers.length > 0;

  const follow = (): void => {
    if (layer.current && fieldRef.current) layer.current.scrollLeft = fieldRef.current.scrollLeft;
  };
  useLayoutEffect(() => {
    // A value set from here would leave the caret at its end.
    if (caret.current !== undefined) fieldRef.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
    follow();
  });

  const close = (): void => {
    setOffering(false);
    setActive(-1);
  };
  function take(offer: Offer): void {
    setActive(-1);
    if (offer.kind === 'forget') {
      ui.setState({ lastSearches: [] });
      return;
    }
    setCursor(offer.cursor);
    caret.current = offer.cursor;
    // An operator is followed by its values.
    setOffering(offer.kind === 'operator');
    if (offer.kind === 'search') onAsk(offer.text);
    else onType(offer.text, offer.cursor);
  }

  /** True when the key was this field's. */
  function press(event: KeyboardEvent): boolean {
    const last = offers.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        if (isOpen && active < last) setActive(active + 1);
        else if (!onDown) {
          if (isOpen) return false;
          setOffering(true);
        } else {
          close();
          onDown();
        }
        return true;
      case 'ArrowUp':
        if (!isOpen) return false;
        setActive(Math.max(-1, active - 1));
        return true;
      case 'Enter': {
        const offer = offers[active];
        if (offer) take(offer);
        else {
          close();
          onAsk(text);
        }
        return true;
      }
      case 'Tab': {
        const offer = offers[Math.max(0, active)];
        if (!isOpen || !offer || event.shiftKey || (text === '' && active < 0)) return false;
        take(offer);
        return true;
      }
      case 'Escape':
        if (!isOpen || text === '') return false;
        close();
        return true;
      default:
        return false;
    }
  }

  return (
    <div className={styles.field} data-search-field>
      <Search size={16} strokeWidth={1.6} aria-hidden className={styles.icon} />
      <div className={styles.stack}>
        <div ref={layer} className={styles.layer} aria-hidden>
          <ColouredQuery text={text} isChecked={isChecked} />
        </div>
        <input
          ref={fieldRef}
          type="text"
          className={styles.input}
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-activedescendant={isOpen && active >= 0 ? offerId(id, active) : undefined}
          aria-describedby={describedBy}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          onChange={({ currentTarget }) => {
            const at = currentTarget.selectionStart ?? currentTarget.value.length;
            setCursor(at);
            setActive(-1);
            setOffering(true);
            onType(currentTarget.value, at);
          }}
          onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart ?? currentTarget.value.length)}
          onScroll={follow}
          onFocus={() => setOffering(offersLast && text === '')}
          onBlur={close}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || !press(event)) return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </div>
      {text === '' ? null : (
        <IconButton
          small
          label={words.search.empty}
          className={styles.empty}
          onClick={() => {
            onType('', 0);
            fieldRef.current?.focus();
            setOffering(true);
          }}
        >
          <X size={14} strokeWidth={1.6} aria-hidden />
        </IconButton>
      )}
      {isOpen ? <OfferList id={id} groups={groups} active={active} onTake={take} /> : null}
    </div>
  );
}

// Find in this article: words are painted where they stand; Enter goes on, Escape ends.
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useWords } from '../../text/useWords.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './ArticlePane.module.css';
import { findRanges, markedRanges } from './findText.ts';
import { bringIntoSight, paintRanges } from './useFrame.ts';

export interface FindHandle {
  /** Goes to the field, ready for other words. */
  begin(): void;
}

export interface FindBarProps {
  readonly handle: Ref<FindHandle>;
  readonly frame: Document;
  readonly body: HTMLElement;
  /** @param present the place that was found and is shown */
  readonly onClose: (present: Range | undefined) => void;
}

export function FindBar({ handle, frame, body, onClose }: FindBarProps): ReactNode {
  const words = useWords().article;
  const field = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  // Before a word is typed, what the search marked is gone through.
  const ranges = useMemo(() => (wanted === '' ? markedRanges(body) : findRanges(body, wanted)), [body, wanted]);
  useEffect(() => {
    const present = ranges[at];
    paintRanges(frame, 'found', ranges);
    paintRanges(frame, 'found-here', present ? [present] : []);
    if (present) bringIntoSight(frame, present);
  }, [frame, ranges, at]);
  useEffect(
    () => () => {
      paintRanges(frame, 'found', []);
      paintRanges(frame, 'found-here', []);
    },
    [frame],
  );
  useEffect(() => field.current?.focus(), []);
  useImperativeHandle(
    handle,
    () => ({
      begin() {
        field.current?.focus();
        field.current?.select();
      },
    }),
    [],
  );
  const close = (): void => onClose(ranges[at]);
  const move = (step: 1 | -1): void => {
    if (ranges.length > 0) setAt((present) => (present + step + ranges.length) % ranges.length);
  };
  return (
    <div className={styles.find} role="search">
      <input
        type="text"
        ref={field}
        className={styles.findField}
        aria-label={words.find}
        placeholder={words.find}
        value={wanted}
        onChange={(event) => {
          setWanted(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') move(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') close();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <output className={styles.findCount}>
        {wanted || ranges.length > 0 ? words.found(at + 1, ranges.length) : ''}
      </output>
      <IconButton small label={words.findPrevious} onClick={() => move(-1)}>
        <ChevronUp size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <IconButton small label={words.findNext} onClick={() => move(1)}>
        <ChevronDown size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <IconButton small label={words.close} onClick={close}>
        <X size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
    </div>
  );
}

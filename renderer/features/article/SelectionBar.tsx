// What can be done with selected text: mark it or take its mark away, write a note on it, copy it. Hangs over the selection, outside the frame.
import { Copy, Eraser, Highlighter, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Highlight } from '../../../shared/model/article.ts';
import { useShell } from '../../app/ShellContext.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useWords } from '../../text/useWords.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './ArticlePane.module.css';
import type { Marking } from './useMarking.ts';

export interface SelectionBarProps {
  readonly frame: HTMLIFrameElement;
  readonly body: HTMLElement;
  readonly range: Range;
  /** The mark it lies within. */
  readonly mark: Highlight | undefined;
  readonly marking: Marking;
  readonly onDone: () => void;
}

const glyph = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const;

export function SelectionBar({ frame, body, range, mark, marking, onDone }: SelectionBarProps): ReactNode {
  const words = useWords().article;
  const shell = useShell();
  const dispatcher = useDispatcher();
  const place = range.getBoundingClientRect();
  const top = Math.max(frame.offsetTop + 4, frame.offsetTop + place.top - 44);
  const left = Math.max(8, Math.min(frame.clientWidth - 128, frame.offsetLeft + place.left + place.width / 2 - 56));
  return (
    <div
      className={styles.selection}
      role="toolbar"
      aria-label={words.selected}
      style={{ top, left }}
      onPointerDown={(event) => event.preventDefault()}
    >
      <IconButton
        small
        label={mark ? words.removeHighlight : words.highlight}
        keys={dispatcher.keysOf('article.mark')[0]}
        onClick={() => dispatcher.run('article.mark')}
      >
        {mark ? <Eraser {...glyph} /> : <Highlighter {...glyph} />}
      </IconButton>
      <IconButton
        small
        label={mark?.note === undefined ? words.writeNote : words.editNote}
        onClick={() => {
          if (mark) marking.editNote(mark.id);
          else marking.markWithNote(body, range);
          onDone();
        }}
      >
        <StickyNote {...glyph} />
      </IconButton>
      <IconButton
        small
        label={words.copy}
        onClick={() => {
          void shell.call('clipboard.writeText', { text: range.toString() });
          onDone();
        }}
      >
        <Copy {...glyph} />
      </IconButton>
    </div>
  );
}

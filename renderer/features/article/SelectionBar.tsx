// What can be done with selected text: mark it, write a note, copy it. Hangs over the selection, outside the frame.
import { Copy, Highlighter, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { useShell } from '../../app/ShellContext.ts';
import { showDialog, useUiStore } from '../../app/uiState.ts';
import { useAct } from '../../engine/useAct.ts';
import { useWords } from '../../text/useWords.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './ArticlePane.module.css';
import { quotationOf } from './findText.ts';

export interface SelectionBarProps {
  readonly frame: HTMLIFrameElement;
  readonly body: HTMLElement;
  readonly range: Range;
  readonly articleId: number;
  readonly onDone: () => void;
}

const glyph = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const;

export function SelectionBar({ frame, body, range, articleId, onDone }: SelectionBarProps): ReactNode {
  const words = useWords().article;
  const ui = useUiStore();
  const shell = useShell();
  const addHighlight = useAct('highlights.add');
  const place = range.getBoundingClientRect();
  const top = Math.max(frame.offsetTop + 4, frame.offsetTop + place.top - 44);
  const left = Math.max(8, Math.min(frame.clientWidth - 128, frame.offsetLeft + place.left + place.width / 2 - 56));
  return (
    <div
      className={styles.selection}
      role="toolbar"
      style={{ top, left }}
      onPointerDown={(event) => event.preventDefault()}
    >
      <IconButton
        small
        label={words.highlight}
        onClick={() => {
          const quotation = quotationOf(body, range);
          if (quotation) addHighlight.mutate({ id: articleId, ...quotation });
          onDone();
        }}
      >
        <Highlighter {...glyph} />
      </IconButton>
      <IconButton small label={words.writeNote} onClick={() => showDialog(ui, { kind: 'note', articleId })}>
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

// What is dropped on the window, and addresses pasted where no field has the focus: files are brought in, addresses are followed.
import { type ReactNode, useEffect, useState } from 'react';
import { pickedText, readPicked } from '../engine/pickedFile.ts';
import { useWords } from '../text/useWords.ts';
import styles from './DropPlace.module.css';
import { readTyped } from './typedAddress.ts';
import { showDialog, useUiStore } from './uiState.ts';

/** Something to read, not a picture dragged out of an article. */
const isDocument = ({ kind, type }: DataTransferItem): boolean =>
  kind === 'file' && !/^(?:image|audio|video)\//.test(type);

/** Where an address may be dropped; elsewhere a link that slips from the hand does nothing. */
const takesAddress = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('#pane-sources, [data-takes-address]') !== null;

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable=true]') !== null;

function wanted(event: DragEvent): 'files' | 'address' | undefined {
  const { dataTransfer, target } = event;
  if (!dataTransfer) return undefined;
  if ([...dataTransfer.items].some(isDocument)) return 'files';
  return dataTransfer.types.includes('text/uri-list') && takesAddress(target) && !isField(target)
    ? 'address'
    : undefined;
}

const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);

export function DropPlace(): ReactNode {
  const words = useWords().follow;
  const ui = useUiStore();
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const listening = new AbortController();
    const bringIn = async (files: readonly File[]): Promise<void> => {
      const read = await Promise.all(files.map(readPicked));
      if (read.length > 0) showDialog(ui, { kind: 'importOpml', files: read });
    };
    const over = (event: DragEvent): void => {
      const isWanted = wanted(event) !== undefined;
      if (isWanted) event.preventDefault();
      setOver(isWanted);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      const what = wanted(event);
      if (!what || !event.dataTransfer) return;
      event.preventDefault();
      if (what === 'files') {
        // A file that cannot be read is one the person let go of in the meantime.
        bringIn([...event.dataTransfer.files]).catch(() => undefined);
        return;
      }
      const [address = ''] = event.dataTransfer.getData('text/uri-list').split(/[\r\n]+/);
      if (isWebAddress(address)) showDialog(ui, { kind: 'subscribe', address });
    };
    const paste = (event: ClipboardEvent): void => {
      if (isField(event.target) || ui.getState().dialog || !event.clipboardData) return;
      const text = event.clipboardData.getData('text/plain').trim();
      const typed = readTyped(text);
      if (typed.kind === 'opml') showDialog(ui, { kind: 'importOpml', files: [pickedText(typed.text)] });
      // Nobody said yet that it should be looked at.
      else if (isWebAddress(text)) showDialog(ui, { kind: 'subscribe', address: text, waits: true });
      else return;
      event.preventDefault();
    };
    const { signal } = listening;
    addEventListener('dragover', over, { signal });
    addEventListener('dragleave', leave, { signal });
    addEventListener('drop', drop, { signal });
    addEventListener('paste', paste, { signal });
    return () => listening.abort();
  }, [ui]);

  return isOver ? (
    <div className={styles.veil} aria-hidden>
      <p className={styles.sentence}>{words.drop}</p>
    </div>
  ) : null;
}

// Stands for as long as keys are recorded, with the key that ends it; a press ends it too.
import type { ReactNode } from 'react';
import { useDispatcher } from '../commands/DispatcherContext.ts';
import { useWords } from '../text/useWords.ts';
import { classNames } from '../ui/classNames.ts';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './RecordingMark.module.css';
import { useUi } from './uiState.ts';

export function RecordingMark({ className }: { readonly className: string | undefined }): ReactNode {
  const { window } = useWords();
  const dispatcher = useDispatcher();
  const isRecording = useUi((state) => state.isRecording);
  const keys = dispatcher.keysOf('app.recordMacro')[0];
  if (!isRecording) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      title={window.endRecording}
      className={classNames(styles.mark, className)}
      onClick={() => dispatcher.run('app.recordMacro')}
    >
      <span aria-hidden className={styles.dot} />
      {window.recordingNow}
      {keys ? <Kbd keys={keys} /> : null}
    </button>
  );
}

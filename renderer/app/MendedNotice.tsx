// Tells once that the library was found damaged and put together again: from what, whether all of it, and where the damaged one lies.
import type { ReactNode } from 'react';
import { type LibraryMended, mendedSetting } from '../../shared/model/library.ts';
import { touchesSettings } from '../engine/touches.ts';
import { useAct } from '../engine/useAct.ts';
import { useLiveQuery } from '../engine/useLiveQuery.ts';
import { useWords } from '../text/useWords.ts';
import { Button } from '../ui/Button.tsx';
import styles from './MendedNotice.module.css';

export function MendedNotice(): ReactNode {
  const words = useWords();
  const settings = useLiveQuery('settings.get', {}, touchesSettings);
  const change = useAct('settings.set');
  // Only the engine writes it.
  const mended = settings.data?.[mendedSetting] as LibraryMended | null | undefined;
  if (!mended) return null;
  return (
    <div className={styles.notice} role="alert">
      <p className={styles.text}>{words.window.mended(mended)}</p>
      <Button onClick={() => change.mutate({ key: mendedSetting, value: null })}>{words.window.mendedSeen}</Button>
    </div>
  );
}

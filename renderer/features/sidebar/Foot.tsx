// What the last check came to, and how far the present one is. A click shows the health of the sources.
import { Check, RefreshCw, TriangleAlert, WifiOff, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LibraryOverview } from '../../../shared/model/library.ts';
import { needsLook } from '../../app/sourceHealth.ts';
import { showPage, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useFormats, useWords } from '../../text/useWords.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './Foot.module.css';
import { useOnline, useSyncProgress } from './useSyncProgress.ts';

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const;

export function Foot({ overview }: { readonly overview: LibraryOverview | undefined }): ReactNode {
  const words = useWords();
  const formats = useFormats();
  const ui = useUiStore();
  const dispatcher = useDispatcher();
  const progress = useSyncProgress();
  const isOnline = useOnline();
  const s = words.sidebar;

  if (progress?.running) {
    const share = progress.total > 0 ? progress.done / progress.total : 0;
    return (
      <footer className={styles.foot}>
        <div
          className={styles.progress}
          role="progressbar"
          aria-label={s.checking(progress.done, progress.total)}
          aria-valuenow={progress.done}
          aria-valuemax={progress.total}
          style={{ transform: `scaleX(${share})` }}
        />
        <RefreshCw {...icon} className={styles.icon} />
        <p className={styles.text}>
          <span>{s.checking(progress.done, progress.total, progress.perSecond)}</span>
          <span>{progress.slowestHost ? s.slowest(progress.slowestHost) : s.added(progress.added)}</span>
        </p>
        <IconButton
          small
          label={words.window.stop}
          keys={dispatcher.keysOf('source.syncStop')[0]}
          onClick={() => dispatcher.run('source.syncStop')}
        >
          <X size={14} strokeWidth={1.6} aria-hidden />
        </IconButton>
      </footer>
    );
  }

  const feeds = overview?.feeds ?? [];
  const unwell = feeds.filter(needsLook).length;
  const checked =
    overview?.checkedAt === undefined
      ? feeds.length === 0
        ? s.nothingFollowed
        : s.notChecked
      : s.checkedAt(formats.time(overview.checkedAt));
  const Icon = isOnline ? (unwell > 0 ? TriangleAlert : Check) : WifiOff;
  return (
    <footer className={styles.foot}>
      <button type="button" className={styles.health} onClick={() => showPage(ui, 'health')}>
        <Icon {...icon} className={styles.icon} />
        <span className={styles.text}>
          <span>{overview ? [checked, ...(unwell > 0 ? [s.unwellCount(unwell)] : [])].join(', ') : ' '}</span>
          <span>{isOnline ? s.kept(overview?.counts.articles ?? 0) : s.noNetwork}</span>
        </span>
      </button>
    </footer>
  );
}

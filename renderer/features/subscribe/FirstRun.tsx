// The first thing one sees: what this is, one field, three ways in. Nothing is fetched before it is asked for.
import { FileUp, Play } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { showListing, showToast, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useAct } from '../../engine/useAct.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './FirstRun.module.css';
import { FollowForm } from './FollowForm.tsx';
import { StarterTopics } from './StarterTopics.tsx';
import { useFollowing } from './useFollowing.ts';

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const;

export function FirstRun(): ReactNode {
  const words = useWords();
  const t = words.firstRun;
  const ui = useUiStore();
  const dispatcher = useDispatcher();
  const field = useRef<HTMLInputElement>(null);
  const following = useFollowing();
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const demo = useAct('library.addDemo');
  const [hasTopics, setHasTopics] = useState(false);

  const showDemo = async (): Promise<void> => {
    const { entry } = await demo.mutateAsync({ folder: t.demoFolder });
    showListing(ui, { kind: 'all' });
    if (entry) showToast(ui, words.did(entry), entry.id);
  };

  return (
    <main className={styles.page} data-takes-address>
      <div className={styles.column}>
        <h1 className={styles.name}>Broadsheet</h1>
        <p className={styles.sentence}>{t.sentence}</p>
        <FollowForm following={following} fieldRef={field} quiet={hasTopics} stopsOnEscape />
        <ul className={styles.ways}>
          <li className={styles.way}>
            <FileUp {...icon} />
            <Button look="link" className={styles.act} onClick={() => dispatcher.run('opml.import')}>
              {t.bring}
            </Button>
            <span className={styles.rest}>{t.bringRest}</span>
          </li>
          <li className={styles.way}>
            <Play {...icon} />
            <Button
              look="link"
              className={styles.act}
              disabled={demo.isPending}
              onClick={() => void showDemo().catch(() => undefined)}
            >
              {t.demo}
            </Button>
            <span className={styles.rest}>{t.demoRest}</span>
          </li>
        </ul>
        <p aria-live="polite" className={styles.said}>
          {demo.isPending ? t.demoComes : ''}
          {demo.error instanceof AppError ? words.error(demo.error) : ''}
        </p>
        <StarterTopics onChoice={setHasTopics} />
      </div>
    </main>
  );
}

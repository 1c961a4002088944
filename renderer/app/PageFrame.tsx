// The frame of a page that stands in place of list and article: its name, a sentence, something beside it, and what it holds.
import { PanelLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDispatcher } from '../commands/DispatcherContext.ts';
import { useWords } from '../text/useWords.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './PageFrame.module.css';
import { useUi } from './uiState.ts';
import { useLayout } from './useLayout.ts';

export interface PageFrameProps {
  readonly title: string;
  /** Id of the heading, for what the page holds to be named by. */
  readonly headingId: string;
  readonly standfirst: string;
  /** At the right of the sentence; below it where there is no room. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function PageFrame({ title, headingId, standfirst, aside, children }: PageFrameProps): ReactNode {
  const words = useWords();
  const dispatcher = useDispatcher();
  const layout = useLayout();
  const sourcesFolded = useUi((state) => state.sourcesFolded);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.title}>
          {layout !== 'wide' || sourcesFolded ? (
            <IconButton
              label={words.list.showSources}
              keys={dispatcher.keysOf('app.toggleSources')[0]}
              onClick={() => dispatcher.run('app.toggleSources')}
            >
              <PanelLeft size={16} strokeWidth={1.6} aria-hidden />
            </IconButton>
          ) : null}
          <h2 id={headingId} className="page-title">
            {title}
          </h2>
        </div>
        <p className={`standfirst ${styles.standfirst}`}>{standfirst}</p>
        {aside}
      </header>
      {children}
    </div>
  );
}

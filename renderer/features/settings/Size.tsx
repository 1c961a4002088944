// How large the library is, what takes the room, and where it lies.
import type { ReactNode } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import { useShell } from '../../app/ShellContext.ts';
import { showToast, useUiStore } from '../../app/uiState.ts';
import { useEngineQuery } from '../../engine/useLiveQuery.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Outcome } from './Section.tsx';
import styles from './Care.module.css';

const largest = 5;

export function Size(): ReactNode {
  const words = useWords();
  const w = words.settings;
  const ui = useUiStore();
  const shell = useShell();
  const { data: stats, error } = useEngineQuery('library.stats', {});
  if (error) return <Outcome kind="warn">{words.error(error as AppError)}</Outcome>;
  if (!stats) return null;
  const copy = async (): Promise<void> => {
    await shell.call('clipboard.writeText', { text: stats.folder });
    showToast(ui, w.placeCopied);
  };
  return (
    <FieldGroup look="ruled" title={w.library}>
      <dl className={styles.figures}>
        <div>
          <dt>{w.holds}</dt>
          <dd>{w.articlesOf(stats.articles, stats.feeds)}</dd>
        </div>
        <div>
          <dt>{w.textSize}</dt>
          <dd>{w.megabytes(stats.databaseBytes)}</dd>
        </div>
        <div>
          <dt>{w.mediaSize}</dt>
          <dd>{w.megabytes(stats.mediaBytes)}</dd>
        </div>
        <div>
          <dt>{w.place}</dt>
          <dd className={styles.place}>
            <span>{stats.folder}</span>
            <Button look="link" onClick={() => void copy()}>
              {w.copyPlace}
            </Button>
          </dd>
        </div>
      </dl>
      {stats.largestFeeds.length > 0 ? (
        <>
          <h4 className={styles.caption}>{w.largest}</h4>
          <table className={styles.largest} aria-label={w.largest}>
            <tbody>
              {stats.largestFeeds.slice(0, largest).map((feed) => (
                <tr key={feed.feedId}>
                  <th scope="row">{feed.title}</th>
                  <td>{w.articles(feed.articles)}</td>
                  <td>{w.megabytes(feed.bytes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
    </FieldGroup>
  );
}

// Copies of the library: one made now, and the way back to an earlier one. What is there now is set aside whole and listed too.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { BackupCopy } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import { useShell } from '../../app/ShellContext.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { touchesNothing } from '../../engine/touches.ts';
import { useAct } from '../../engine/useAct.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';
import { useLanguage } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import styles from './Care.module.css';
import { Outcome } from './Section.tsx';

const fewest = 5;

export function Copies(): ReactNode {
  const { words, formats } = useLanguage();
  const w = words.settings;
  const shell = useShell();
  const copies = useLiveQuery('maintenance.copies', {}, touchesNothing);
  const queries = useQueryClient();
  const backup = useAct('maintenance.backup');
  const [isWhole, setIsWhole] = useState(false);
  const [wish, setWish] = useState<Wish>();
  const all = copies.data ?? [];
  const shown = isWhole ? all : all.slice(0, fewest);
  const error = (backup.error ?? copies.error) as AppError | null;

  async function backUpNow(): Promise<void> {
    const path =
      shell.kind === 'desktop' ? await shell.call('files.choosePath', { kind: 'backup', name: w.copyName }) : undefined;
    if (path === null) return;
    backup.mutate(path === undefined ? {} : { path }, {
      // Stays so when this closes before the new list is here.
      onSuccess: () => void queries.invalidateQueries({ queryKey: ['maintenance.copies'] }),
    });
  }
  async function chooseFile(): Promise<void> {
    const path = await shell.call('files.chooseFile', { kind: 'backup' });
    if (path !== null) setWish({ path, name: path });
  }

  return (
    <FieldGroup look="ruled" title={w.copies}>
      <div className={styles.row}>
        <p className={styles.text}>{w.copiesHint}</p>
        <Button disabled={backup.isPending} onClick={() => void backUpNow()}>
          {shell.kind === 'desktop' ? w.copyTo : w.copyNow}
        </Button>
      </div>
      <Outcome kind={error ? 'warn' : 'plain'}>
        {error
          ? words.error(error)
          : backup.isPending
            ? w.copyingNow
            : backup.data
              ? w.copied(w.megabytes(backup.data.bytes), backup.data.path)
              : null}
      </Outcome>
      {all.length > 0 ? (
        <table className={styles.largest} aria-label={w.goBack}>
          <tbody>
            {shown.map((copy) => (
              <tr key={copy.path}>
                <th scope="row">{formats.moment(copy.at)}</th>
                <td>{w.copyKinds[copy.kind]}</td>
                <td>{w.megabytes(copy.bytes)}</td>
                <td>
                  <Button
                    look="link"
                    aria-label={w.goBackTo(formats.moment(copy.at))}
                    onClick={() => setWish(wishOf(copy, formats.moment(copy.at)))}
                  >
                    {w.goBackShort}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Outcome>{copies.data ? w.noCopies : null}</Outcome>
      )}
      <p className={styles.more}>
        {all.length > shown.length ? (
          <Button look="link" onClick={() => setIsWhole(true)}>
            {w.allCopies(all.length)}
          </Button>
        ) : null}
        {shell.kind === 'desktop' ? (
          <Button look="link" onClick={() => void chooseFile()}>
            {w.otherFile}
          </Button>
        ) : null}
      </p>
      {wish ? <Restore wish={wish} onLeave={() => setWish(undefined)} /> : null}
    </FieldGroup>
  );
}

interface Wish {
  readonly path: string;
  /** What it is called when one is asked. */
  readonly name: string;
}

const wishOf = ({ path }: BackupCopy, name: string): Wish => ({ path, name });

/** Says what will happen before it does; the window begins anew once the library is there. */
function Restore({ wish, onLeave }: { readonly wish: Wish; readonly onLeave: () => void }): ReactNode {
  const { words } = useLanguage();
  const w = words.settings;
  const engine = useEngine();
  const [error, setError] = useState<AppError>();
  const [isRunning, setIsRunning] = useState(false);

  async function restore(): Promise<void> {
    setIsRunning(true);
    try {
      await engine.call('maintenance.restore', { path: wish.path });
      // What the window holds (its place, its theme, its rows) belongs to the library before.
      const stop = engine.onLink((link) => {
        if (link.state !== 'open') return;
        stop();
        location.reload();
      });
    } catch (failure) {
      setIsRunning(false);
      setError(failure instanceof AppError ? failure : new AppError('internal'));
    }
  }

  return (
    <div role="group" aria-label={w.goBackTo(wish.name)} className={styles.ask}>
      <Outcome kind={error ? 'warn' : 'plain'}>
        {error ? words.error(error) : isRunning ? w.goingBack : w.goBackAsk(wish.name)}
      </Outcome>
      <p className={styles.more}>
        <Button look="main" disabled={isRunning} onClick={() => void restore()}>
          {w.goBackTo(wish.name)}
        </Button>
        <Button disabled={isRunning} onClick={onLeave}>
          {w.leaveIt}
        </Button>
      </p>
    </div>
  );
}

// One export at a time: begun, followed, stopped. What was typed stays when it is refused.
import { useEffect, useRef, useState } from 'react';
import type { EngineParams, ExportedFile } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import { useShell } from '../../app/ShellContext.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useWords } from '../../text/useWords.ts';

export type ExportFormat = EngineParams<'export.run'>['format'];
type Wish = Omit<EngineParams<'export.run'>, 'path'>;

export interface Writing {
  readonly isRunning: boolean;
  readonly done: number;
  readonly total: number;
  readonly written: ExportedFile | undefined;
  readonly error: AppError | undefined;
  readonly begin: (wish: Wish) => Promise<void>;
  readonly stop: () => void;
  /** Back to the choice. */
  readonly again: () => void;
}

interface State {
  readonly isRunning: boolean;
  readonly done: number;
  readonly total: number;
  readonly written?: ExportedFile;
  readonly error?: AppError;
}

const idle: State = { isRunning: false, done: 0, total: 0 };

export function useExport(): Writing {
  const engine = useEngine();
  const shell = useShell();
  const words = useWords();
  const [state, setState] = useState<State>(idle);
  const running = useRef<AbortController>(undefined);

  useEffect(
    () =>
      engine.on('work', ({ work, running: isOn, done, total }) => {
        if (work === 'export' && isOn && running.current) setState((before) => ({ ...before, done, total }));
      }),
    [engine],
  );

  async function begin(wish: Wish): Promise<void> {
    try {
      const path = await choosePlace(wish);
      if (path === null) return;
      const stop = new AbortController();
      running.current = stop;
      setState({ ...idle, isRunning: true });
      const written = await engine.call('export.run', { ...wish, ...(path !== undefined && { path }) }, stop.signal);
      setState({ ...idle, written });
    } catch (error) {
      const isStopped = error instanceof AppError && error.code === 'cancelled';
      setState(isStopped ? idle : { ...idle, error: error instanceof AppError ? error : new AppError('internal') });
    } finally {
      running.current = undefined;
    }
  }

  /** Null when the person changed their mind; undefined where there are no paths to choose: then it goes into the library's folder. */
  async function choosePlace({ format, title }: Wish): Promise<string | null | undefined> {
    if (shell.kind !== 'desktop') return undefined;
    const name = words.export.fileName(title ?? '', format);
    return shell.call('files.choosePath', { kind: format, name });
  }

  return {
    ...state,
    written: state.written,
    error: state.error,
    begin,
    stop: () => running.current?.abort(),
    again: () => setState(idle),
  };
}

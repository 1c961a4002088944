// One packing at a time: begun, followed, stopped.
import { useEffect, useRef, useState } from 'react';
import type { EngineParams, PackResult } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';

interface State {
  readonly isRunning: boolean;
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
  readonly result?: PackResult;
  readonly error?: AppError;
}

export interface Packing extends State {
  readonly begin: (wish: EngineParams<'offline.pack'>) => Promise<void>;
  /** What has come is kept. */
  readonly stop: () => void;
  /** Back to the choice. */
  readonly again: () => void;
}

const idle: State = { isRunning: false, done: 0, total: 0, bytes: 0 };

export function usePacking(): Packing {
  const engine = useEngine();
  const [state, setState] = useState<State>(idle);
  const running = useRef<AbortController>(undefined);

  useEffect(
    () =>
      engine.on('work', ({ work, running: isOn, done, total, bytes = 0 }) => {
        if (work === 'pack' && isOn && running.current) setState((before) => ({ ...before, done, total, bytes }));
      }),
    [engine],
  );

  async function begin(wish: EngineParams<'offline.pack'>): Promise<void> {
    const stop = new AbortController();
    running.current = stop;
    setState({ ...idle, isRunning: true });
    try {
      setState({ ...idle, result: await engine.call('offline.pack', wish, stop.signal) });
    } catch (error) {
      const isStopped = error instanceof AppError && error.code === 'cancelled';
      setState(isStopped ? idle : { ...idle, error: error instanceof AppError ? error : new AppError('internal') });
    } finally {
      running.current = undefined;
    }
  }

  return { ...state, begin, stop: () => running.current?.abort(), again: () => setState(idle) };
}

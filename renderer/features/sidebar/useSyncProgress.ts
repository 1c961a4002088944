// How far the present check is, and whether there is a network at all.
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SyncProgress } from '../../../shared/model/library.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';

export function useSyncProgress(): SyncProgress | undefined {
  const engine = useEngine();
  const [progress, setProgress] = useState<SyncProgress>();
  useEffect(() => {
    let isHeard = false;
    const stop = engine.on('sync', (next) => {
      isHeard = true;
      setProgress(next);
    });
    engine.call('sync.progress', {}).then(
      (first) => {
        if (!isHeard) setProgress(first);
      },
      () => undefined, // a lost engine says so elsewhere; its next event brings the progress
    );
    return stop;
  }, [engine]);
  return progress;
}

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

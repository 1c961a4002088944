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
    const ask = async (): Promise<void> => {
      const first = await engine.call('sync.progress', {});
      if (!isHeard) setProgress(first);
    };
    // A lost engine says so elsewhere; its next event brings the progress.
    ask().catch(() => undefined);
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

// How far the present check is, and whether there is a network at all.
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SyncProgress } from '../../../shared/model/library.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { checkRate } from './checkRate.ts';

interface SeenProgress extends SyncProgress {
  readonly perSecond?: number;
}

const seenNow = (progress: SyncProgress): SeenProgress => {
  const perSecond = checkRate(progress, Date.now());
  return { ...progress, ...(perSecond !== undefined && { perSecond }) };
};

export function useSyncProgress(): SeenProgress | undefined {
  const engine = useEngine();
  const [progress, setProgress] = useState<SeenProgress>();
  useEffect(() => {
    let isHeard = false;
    const stop = engine.on('sync', (next) => {
      isHeard = true;
      setProgress(seenNow(next));
    });
    const ask = async (): Promise<void> => {
      const first = await engine.call('sync.progress', {});
      if (!isHeard) setProgress(seenNow(first));
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

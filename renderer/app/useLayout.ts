// The window's present shape; the component draws again when it changes.
import { useSyncExternalStore } from 'react';
import { type Layout, layoutAt } from './layout.ts';

function subscribe(listener: () => void): () => void {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
}

export const useLayout = (): Layout => useSyncExternalStore(subscribe, () => layoutAt(window.innerWidth));

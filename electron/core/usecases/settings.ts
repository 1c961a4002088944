// The person's settings.
import type { EngineParams } from '../../../shared/contract/engineContract.ts';
import { listSettings, setSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';

export const createSettings = ({ store }: { readonly store: Store }) => ({
  get: (): Readonly<Record<string, unknown>> => listSettings(store.read),
  set({ key, value }: EngineParams<'settings.set'>): null {
    store.write((write) => setSetting(write, key, value));
    return null;
  },
});

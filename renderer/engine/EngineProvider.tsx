// Hands the engine's client to the components and keeps what they show fresh: each Changes makes the queries it touches ask again.
import { type Query, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import type { Changes } from '../../shared/contract/changes.ts';
import type { EngineClient } from '../../shared/contract/engineContract.ts';
import type { LastingEngineClient } from '../../shared/contract/engineClient.ts';
import { AppError } from '../../shared/errors.ts';

const EngineContext = createContext<LastingEngineClient | undefined>(undefined);

/** The client of the engine. Throws outside an EngineProvider. */
export function useEngine(): LastingEngineClient {
  const engine = use(EngineContext);
  if (!engine) throw new Error('useEngine needs an EngineProvider above it.');
  return engine;
}

/** Kept with each query: says whether a change touches what it answered. */
export interface LiveMeta extends Record<string, unknown> {
  readonly touches: (changes: Changes) => boolean;
  /**
   * Asks for what a change touched alone, and answers how the answer before becomes the present one. Undefined when all of
   * it is to be asked again. The engine answers in order, so an answer never meets one that is newer.
   */
  readonly patch?: (engine: EngineClient, changes: Changes) => Promise<(before: unknown) => unknown> | undefined;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        // Asking again costs a few milliseconds; a thousand articles kept cost what they hold.
        gcTime: 5_000,
        // A refusal is an answer; only a lost connection is worth a second try, and the client itself does that.
        retry: (failures, error) => failures < 2 && error instanceof AppError && error.code === 'engine-gone',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** Asks again for what `changes` touch, and of large answers for the part alone. */
export function refreshTouched(queries: QueryClient, engine: EngineClient, changes: Changes): void {
  const again = (query: Query): void => void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
  for (const query of queries.getQueryCache().getAll()) {
    const meta = query.meta as LiveMeta | undefined;
    if (!meta?.touches(changes)) continue;
    const patching = query.isActive() && query.state.data !== undefined ? meta.patch?.(engine, changes) : undefined;
    if (!patching) again(query);
    else
      patching.then(
        (apply) => queries.setQueryData(query.queryKey, (before: unknown) => before && apply(before)),
        () => again(query),
      );
  }
}

export function EngineProvider({
  engine,
  children,
}: {
  readonly engine: LastingEngineClient;
  readonly children: ReactNode;
}): ReactNode {
  const [queries] = useState(createQueryClient);
  useEffect(() => {
    const stopChanges = engine.on('changes', (changes) => refreshTouched(queries, engine, changes));
    // What was announced while the engine was away is not repeated: everything on the screen asks again.
    const stopLink = engine.onLink((link) => {
      if (link.state === 'open') void queries.invalidateQueries();
    });
    return () => {
      stopChanges();
      stopLink();
    };
  }, [engine, queries]);
  return (
    <EngineContext value={engine}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </EngineContext>
  );
}

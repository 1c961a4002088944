// Hands the engine's client to the components and keeps what they show fresh: each Changes makes the queries it touches ask again.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import type { Changes } from '../../shared/contract/changes.ts';
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
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
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

/** Asks again for what `changes` touch. */
export function refreshTouched(queries: QueryClient, changes: Changes): void {
  void queries.invalidateQueries({
    predicate: (query) => (query.meta as LiveMeta | undefined)?.touches(changes) ?? false,
  });
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
    const stopChanges = engine.on('changes', (changes) => refreshTouched(queries, changes));
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

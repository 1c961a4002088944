// Asking the engine from a component: a live query asks again when changes touch its answer, a plain one asks once.
import { keepPreviousData, queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Changes } from '../../shared/contract/changes.ts';
import type { EngineClient, EngineMethod, EngineParams, EngineResult } from '../../shared/contract/engineContract.ts';
import { type LiveMeta, useEngine } from './EngineProvider.tsx';
import { touchesNothing } from './touches.ts';

export interface EngineQueryOptions {
  readonly enabled?: boolean;
  /** Keeps showing the last answer while other parameters are being asked. */
  readonly keepPrevious?: boolean;
  /** For large answers: how to ask for what changed alone (see LiveMeta). */
  readonly patch?: LiveMeta['patch'];
}

/** Key and question of a query, for prefetching and for reading what is already here. */
export const engineQuery = <M extends EngineMethod>(
  engine: EngineClient,
  method: M,
  params: EngineParams<M>,
  touches: (changes: Changes) => boolean = touchesNothing,
  patch?: LiveMeta['patch'],
) =>
  queryOptions<EngineResult<M>>({
    queryKey: [method, params],
    queryFn: ({ signal }) => engine.call(method, params, signal),
    meta: { touches, ...(patch && { patch }) },
  });

/** Asks again whenever `touches` says that a change concerns it. */
export function useLiveQuery<M extends EngineMethod>(
  method: M,
  params: EngineParams<M>,
  touches: (changes: Changes) => boolean,
  { enabled = true, keepPrevious = false, patch }: EngineQueryOptions = {},
): UseQueryResult<EngineResult<M>> {
  const engine = useEngine();
  return useQuery<EngineResult<M>>({
    ...engineQuery(engine, method, params, touches, patch),
    enabled,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  });
}

/** Asks once and keeps the answer. */
export const useEngineQuery = <M extends EngineMethod>(
  method: M,
  params: EngineParams<M>,
  options?: EngineQueryOptions,
): UseQueryResult<EngineResult<M>> => useLiveQuery(method, params, touchesNothing, options);

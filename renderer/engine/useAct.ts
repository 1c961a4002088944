// Asking the engine to do something, from a component that wants to show that it is under way or was refused.
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { EngineMethod, EngineParams, EngineResult } from '../../shared/contract/engineContract.ts';
import { useEngine } from './EngineProvider.tsx';

/** The answer's `error` is an AppError: `words.error(error)` makes its sentence. */
export function useAct<M extends EngineMethod>(method: M): UseMutationResult<EngineResult<M>, Error, EngineParams<M>> {
  const engine = useEngine();
  return useMutation({ mutationFn: (params: EngineParams<M>) => engine.call(method, params) });
}

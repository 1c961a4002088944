// Hands the dispatcher to the components: a button, a menu and a key all end in `run`.
import { createContext, use } from 'react';
import type { CommandId } from '../../shared/commands/commandTable.ts';
import type { Invocation } from '../../shared/commands/grammar.ts';

export interface Dispatcher {
  /** Runs a command as if its key had been pressed. */
  readonly run: (id: CommandId, more?: Omit<Invocation, 'id'>) => void;
  /** A key pressed anywhere, also inside the article's frame: hand its event over. True when it was taken. */
  readonly key: (event: KeyboardEvent) => boolean;
  /** The chords of a command as shown ("⇧A"), the person's own keys counted; the first is the one to show. */
  readonly keysOf: (id: CommandId) => readonly string[];
}

const DispatcherContext = createContext<Dispatcher | undefined>(undefined);
export const DispatcherProvider = DispatcherContext.Provider;

export function useDispatcher(): Dispatcher {
  const dispatcher = use(DispatcherContext);
  if (!dispatcher) throw new Error('useDispatcher needs a DispatcherProvider above it.');
  return dispatcher;
}

// What commands may ask of the sources pane while it has the keys. The sidebar registers itself here.
import { createContext, use, useEffect } from 'react';
import { type ControlsHolder, createControlsHolder } from './controlsHolder.ts';

export interface SourcesControls {
  /** Moves the focus in the tree by so many lines. */
  move(step: number): void;
  /** Shows what the focused line stands for. */
  activate(): void;
  fold(): void;
  unfold(): void;
}

export type SourcesControlsHolder = ControlsHolder<SourcesControls>;

const ControlsContext = createContext<SourcesControlsHolder>(createControlsHolder());
export const SourcesControlsProvider = ControlsContext.Provider;

export function useRegisterSourcesControls(controls: SourcesControls): void {
  const holder = use(ControlsContext);
  useEffect(() => holder.register(controls), [holder, controls]);
}

// Draws the dialog that the state names, if any.
import { type ComponentType, type ReactNode, Suspense, useEffect } from 'react';
import type { DialogKind, DialogPart } from './dialogPart.ts';
import { dialogs, fetchPalette } from './dialogTable.ts';
import { useUi } from './uiState.ts';

export function Dialogs(): ReactNode {
  const asked = useUi((state) => state.dialog);
  useEffect(() => {
    // Fingers type on as soon as they have asked for the palette: it is fetched before that, once the window has nothing to do.
    const waiting = requestIdleCallback(() => void fetchPalette());
    return () => cancelIdleCallback(waiting);
  }, []);
  if (!asked) return null;
  // The table pairs each kind with the part that takes it; the compiler cannot follow that pairing through a union.
  const Part = dialogs[asked.kind] as ComponentType<DialogPart<DialogKind>> | undefined;
  return Part ? (
    <Suspense fallback={null}>
      <Part key={asked.kind} asked={asked} />
    </Suspense>
  ) : null;
}

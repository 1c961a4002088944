// Draws the dialog that the state names, if any.
import { type ComponentType, type ReactNode, Suspense } from 'react';
import type { DialogKind, DialogPart } from './dialogPart.ts';
import { dialogs } from './dialogTable.ts';
import { useUi } from './uiState.ts';

export function Dialogs(): ReactNode {
  const asked = useUi((state) => state.dialog);
  if (!asked) return null;
  // The table pairs each kind with the part that takes it; the compiler cannot follow that pairing through a union.
  const Part = dialogs[asked.kind] as ComponentType<DialogPart<DialogKind>> | undefined;
  return Part ? (
    <Suspense fallback={null}>
      <Part key={asked.kind} asked={asked} />
    </Suspense>
  ) : null;
}

// What the library holds and where it lies, and looking it over.
import type { ReactNode } from 'react';
import { Looking } from './Looking.tsx';
import { Size } from './Size.tsx';

export function Care(): ReactNode {
  return (
    <>
      <Size />
      <Looking />
    </>
  );
}

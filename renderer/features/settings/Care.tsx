// What the library holds and where it lies, and looking it over.
import type { ReactNode } from 'react';
import { Copies } from './Copies.tsx';
import { Looking } from './Looking.tsx';
import { Size } from './Size.tsx';

export function Care(): ReactNode {
  return (
    <>
      <Size />
      <Copies />
      <Looking />
    </>
  );
}

// Which feature draws which dialog. The part is drawn while the state's `dialog` is of its kind, and closes by `closeDialog`.
import type { ComponentType } from 'react';
import { lazyPart } from './lazyPart.ts';
import type { OpenDialog } from './uiState.ts';

type DialogKind = OpenDialog['kind'];

export interface DialogPart<K extends DialogKind> {
  /** What was asked for: the state's `dialog`. */
  readonly asked: Extract<OpenDialog, { readonly kind: K }>;
}

export type DialogTable = { readonly [K in DialogKind]?: ComponentType<DialogPart<K>> };

export const dialogs: DialogTable = {
  settings: lazyPart(async () => (await import('../features/settings/Settings.tsx')).Settings),
};

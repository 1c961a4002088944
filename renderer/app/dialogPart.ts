// What a dialog's part is handed. Apart from the table of them, so that a part and the table do not import each other.
import type { OpenDialog } from './uiState.ts';

export type DialogKind = OpenDialog['kind'];

export interface DialogPart<K extends DialogKind> {
  /** What was asked for: the state's `dialog`. */
  readonly asked: Extract<OpenDialog, { readonly kind: K }>;
}

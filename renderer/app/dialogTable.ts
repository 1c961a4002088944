// Which feature draws which dialog. The part is drawn while the state's `dialog` is of its kind, and closes by `closeDialog`.
import type { ComponentType } from 'react';
import type { DialogKind, DialogPart } from './dialogPart.ts';
import { lazyPart } from './lazyPart.ts';

type DialogTable = { readonly [K in DialogKind]?: ComponentType<DialogPart<K>> };

/** Fetched before it is asked for, by Dialogs.tsx. */
export const fetchPalette = async () => import('../features/palette/Palette.tsx');

export const dialogs: DialogTable = {
  pack: lazyPart(async () => (await import('../features/pack/Pack.tsx')).Pack),
  export: lazyPart(async () => (await import('../features/export/Export.tsx')).Export),
  settings: lazyPart(async () => (await import('../features/settings/Settings.tsx')).Settings),
  tags: lazyPart(async () => (await import('../features/tags/TagsDialog.tsx')).TagsDialog),
  note: lazyPart(async () => (await import('../features/tags/NoteDialog.tsx')).NoteDialog),
  keepSearch: lazyPart(async () => (await import('../features/search/KeepSearch.tsx')).KeepSearch),
  palette: lazyPart(async () => (await fetchPalette()).Palette),
  subscribe: lazyPart(async () => (await import('../features/subscribe/SubscribeDialog.tsx')).SubscribeDialog),
  importOpml: lazyPart(async () => (await import('../features/subscribe/ImportDialog.tsx')).ImportDialog),
  sourceSettings: lazyPart(async () => (await import('../features/sources/SourceSettings.tsx')).SourceSettings),
  findAddress: lazyPart(async () => (await import('../features/sources/FindAddress.tsx')).FindAddress),
  renameSource: lazyPart(async () => (await import('../features/sources/Rename.tsx')).RenameSource),
  renameFolder: lazyPart(async () => (await import('../features/sources/Rename.tsx')).RenameFolder),
  renameTag: lazyPart(async () => (await import('../features/sources/Rename.tsx')).RenameTag),
  moveSource: lazyPart(async () => (await import('../features/sources/Move.tsx')).MoveSource),
  moveFolder: lazyPart(async () => (await import('../features/sources/Move.tsx')).MoveFolder),
  addFolder: lazyPart(async () => (await import('../features/sources/AddFolder.tsx')).AddFolder),
  keys: lazyPart(async () => (await import('../features/keys/KeySheet.tsx')).KeySheet),
  nameMacro: lazyPart(async () => (await import('../features/palette/NameMacro.tsx')).NameMacro),
};

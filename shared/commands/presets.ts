// The four sets of keys to begin from. Reader is the table itself; the others say only where they differ.
import type { CommandId } from './commandTable.ts';

export const presetNames = ['reader', 'netnewswire', 'vim', 'arrows'] as const;
export type PresetName = (typeof presetNames)[number];
export type KeyChanges = Partial<Readonly<Record<CommandId, readonly string[]>>>;

export const presetTitles: Readonly<Record<PresetName, string>> = {
  reader: 'Reader',
  netnewswire: 'NetNewsWire',
  vim: 'Vim',
  arrows: 'Arrows',
};

export const presets: Readonly<Record<PresetName, KeyChanges>> = {
  reader: {},
  // Its bare "k" marks everything read; here that act needs Shift, as one stray key must not do it.
  netnewswire: {
    'article.openNext': ['ArrowDown', 'j'],
    'article.openPrevious': ['ArrowUp', 'k'],
    'list.focusNext': [],
    'list.focusPrevious': [],
    'sources.next': ['ArrowDown'],
    'sources.previous': ['ArrowUp'],
    'article.nextUnread': ['n'],
    'article.toggleRead': ['r'],
    'article.openOutside': ['b', 'v'],
    'article.openBehind': ['Shift+B'],
    'list.markAllRead': ['Shift+K'],
    'list.extendChosenUp': ['Shift+ArrowUp'],
    'list.markOlderRead': ['Shift+O'],
    'list.toggleOrder': [],
    'source.sync': ['Mod+R'],
    'source.syncAll': ['Mod+Shift+R'],
  },
  vim: {
    'list.focusNext': ['j', 'ArrowDown'],
    'list.focusPrevious': ['k', 'ArrowUp'],
    'article.openNext': ['Mod+N', ']'],
    'article.openPrevious': ['Mod+P', 'Shift+K'],
    'list.extendChosenUp': ['Shift+ArrowUp'],
    'list.toggleChosen': ['Shift+V', 'x'],
    'article.open': ['l', 'o', 'Enter'],
    'app.back': ['h', 'Escape'],
    'list.showArrivals': ['g .'],
    'list.toggleUnreadOnly': ['g l'],
    'article.nextUnread': ['n'],
    'article.scrollOn': ['Mod+D', 'Space'],
    'article.scrollBack': ['Mod+U', 'Shift+Space'],
    'app.undo': ['u', 'Mod+Z'],
    'app.redo': ['Mod+R', 'Shift+Z', 'Mod+Shift+Z'],
    'source.previousUnread': ['Shift+P'],
  },
  arrows: {
    'article.openNext': ['ArrowDown', 'j'],
    'article.openPrevious': ['ArrowUp', 'k'],
    'list.focusNext': ['n', 'Mod+ArrowDown'],
    'list.focusPrevious': ['p', 'Mod+ArrowUp'],
    'sources.next': ['ArrowDown'],
    'sources.previous': ['ArrowUp'],
    'article.scrollOn': ['ArrowRight', 'Space'],
    'article.scrollBack': ['ArrowLeft', 'Shift+Space'],
    'sources.unfold': ['ArrowRight', 'Mod+ArrowRight'],
    'sources.fold': ['ArrowLeft', 'Mod+ArrowLeft'],
  },
};

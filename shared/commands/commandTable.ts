// Every command, once. Keyboard, menu, palette, tooltips, the sheet of keys and the README's table are views of this.
// A chord is keys separated by spaces ("g f"); Mod is Cmd on macOS and Ctrl elsewhere; see chord.ts for the grammar.

export type CommandContext = 'anywhere' | 'list' | 'article' | 'sources';
export type CommandGroup = 'move' | 'decide' | 'read' | 'go' | 'sources' | 'app';
export type MenuPlace = 'file' | 'edit' | 'view' | 'go' | 'article' | 'source' | 'window' | 'help';

export interface CommandSpec {
  readonly title: string;
  readonly group: CommandGroup;
  readonly context: CommandContext;
  /** Chords of the preset Reader. */
  readonly keys: readonly string[];
  readonly menu?: MenuPlace;
  /** A number typed before it repeats it or limits it (`5 j`). */
  readonly count?: true;
  /** As the second half of a verb + motion it names a set of articles (`m 5 j`, `s G`). */
  readonly motion?: true;
  /**
   * Acts on articles: takes a motion when its key is followed by one. `asks`: it opens a dialog, which has the keys from then on, so only
   * a count before it can name a set.
   */
  readonly verb?: true | 'asks';
  /** Not offered in the palette: it only makes sense as a key. */
  readonly keyOnly?: true;
}

export const commandTable = {
  // move
  'article.openNext': {
    title: 'Open next',
    group: 'move',
    context: 'anywhere',
    keys: ['j'],
    menu: 'go',
    count: true,
    motion: true,
  },
  'article.openPrevious': {
    title: 'Open previous',
    group: 'move',
    context: 'anywhere',
    keys: ['k'],
    menu: 'go',
    count: true,
    motion: true,
  },
  'list.focusNext': {
    title: 'Move the focus to next',
    group: 'move',
    context: 'anywhere',
    keys: ['n', 'ArrowDown'],
    count: true,
    motion: true,
  },
  'list.focusPrevious': {
    title: 'Move the focus to previous',
    group: 'move',
    context: 'anywhere',
    keys: ['p', 'ArrowUp'],
    count: true,
    motion: true,
  },
  'list.focusFirst': {
    title: 'Move the focus to the first',
    group: 'move',
    context: 'anywhere',
    keys: ['g g', 'Home'],
    motion: true,
  },
  'list.focusLast': {
    title: 'Move the focus to the last',
    group: 'move',
    context: 'anywhere',
    keys: ['Shift+G', 'End'],
    motion: true,
  },
  'article.scrollOn': {
    title: 'Scroll on, then next unread',
    group: 'move',
    context: 'anywhere',
    keys: ['Space'],
    menu: 'go',
  },
  'article.scrollBack': { title: 'Scroll back', group: 'move', context: 'anywhere', keys: ['Shift+Space'] },
  'article.nextUnread': {
    title: 'Open next unread',
    group: 'move',
    context: 'anywhere',
    keys: ['g n'],
    menu: 'go',
  },
  'source.nextUnread': {
    title: 'Next source with unread',
    group: 'move',
    context: 'anywhere',
    keys: ['Shift+N'],
    menu: 'go',
  },
  'source.previousUnread': {
    title: 'Previous source with unread',
    group: 'move',
    context: 'anywhere',
    keys: ['Shift+P'],
    menu: 'go',
  },
  'app.focusNextPane': {
    title: 'Move to the next pane',
    group: 'move',
    context: 'anywhere',
    keys: ['F6'],
    keyOnly: true,
  },
  'app.focusPreviousPane': {
    title: 'Move to the previous pane',
    group: 'move',
    context: 'anywhere',
    keys: ['Shift+F6'],
    keyOnly: true,
  },
  // For keymaps in which the arrows do something else in the list.
  'sources.next': {
    title: 'Next source',
    group: 'move',
    context: 'sources',
    keys: [],
    count: true,
    keyOnly: true,
  },
  'sources.previous': {
    title: 'Previous source',
    group: 'move',
    context: 'sources',
    keys: [],
    count: true,
    keyOnly: true,
  },
  'sources.unfold': {
    title: 'Unfold the folder',
    group: 'move',
    context: 'sources',
    keys: ['ArrowRight'],
    keyOnly: true,
  },
  'sources.fold': {
    title: 'Fold the folder',
    group: 'move',
    context: 'sources',
    keys: ['ArrowLeft'],
    keyOnly: true,
  },
  'sources.folderUp': {
    title: 'Move the folder up',
    group: 'sources',
    context: 'sources',
    keys: ['Alt+ArrowUp'],
    keyOnly: true,
  },
  'sources.folderDown': {
    title: 'Move the folder down',
    group: 'sources',
    context: 'sources',
    keys: ['Alt+ArrowDown'],
    keyOnly: true,
  },
  'app.back': { title: 'One level back', group: 'move', context: 'anywhere', keys: ['Escape'], keyOnly: true },

  // decide
  'article.toggleRead': {
    title: 'Mark read or unread',
    group: 'decide',
    context: 'anywhere',
    keys: ['m'],
    menu: 'article',
    verb: true,
  },
  'article.toggleSaved': {
    title: 'Save or unsave',
    group: 'decide',
    context: 'anywhere',
    keys: ['s'],
    menu: 'article',
    verb: true,
  },
  'article.tag': {
    title: 'Tag…',
    group: 'decide',
    context: 'anywhere',
    keys: ['t'],
    menu: 'article',
    verb: 'asks',
  },
  'article.note': { title: 'Write a note…', group: 'decide', context: 'anywhere', keys: ['e'], menu: 'article' },
  'list.toggleChosen': { title: 'Choose', group: 'decide', context: 'anywhere', keys: ['x'], verb: true },
  'list.extendChosenDown': {
    title: 'Choose downwards',
    group: 'decide',
    context: 'anywhere',
    keys: ['Shift+J', 'Shift+ArrowDown'],
    count: true,
  },
  'list.extendChosenUp': {
    title: 'Choose upwards',
    group: 'decide',
    context: 'anywhere',
    keys: ['Shift+K', 'Shift+ArrowUp'],
    count: true,
  },
  'list.chooseAll': { title: 'Choose all', group: 'decide', context: 'list', keys: ['Mod+A'] },
  'list.markAllRead': {
    title: 'Mark all of this view read',
    group: 'decide',
    context: 'anywhere',
    keys: ['Shift+A'],
    menu: 'article',
  },
  'list.saveAll': { title: 'Save all of this view', group: 'decide', context: 'anywhere', keys: [], menu: 'article' },
  'list.tagAll': {
    title: 'Tag all of this view…',
    group: 'decide',
    context: 'anywhere',
    keys: [],
    menu: 'article',
  },
  'list.markOlderRead': {
    title: 'Mark this and older read',
    group: 'decide',
    context: 'anywhere',
    keys: [','],
    menu: 'article',
  },
  'list.markNewerRead': {
    title: 'Mark this and newer read',
    group: 'decide',
    context: 'anywhere',
    keys: ['<'],
    menu: 'article',
  },
  'app.recordMacro': {
    title: 'Record keys, or stop recording',
    group: 'decide',
    context: 'anywhere',
    keys: ['q'],
  },
  'app.playMacro': {
    title: 'Play the recorded keys',
    group: 'decide',
    context: 'anywhere',
    keys: ['@'],
    count: true,
  },
  'app.keepMacro': {
    title: 'Name the recorded keys…',
    group: 'decide',
    context: 'anywhere',
    keys: ['Shift+Q'],
  },
  'app.repeat': { title: 'Repeat the last act', group: 'decide', context: 'anywhere', keys: ['.'], menu: 'edit' },
  'app.undo': { title: 'Undo', group: 'decide', context: 'anywhere', keys: ['u', 'z', 'Mod+Z'], menu: 'edit' },
  'app.redo': { title: 'Redo', group: 'decide', context: 'anywhere', keys: ['Shift+Z', 'Mod+Shift+Z'], menu: 'edit' },

  // read
  'article.open': { title: 'Open or close', group: 'read', context: 'anywhere', keys: ['o', 'Enter'], menu: 'article' },
  'article.openOutside': {
    title: 'Open the original',
    group: 'read',
    context: 'anywhere',
    keys: ['v'],
    menu: 'article',
  },
  'article.openBehind': {
    title: 'Open the original in the background',
    group: 'read',
    context: 'anywhere',
    keys: ['b'],
    menu: 'article',
  },
  'article.toggleFullText': {
    title: 'Reader text or feed text',
    group: 'read',
    context: 'anywhere',
    keys: ['i'],
    menu: 'article',
  },
  'article.find': { title: 'Find in the article', group: 'read', context: 'anywhere', keys: ['Mod+F'], menu: 'edit' },
  'article.outline': {
    title: 'Parts of the article…',
    group: 'read',
    context: 'anywhere',
    keys: ['c'],
    menu: 'article',
  },
  'article.mark': {
    title: 'Mark the selected words',
    group: 'read',
    context: 'anywhere',
    keys: ['Shift+H'],
    menu: 'article',
  },
  'article.copyLink': { title: 'Copy the link', group: 'read', context: 'anywhere', keys: ['y'], menu: 'article' },
  'article.moreByAuthor': {
    title: 'More by this author',
    group: 'read',
    context: 'anywhere',
    keys: ['a'],
    menu: 'article',
  },
  'article.getMedia': {
    title: 'Get the missing pictures',
    group: 'read',
    context: 'anywhere',
    keys: [],
    menu: 'article',
  },
  'reading.larger': {
    title: 'Larger text',
    group: 'read',
    context: 'anywhere',
    keys: ['Mod+=', 'Mod++'],
    menu: 'view',
  },
  'reading.smaller': { title: 'Smaller text', group: 'read', context: 'anywhere', keys: ['Mod+-'], menu: 'view' },
  'reading.usualSize': { title: 'Usual text size', group: 'read', context: 'anywhere', keys: ['Mod+0'], menu: 'view' },

  // go
  'go.source': { title: 'Go to a source…', group: 'go', context: 'anywhere', keys: ['g f'], menu: 'go' },
  'go.all': { title: 'News Feed', group: 'go', context: 'anywhere', keys: ['g a'], menu: 'go' },
  'go.unread': { title: 'Unread', group: 'go', context: 'anywhere', keys: ['g u'], menu: 'go' },
  'go.today': { title: 'Today', group: 'go', context: 'anywhere', keys: ['g t'], menu: 'go' },
  'go.saved': { title: 'Saved', group: 'go', context: 'anywhere', keys: ['g s'], menu: 'go' },
  'go.health': { title: 'Health of your sources', group: 'go', context: 'anywhere', keys: ['g h'], menu: 'go' },
  'go.history': { title: 'What you did', group: 'go', context: 'anywhere', keys: ['g z'], menu: 'go' },
  'go.search': { title: 'Search', group: 'go', context: 'anywhere', keys: ['/'], menu: 'go' },
  'search.keep': { title: 'Keep this search as a smart feed', group: 'go', context: 'anywhere', keys: [] },

  // sources
  'source.subscribe': { title: 'Follow a source…', group: 'sources', context: 'anywhere', keys: ['+'], menu: 'file' },
  'source.sync': { title: 'Check this now', group: 'sources', context: 'anywhere', keys: ['r'], menu: 'source' },
  'source.syncAll': {
    title: 'Check all sources now',
    group: 'sources',
    context: 'anywhere',
    keys: ['Shift+R'],
    menu: 'file',
  },
  'source.syncStop': { title: 'Stop checking', group: 'sources', context: 'anywhere', keys: [], menu: 'file' },
  'source.rename': { title: 'Rename…', group: 'sources', context: 'anywhere', keys: ['F2'], menu: 'source' },
  'source.move': {
    title: 'Move to a folder…',
    group: 'sources',
    context: 'anywhere',
    keys: ['Shift+M'],
    menu: 'source',
  },
  'source.settings': {
    title: 'Settings of this source…',
    group: 'sources',
    context: 'anywhere',
    keys: ['Shift+E'],
    menu: 'source',
  },
  'folder.remove': { title: 'Remove the folder', group: 'sources', context: 'anywhere', keys: [], menu: 'source' },
  'folder.add': { title: 'New folder…', group: 'sources', context: 'anywhere', keys: [], menu: 'file' },
  'source.pause': { title: 'Pause or go on', group: 'sources', context: 'anywhere', keys: [], menu: 'source' },
  'source.unsubscribe': {
    title: 'Stop following',
    group: 'sources',
    context: 'anywhere',
    keys: ['Shift+U'],
    menu: 'source',
  },
  'opml.import': {
    title: 'Bring in subscriptions (OPML)…',
    group: 'sources',
    context: 'anywhere',
    keys: [],
    menu: 'file',
  },
  'opml.export': {
    title: 'Write subscriptions to a file (OPML)…',
    group: 'sources',
    context: 'anywhere',
    keys: [],
    menu: 'file',
  },
  'library.pack': {
    title: 'Pack for a trip…',
    group: 'sources',
    context: 'anywhere',
    keys: [],
    menu: 'file',
  },
  'library.export': {
    title: 'Write articles to a file…',
    group: 'sources',
    context: 'anywhere',
    keys: [],
    menu: 'file',
  },

  // app
  'app.menu': {
    title: 'What can be done here',
    group: 'app',
    context: 'anywhere',
    keys: ['Shift+F10', 'ContextMenu'],
    keyOnly: true,
  },
  'app.palette': { title: 'Everything, by name', group: 'app', context: 'anywhere', keys: ['Mod+K'], menu: 'view' },
  'app.keys': { title: 'Keys', group: 'app', context: 'anywhere', keys: ['?'], menu: 'help' },
  'app.settings': { title: 'Settings…', group: 'app', context: 'anywhere', keys: ['Mod+,'], menu: 'file' },
  'list.filter': { title: 'Filters of this view', group: 'app', context: 'anywhere', keys: ['f'], menu: 'view' },
  'list.toggleUnreadOnly': { title: 'Show only unread', group: 'app', context: 'anywhere', keys: ['l'], menu: 'view' },
  'list.toggleOrder': {
    title: 'Newest or oldest first',
    group: 'app',
    context: 'anywhere',
    keys: ['Shift+O'],
    menu: 'view',
  },
  'list.density': {
    title: 'Rows: compact, comfortable, cards',
    group: 'app',
    context: 'anywhere',
    keys: ['d'],
    menu: 'view',
  },
  'list.showArrivals': { title: 'Show what is new', group: 'app', context: 'anywhere', keys: ['h'], menu: 'view' },
  'app.triage': { title: 'Triage mode', group: 'app', context: 'anywhere', keys: ['Shift+T'], menu: 'view' },
  'app.toggleSources': {
    title: 'Show or hide the sources',
    group: 'app',
    context: 'anywhere',
    keys: ['['],
    menu: 'view',
  },
  'app.theme': {
    title: 'Theme: system, light, dark, sepia, high contrast',
    group: 'app',
    context: 'anywhere',
    keys: ['Shift+D'],
    menu: 'view',
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandId = keyof typeof commandTable;
export const commandIds = Object.keys(commandTable) as readonly CommandId[];
export const commandSpec = (id: CommandId): CommandSpec => commandTable[id];

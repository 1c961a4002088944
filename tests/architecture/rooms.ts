// The import table of the house as data: a room, what it may import, and what to do instead. First match counts.

export interface Room {
  /** Prefix of the path. */
  readonly room: string;
  /** Prefixes of paths, names of packages ("pkg:" + name, "pkg:*" for any) and of Node's own modules ("node:*"). */
  readonly may: readonly string[];
  readonly instead: string;
}

const pureStage = ['shared/', 'node:crypto', 'node:buffer', 'node:zlib', 'pkg:*'];

export const rooms: readonly Room[] = [
  {
    room: 'shared/',
    may: ['shared/', 'pkg:zod'],
    instead: 'shared runs anywhere: hand in what needs Node, a browser or Electron.',
  },
  {
    room: 'electron/core/decode/',
    may: [...pureStage, 'electron/core/decode/'],
    instead: 'decode is the first stage: bytes in, text out.',
  },
  {
    room: 'electron/core/parse/',
    may: [...pureStage, 'electron/core/parse/', 'electron/core/decode/'],
    instead: 'parse is pure and knows only the stage before it.',
  },
  {
    room: 'electron/core/normalize/',
    may: [...pureStage, 'electron/core/normalize/', 'electron/core/parse/'],
    instead: 'normalize is pure and knows only the stage before it.',
  },
  {
    room: 'electron/core/extract/',
    may: [
      ...pureStage,
      'electron/core/extract/',
      'electron/core/normalize/',
      'electron/core/parse/',
      'electron/core/decode/',
    ],
    instead: 'extract is pure: a page in, an article out.',
  },
  {
    room: 'electron/core/export/',
    may: [...pureStage, 'electron/core/export/', 'electron/core/normalize/'],
    instead: 'export turns articles into files’ contents; the use case writes them.',
  },
  {
    room: 'electron/core/fetch/',
    may: ['shared/', 'node:*', 'pkg:*', 'electron/core/fetch/', 'electron/core/ports.ts', 'electron/core/clock.ts'],
    instead: 'fetch brings bytes; understanding them is the next stage.',
  },
  {
    room: 'electron/core/store/',
    may: [
      'shared/',
      'node:*',
      'pkg:*',
      'electron/core/store/',
      'electron/core/normalize/entry.ts',
      'electron/core/ports.ts',
      'electron/core/clock.ts',
    ],
    instead: 'the store knows rows, not where they come from.',
  },
  {
    room: 'electron/core/sync/',
    may: [
      'shared/',
      'node:*',
      'pkg:*',
      'electron/core/fetch/',
      'electron/core/decode/',
      'electron/core/parse/',
      'electron/core/normalize/',
      'electron/core/extract/',
      'electron/core/store/',
      'electron/core/sync/',
      'electron/core/ports.ts',
      'electron/core/clock.ts',
    ],
    instead: 'sync is driven by use cases, never the other way round.',
  },
  { room: 'electron/core/', may: ['shared/', 'node:*', 'pkg:*', 'electron/core/'], instead: 'the core knows no host.' },
  {
    room: 'electron/engine/',
    may: [
      'shared/',
      'node:*',
      'pkg:*',
      'electron/engine/',
      'electron/core/core.ts',
      'electron/core/ports.ts',
      'electron/core/clock.ts',
    ],
    instead: 'the engine asks the core through core.ts.',
  },
  {
    room: 'electron/cli/',
    may: ['shared/', 'node:*', 'pkg:*', 'electron/cli/', 'electron/engine/', 'electron/core/'],
    instead: 'a verb speaks the contract; the pure stages may be called directly.',
  },
  {
    room: 'electron/web/',
    may: ['shared/', 'node:*', 'pkg:*', 'electron/web/', 'electron/engine/'],
    instead: 'a host speaks to the engine.',
  },
  {
    room: 'electron/desktop/',
    may: ['shared/', 'node:*', 'pkg:*', 'electron/desktop/'],
    instead: 'the desktop starts the engine by file path and speaks the contract.',
  },
  {
    room: 'renderer/ui/',
    may: ['renderer/ui/', 'pkg:*'],
    instead: 'ui knows nothing of news: hand it values and words.',
  },
  {
    room: 'renderer/query/',
    may: [
      'shared/',
      'renderer/query/',
      'renderer/ui/',
      'renderer/engine/',
      'renderer/app/uiState.ts',
      'renderer/text/',
      'pkg:*',
    ],
    instead: 'a field for a query knows what can be asked, not who asks: hand in what is done with it.',
  },
  { room: 'renderer/', may: ['shared/', 'renderer/', 'pkg:*'], instead: 'the renderer runs in a browser.' },
  { room: 'build/', may: ['shared/', 'build/', 'tests/', 'electron/', 'node:*', 'pkg:*'], instead: '' },
  { room: 'tests/', may: ['shared/', 'electron/', 'renderer/', 'build/', 'tests/', 'node:*', 'pkg:*'], instead: '' },
];

/** Packages that only one part of the house may use. */
export const packageRooms: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron/desktop/', 'tests/desktop/', 'tests/support/', 'build/'],
  'better-sqlite3': ['electron/core/store/', 'electron/engine/libraryLock.ts', 'tests/', 'build/'],
  undici: ['electron/core/fetch/', 'tests/'],
  react: ['renderer/', 'tests/'],
  zod: ['shared/contract/', 'electron/engine/', 'electron/desktop/', 'electron/web/', 'tests/'],
};

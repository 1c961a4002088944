// The settings that the engine acts on: their names, what may stand there, and what is usual. Whatever else stands there counts as usual.

/** How long articles stay; nothing set: everything does. What the person kept (saved, tagged, noted, marked) always stays. */
export interface RetentionRule {
  /** Days since an article arrived. */
  readonly days?: number;
  /** Articles of one feed. */
  readonly count?: number;
  /** Let go only what was read; applies to feeds with a rule of their own as well. */
  readonly readOnly?: boolean;
  /** Queries whose articles go as well, such as `folder:News older:30d is:read`. */
  readonly queries?: readonly string[];
}

export interface LibrarySettings {
  /** Feeds are asked by themselves when they come due. */
  readonly 'sync.automatic': boolean;
  /** Connections in all; a host gets one of them. */
  readonly 'sync.connections': number;
  /** 'system' follows HTTP_PROXY, HTTPS_PROXY and NO_PROXY; 'none' goes straight; otherwise the address of a proxy. */
  readonly 'network.proxy': string;
  /** Pictures of new articles are kept without being asked for. */
  readonly 'offline.keepPictures': boolean;
  readonly retention: RetentionRule;
}

export type SettingName = keyof LibrarySettings;

export const usualSettings: LibrarySettings = {
  'sync.automatic': true,
  'sync.connections': 32,
  'network.proxy': 'system',
  'offline.keepPictures': true,
  retention: {},
};

export const mostConnections = 256;

const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
const positive = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;

const proxyForm =
  /^https?:\/\/(?:(?:[\w.~!$&'()*+,;=:-]|%[\da-f]{2})+@)?(?:[\w.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?\/?$/i;

/** Whether a proxy can have this address. */
export function isProxyAddress(text: string): boolean {
  const found = proxyForm.exec(text);
  return found !== null && Number(found[1] ?? 0) < 65_536;
}

function readProxy(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value === 'none' || value === 'system' || isProxyAddress(value) ? value : undefined;
}

function readRetention(value: unknown): RetentionRule | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const set = value as Readonly<Record<string, unknown>>;
  const days = positive(set['days']);
  const count = positive(set['count']);
  // An empty query would select everything.
  const queries = Array.isArray(set['queries'])
    ? set['queries'].filter((query): query is string => typeof query === 'string' && query.trim() !== '')
    : [];
  return {
    ...(days && { days }),
    ...(count && { count }),
    ...(set['readOnly'] === true && { readOnly: true }),
    ...(queries.length > 0 && { queries }),
  };
}

const readers: { readonly [N in SettingName]: (value: unknown) => LibrarySettings[N] | undefined } = {
  'sync.automatic': flag,
  'sync.connections': (value) => {
    const wish = positive(value);
    return wish && Math.min(wish, mostConnections);
  },
  'network.proxy': readProxy,
  'offline.keepPictures': flag,
  retention: readRetention,
};

/** A kept value as the engine takes it. */
export const settingOf = <N extends SettingName>(name: N, kept: unknown): LibrarySettings[N] =>
  readers[name](kept) ?? usualSettings[name];

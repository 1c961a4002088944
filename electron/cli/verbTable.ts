// Every verb, once. Loaded only when asked for: a command line starts in the time of what it needs.
import type { Verb } from './verb.ts';

type Load = () => Promise<{ readonly verb: Verb }>;

export const verbTable: Readonly<Record<string, Load>> = {
  subscribe: () => import('./verbs/subscribe.ts'),
  unsubscribe: () => import('./verbs/unsubscribe.ts'),
  feeds: () => import('./verbs/feeds.ts'),
  health: () => import('./verbs/health.ts'),
  import: () => import('./verbs/import.ts'),
  export: () => import('./verbs/export.ts'),
  sync: () => import('./verbs/sync.ts'),
  pack: () => import('./verbs/pack.ts'),
  list: () => import('./verbs/list.ts'),
  search: () => import('./verbs/search.ts'),
  show: () => import('./verbs/show.ts'),
  mark: () => import('./verbs/mark.ts'),
  tag: () => import('./verbs/tag.ts'),
  untag: () => import('./verbs/untag.ts'),
  undo: () => import('./verbs/undo.ts'),
  redo: () => import('./verbs/redo.ts'),
  doctor: () => import('./verbs/doctor.ts'),
  backup: () => import('./verbs/backup.ts'),
  restore: () => import('./verbs/restore.ts'),
  stats: () => import('./verbs/stats.ts'),
  serve: () => import('./verbs/serve.ts'),
  parse: () => import('./verbs/parse.ts'),
  extract: () => import('./verbs/extract.ts'),
  sanitize: () => import('./verbs/sanitize.ts'),
  discover: () => import('./verbs/discover.ts'),
};

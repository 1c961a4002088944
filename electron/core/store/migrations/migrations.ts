// Every migration, in order. The library's `user_version` is the number of those applied.
import { library } from './0001-library.ts';
import { mergeInPauses } from './0002-merge-in-pauses.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  { name: '0001-library', sql: library },
  { name: '0002-merge-in-pauses', sql: mergeInPauses },
];

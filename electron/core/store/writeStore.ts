// Writing, which only a transaction can do; and an act of the person, which the journal remembers step by step.
import type { Instant } from '../../../shared/model/ids.ts';
import type { ChangeSet } from './changeSet.ts';
import type { ReadStore, Run } from './connection.ts';
import type { FoldedTexts } from './searchQueue.ts';
import type { Step } from './step.ts';

export interface WriteStore extends ReadStore {
  readonly run: Run;
  /** What this transaction touched; told to listeners once it is committed. */
  readonly changes: ChangeSet;
  /** Whoever writes a text leaves it here for the index. */
  readonly texts: FoldedTexts;
  /** The moment of this transaction. Acts never share one, so it can stand for the act in rows it touched. */
  readonly at: Instant;
}

export interface Act extends WriteStore {
  /** Remembers a step that was just done, with the ids of the articles it really changed. */
  record(step: Step, articleIds?: readonly number[]): void;
}

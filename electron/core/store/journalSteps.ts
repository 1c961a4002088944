// How each step of an act is done and taken back. The journal keeps steps, so undo never guesses.
import type { ArticleId, Instant } from '../../../shared/model/ids.ts';
import { makeRead, makeUnread } from './inbox.ts';
import { moveRow } from './journalRows.ts';
import { makeSaved, makeUnsaved, writeNote } from './saved.ts';
import { dropUnkept, restoreDropped } from './dropped.ts';
import { bringBack, retire } from './retention.ts';
import { setSetting } from './settings.ts';
import type { Step } from './step.ts';
import { makeTagged, makeUntagged } from './tags.ts';
import type { WriteStore } from './writeStore.ts';

/** Takes a step back. */
export function undoStep(write: WriteStore, step: Step, ids: readonly ArticleId[]): void {
  switch (step.step) {
    case 'row':
      moveRow(write, step.table, step.id, step.after, step.before);
      return;
    case 'read':
      makeUnread(write, ids, step.readAt);
      return;
    case 'unread':
      makeRead(write, ids);
      return;
    case 'saved':
      makeUnsaved(write, ids);
      return;
    case 'unsaved':
      makeSaved(write, ids, savedMoments(step.savedAt, ids));
      return;
    case 'tagged':
      makeUntagged(write, step.tagId, ids);
      return;
    case 'untagged':
      makeTagged(write, step.tagId, ids);
      return;
    case 'note':
      writeNote(write, step.articleId, step.before);
      return;
    case 'dropped':
      restoreDropped(write, step.feedId);
      return;
    case 'restored':
      dropUnkept(write, step.feedId, ids);
      return;
    case 'retired':
      bringBack(write, ids);
      return;
    case 'setting':
      setSetting(write, step.key, step.before);
  }
}

/** Does a step again; answers the step as it is now (its moment may be another). */
export function redoStep(write: WriteStore, step: Step, ids: readonly ArticleId[]): Step {
  switch (step.step) {
    case 'row':
      moveRow(write, step.table, step.id, step.before, step.after);
      return step;
    case 'read':
      makeRead(write, ids);
      return { step: 'read', readAt: write.at };
    case 'unread':
      makeUnread(write, ids);
      return step;
    case 'saved':
      makeSaved(write, ids);
      return step;
    case 'unsaved': {
      const savedAt = makeUnsaved(write, ids);
      return { step: 'unsaved', savedAt: ids.map((id, index) => savedAt.get(id) ?? step.savedAt[index] ?? write.at) };
    }
    case 'tagged':
      makeTagged(write, step.tagId, ids);
      return step;
    case 'untagged':
      makeUntagged(write, step.tagId, ids);
      return step;
    case 'note':
      writeNote(write, step.articleId, step.after);
      return step;
    case 'dropped':
      dropUnkept(write, step.feedId);
      return step;
    case 'restored':
      restoreDropped(write, step.feedId);
      return step;
    case 'retired':
      retire(write, ids);
      return step;
    case 'setting':
      setSetting(write, step.key, step.after);
  }
  return step;
}

const savedMoments = (savedAt: readonly Instant[], ids: readonly ArticleId[]): ReadonlyMap<ArticleId, Instant> =>
  new Map(ids.flatMap((id, index) => (savedAt[index] === undefined ? [] : [[id, savedAt[index]] as const])));

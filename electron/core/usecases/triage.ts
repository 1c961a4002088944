// What a person does with articles: read and unread, save, tag, note, mark a passage. Each is one act in the journal, answered
// when it is on the disk.
import type { ActResult, EngineParams, MarkedPassage } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';
import type { JournalKind } from '../../../shared/model/library.ts';
import type { Clock } from '../clock.ts';
import { addHighlight, articleOfHighlight, noteHighlight, removeHighlight } from '../store/highlights.ts';
import { makeRead, makeUnread, turnRead } from '../store/inbox.ts';
import { listAllIds } from '../store/listings.ts';
import { hasArticle, makeSaved, makeUnsaved, writeNote } from '../store/saved.ts';
import { readQuery } from '../store/search/readQuery.ts';
import { prepareSearch, type Search } from '../store/search/search.ts';
import { inboxCondition, type PlaceView } from '../store/selections.ts';
import type { Store } from '../store/store.ts';
import { ensureTag, findTag, makeTagged, makeUntagged } from '../store/tags.ts';
import type { Act } from '../store/writeStore.ts';
import { openViewSelections } from './viewSelection.ts';

/** Does it and records it; answers the articles it really changed. */
type Mark = (act: Act, ids: readonly ArticleId[]) => readonly ArticleId[];

const markRead: Mark = (act, ids) => recorded(act, { step: 'read', readAt: act.at }, makeRead(act, ids));
const markUnread: Mark = (act, ids) => recorded(act, { step: 'unread' }, makeUnread(act, ids));
const save: Mark = (act, ids) => recorded(act, { step: 'saved' }, makeSaved(act, ids));

const unsave: Mark = (act, ids) => {
  const savedAt = makeUnsaved(act, ids);
  const changed = [...savedAt.keys()].toSorted((a, b) => a - b);
  return recorded(act, { step: 'unsaved', savedAt: changed.map((id) => savedAt.get(id) ?? act.at) }, changed);
};

const tag =
  (name: string): Mark =>
  (act, ids) => {
    const tagId = ensureTag(act, name);
    return recorded(act, { step: 'tagged', tagId }, makeTagged(act, tagId, ids));
  };

const untag =
  (name: string): Mark =>
  (act, ids) => {
    const tagId = findTag(act, name);
    if (tagId === undefined) throw new AppError('tag-not-found', { name });
    return recorded(act, { step: 'untagged', tagId }, makeUntagged(act, tagId, ids));
  };

function recorded(act: Act, step: Parameters<Act['record']>[0], changed: readonly ArticleId[]): readonly ArticleId[] {
  if (changed.length > 0) act.record(step, changed);
  return changed;
}

interface TriageParts {
  readonly store: Store;
  readonly clock: Clock;
}

export function createTriage({ store, clock }: TriageParts) {
  const selectView = openViewSelections({ store, clock });
  function perform(
    kind: JournalKind,
    subject: string | undefined,
    work: (act: Act) => readonly ArticleId[],
  ): ActResult {
    const { result, entry } = store.act(kind, work, subject === undefined ? {} : { subject });
    return { changed: result.length, ...(entry && { entry }) };
  }

  const titleOf = (id: ArticleId): string | undefined =>
    store.read.value<string>('SELECT title FROM articles WHERE id = ?', [id]) || undefined;

  /** What one article's act is about, for its entry. */
  function aboutOne(id: ArticleId): { readonly count: number; readonly subject?: string } {
    const subject = titleOf(id);
    return { count: 1, ...(subject !== undefined && { subject }) };
  }

  function changeHighlight(
    kind: JournalKind,
    highlightId: number,
    work: (act: Act, articleId: ArticleId) => void,
  ): ActResult {
    const articleId = articleOfHighlight(store.read, highlightId);
    if (articleId === undefined) throw new AppError('highlight-not-found');
    const { entry } = store.act(kind, (act) => work(act, articleId), aboutOne(articleId));
    return { changed: entry ? 1 : 0, ...(entry && { entry }) };
  }

  const mark = (kind: JournalKind, ids: readonly ArticleId[], how: Mark): ActResult =>
    perform(kind, undefined, (act) => how(act, ids));

  return {
    setRead: ({ ids, read }: EngineParams<'triage.setRead'>): ActResult =>
      mark(read ? 'markRead' : 'markUnread', ids, read ? markRead : markUnread),

    setSaved: ({ ids, saved }: EngineParams<'triage.setSaved'>): ActResult =>
      mark(saved ? 'save' : 'unsave', ids, saved ? save : unsave),

    addTag: ({ ids, name }: EngineParams<'triage.addTag'>): ActResult =>
      perform('addTag', name, (act) => tag(name)(act, ids)),
    removeTag: ({ ids, name }: EngineParams<'triage.removeTag'>): ActResult =>
      perform('removeTag', name, (act) => untag(name)(act, ids)),

    /** All the view held when it was opened, or its part from one row on. */
    markView({ view, read, from, side, subject }: EngineParams<'triage.markView'>): ActResult {
      const selection = selectView(view);
      const kind = read ? 'markRead' : 'markUnread';
      if (selection.kind === 'place' && read && view.options.order !== 'length') {
        return perform(kind, subject, (act) => markPlaceRead(act, selection.view, from, side));
      }
      const ids =
        selection.kind === 'place'
          ? listAllIds(store.read, selection.view, from, side)
          : partOf(selection.search, from, side);
      return perform(kind, subject, (act) => (read ? markRead : markUnread)(act, ids));
    },

    byQuery({ query, act: wish, tag: name }: EngineParams<'triage.byQuery'>): ActResult {
      const search = prepareSearch(store.read, readQuery(query), { now: clock.now(), order: 'newest' });
      const ids = search.listAll().map(({ id }) => id);
      if ((wish === 'tag' || wish === 'untag') && name === undefined) throw new AppError('name-empty');
      const label = name ?? '';
      const [kind, how] = (
        {
          read: ['markRead', markRead],
          unread: ['markUnread', markUnread],
          saved: ['save', save],
          unsaved: ['unsave', unsave],
          tag: ['addTag', tag(label)],
          untag: ['removeTag', untag(label)],
        } as const satisfies Record<typeof wish, readonly [JournalKind, Mark]>
      )[wish];
      return perform(kind, name ?? query, (act) => how(act, ids));
    },

    /** An empty note is none. @throws AppError 'article-not-found' */
    setNote({ id, note }: EngineParams<'notes.set'>): ActResult {
      if (!hasArticle(store.read, id)) throw new AppError('article-not-found');
      return perform('setNote', titleOf(id), (act) => {
        const after = note.trim() === '' ? null : note;
        const before = writeNote(act, id, after);
        if (before === after) return [];
        act.record({ step: 'note', articleId: id, before, after });
        return [id];
      });
    },

    /** @throws AppError 'article-not-found' */
    addHighlight({ id, ...passage }: EngineParams<'highlights.add'>): MarkedPassage {
      if (!hasArticle(store.read, id)) throw new AppError('article-not-found');
      const { result, entry } = store.act('addHighlight', (act) => addHighlight(act, id, passage), aboutOne(id));
      return { highlightId: result, changed: 1, ...(entry && { entry }) };
    },

    /** An empty note is none. @throws AppError 'highlight-not-found' */
    setHighlightNote: ({ highlightId, note }: EngineParams<'highlights.setNote'>): ActResult =>
      changeHighlight('noteHighlight', highlightId, (act, articleId) =>
        noteHighlight(act, articleId, highlightId, note.trim() === '' ? null : note),
      ),

    /** @throws AppError 'highlight-not-found' */
    removeHighlight: ({ highlightId }: EngineParams<'highlights.remove'>): ActResult =>
      changeHighlight('removeHighlight', highlightId, (act, articleId) => removeHighlight(act, articleId, highlightId)),
  };
}

function markPlaceRead(
  act: Act,
  view: PlaceView,
  from: EngineParams<'triage.markView'>['from'],
  side: EngineParams<'triage.markView'>['side'],
): readonly ArticleId[] {
  const { condition, parameters } = inboxCondition(act, view);
  const isDownward = (side === 'below') === (view.options.order !== 'oldest');
  const part =
    from && side !== 'all' ? ` AND (published_at, article_id) ${isDownward ? '<=' : '>='} (@value, @fromId)` : '';
  const changed = turnRead(act, condition + part, {
    ...parameters,
    ...(part && from && { value: from.value, fromId: from.id }),
  });
  return recorded(act, { step: 'read', readAt: act.at }, changed);
}

/** From one row on, itself included, in the search's own order. */
function partOf(
  search: Search,
  from: EngineParams<'triage.markView'>['from'],
  side: EngineParams<'triage.markView'>['side'],
): readonly ArticleId[] {
  const ids = search.listAll().map(({ id }) => id);
  const at = from ? ids.indexOf(from.id) : -1;
  if (at < 0 || side === 'all') return ids;
  return side === 'below' ? ids.slice(at) : ids.slice(0, at + 1);
}

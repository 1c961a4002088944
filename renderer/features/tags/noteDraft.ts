// What is being written, kept in the library while it is written: a window that is closed or dies in the middle of a note loses none of it.
import type { ActResult, EngineClient } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ArticleId } from '../../../shared/model/ids.ts';

/** What a note is about: an article, or a passage marked in it. */
export interface NoteTarget {
  readonly articleId: ArticleId;
  readonly highlightId?: number;
}

export interface NoteDraft extends NoteTarget {
  readonly text: string;
}

export interface OpenedNote {
  /** As it is kept now. */
  readonly kept: string;
  /** What one goes on writing: the same, or what was being written when the window went. */
  readonly text: string;
  readonly articleTitle: string;
  /** The marked passage, if it is about one. */
  readonly quote?: string;
}

export interface DraftKeeper {
  /** Keeps it a moment later. */
  readonly keep: (draft: NoteDraft) => void;
  /** Keeps at once what waits. */
  readonly flush: () => void;
  /** It has become a note, or was given up. */
  readonly drop: () => void;
}

const settingKey = 'note.draft';
const pauseMs = 400;

export function readDraft(value: unknown): NoteDraft | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { articleId, highlightId, text } = value as Partial<Record<keyof NoteDraft, unknown>>;
  if (typeof articleId !== 'number' || typeof text !== 'string') return undefined;
  return { articleId, text, ...(typeof highlightId === 'number' && { highlightId }) };
}

const isSame = (a: NoteTarget, b: NoteTarget): boolean =>
  a.articleId === b.articleId && a.highlightId === b.highlightId;

export const saveNote = (
  engine: EngineClient,
  { articleId, highlightId }: NoteTarget,
  note: string,
): Promise<ActResult> =>
  highlightId === undefined
    ? engine.call('notes.set', { id: articleId, note })
    : engine.call('highlights.setNote', { highlightId, note });

/** @throws AppError 'article-not-found' | 'highlight-not-found' */
export async function openNote(engine: EngineClient, target: NoteTarget): Promise<OpenedNote> {
  const [article, settings] = await Promise.all([
    engine.call('articles.get', { id: target.articleId }),
    engine.call('settings.get', {}),
  ]);
  const draft = readDraft(settings[settingKey]);
  // Another note was cut off: it is kept now, as closing it would have done. What it was about may be gone by now.
  if (draft && !isSame(draft, target)) await saveNote(engine, draft, draft.text).catch(() => undefined);
  const mark = article.highlights.find(({ id }) => id === target.highlightId);
  if (target.highlightId !== undefined && !mark) throw new AppError('highlight-not-found');
  const kept = (target.highlightId === undefined ? article.note : mark?.note) ?? '';
  return {
    kept,
    text: draft && isSame(draft, target) ? draft.text : kept,
    articleTitle: article.title,
    ...(mark && { quote: mark.quote }),
  };
}

/** @param wasKept a draft of it is in the library already */
export function createDraftKeeper(engine: EngineClient, wasKept: boolean): DraftKeeper {
  let waiting: NoteDraft | undefined;
  let isKept = wasKept;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (value: NoteDraft | null): void => {
    isKept = value !== null;
    const plain = value && { articleId: value.articleId, highlightId: value.highlightId ?? null, text: value.text };
    // What cannot be kept now is kept with the next letter, and by closing.
    engine.call('settings.set', { key: settingKey, value: plain }).catch(() => undefined);
  };
  const flush = (): void => {
    clearTimeout(timer);
    if (waiting) write(waiting);
    waiting = undefined;
  };
  return {
    flush,
    keep(draft) {
      waiting = draft;
      clearTimeout(timer);
      timer = setTimeout(flush, pauseMs);
    },
    drop() {
      clearTimeout(timer);
      waiting = undefined;
      if (isKept) write(null);
    },
  };
}

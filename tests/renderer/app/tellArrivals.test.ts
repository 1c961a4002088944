// What is told of new articles: once a sync, only of sources one asked to hear of, and by the newest headlines.
import { expect, test } from 'vitest';
import type { CheckReport } from '../../../shared/contract/changes.ts';
import type { EngineClient } from '../../../shared/contract/engineContract.ts';
import type { Shell } from '../../../shared/contract/shellBridge.ts';
import type { SyncProgress } from '../../../shared/model/library.ts';
import { noteOf, tellArrivals } from '../../../renderer/app/tellArrivals.ts';
import { de } from '../../../renderer/text/de.ts';
import { en } from '../../../renderer/text/en.ts';

const feeds = [
  { id: 1, title: 'Harbour', settings: { notify: true } },
  { id: 2, title: 'Lab', settings: { notify: true } },
  { id: 3, title: 'Quiet', settings: { notify: false } },
];
const row = (id: number, feedId: number, read = false) => ({
  id,
  feedId,
  title: `Headline ${id}`,
  publishedAt: id * 1_000,
  read,
});

test('one article is told by its headline, several of a source by theirs', () => {
  expect(noteOf(feeds, [row(1, 1)], en.sources)).toEqual({ title: 'Harbour', body: 'Headline 1', articleId: 1 });
  expect(noteOf(feeds, [row(1, 1), row(2, 1)], en.sources)).toEqual({
    title: 'Harbour: 2 new',
    body: 'Headline 2\nHeadline 1',
    articleId: 2,
  });
});

test('several sources are told by how many each brought', () => {
  const rows = [row(1, 1), row(2, 2), row(3, 1)];
  expect(noteOf(feeds, rows, en.sources)).toEqual({
    title: '3 new articles',
    body: 'Harbour: 2 new\nLab: 1 new',
    articleId: 3,
  });
  expect(noteOf(feeds, rows, de.sources)?.title).toBe('3 neue Artikel');
  expect(noteOf(feeds, [], en.sources)).toBeUndefined();
});

test('a sync is told once, at its end, without what nobody asked for or a rule has read', async () => {
  const told: unknown[] = [];
  const asked: unknown[] = [];
  const listeners = new Map<string, (payload: never) => void>();
  const engine = {
    call(method: string, params: { readonly ids?: readonly number[] }) {
      asked.push(params.ids);
      return Promise.resolve(
        method === 'library.overview' ? { feeds } : (params.ids ?? []).map((id) => row(id, 1, id === 12)),
      );
    },
    on(event: string, listener: (payload: never) => void) {
      listeners.set(event, listener);
      return () => listeners.delete(event);
    },
  } as unknown as EngineClient;
  const shell = {
    call: (_method: string, params: unknown) => Promise.resolve(void told.push(params)),
  } as unknown as Shell;
  const stop = tellArrivals({ engine, shell, words: () => en });
  const check = (feedId: number, added: readonly number[]): void =>
    listeners.get('check')?.({ feedId, added } as CheckReport as never);
  const sync = (running: boolean): void => listeners.get('sync')?.({ running } as SyncProgress as never);

  check(1, [11, 12]);
  sync(true);
  check(3, [31]);
  expect(told).toEqual([]);
  sync(false);
  await expect.poll(() => told).toEqual([{ title: 'Harbour', body: 'Headline 11', articleId: 11 }]);
  expect(asked).toContainEqual([11, 12]);
  check(3, [32]);
  sync(false);
  sync(false);
  stop();
  expect(listeners.size).toBe(0);
  expect(told).toHaveLength(1);
});

import { expect, it } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import type { FeedUpdate } from '../../../electron/core/store/feedUpdate.ts';
import { openUpdateWriter } from '../../../electron/core/sync/updateWriter.ts';

const update = (feedId: number): FeedUpdate => ({
  feedId,
  checkedAt: 0,
  outcome: 'notModified',
  bytes: 0,
  nextCheckReason: { code: 'default' },
});

it('writes many in few transactions, each short, and lets others in between', async () => {
  const slices: number[] = [];
  const writer = openUpdateWriter({
    clock: systemClock,
    settle: async () => {},
    sliceMs: 5,
    apply(updates) {
      const until = performance.now() + 0.5 * updates.length;
      while (performance.now() < until);
      slices.push(updates.length);
      return updates.map(({ feedId }) => ({ added: [feedId], updated: [] }));
    },
  });
  let turns = 0;
  let isWriting = true;
  const takeTurns = (): void => {
    turns += 1;
    if (isWriting) setImmediate(takeTurns);
  };
  takeTurns();
  const applied = await Promise.all(Array.from({ length: 200 }, (_, index) => writer.write(update(index + 1))));
  isWriting = false;
  expect(applied.map(({ added }) => added[0])).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  expect(slices.length).toBeLessThan(60);
  expect(Math.max(...slices.slice(3))).toBeLessThan(60);
  expect(turns).toBeGreaterThan(slices.length - 1);
});

it('loses only the update that the store cannot take', async () => {
  const writer = openUpdateWriter({
    clock: systemClock,
    settle: async () => {},
    apply(updates) {
      if (updates.some(({ feedId }) => feedId === 2)) throw new Error('no');
      return updates.map(() => ({ added: [], updated: [] }));
    },
  });
  const results = await Promise.allSettled([1, 2, 3].map((id) => writer.write(update(id))));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('lets nobody fetch more than it can hold', async () => {
  const writer = openUpdateWriter({
    clock: systemClock,
    settle: async () => {},
    roomEntries: 1,
    apply: (updates) => updates.map(() => ({ added: [], updated: [] })),
  });
  const written = Array.from({ length: 10 }, (_, index) => writer.write(update(index)));
  let hasRoom = false;
  const room = writer.room().then(() => (hasRoom = true));
  await Promise.resolve();
  expect(hasRoom).toBe(false);
  await room;
  await Promise.all(written);
  await writer.idle();
});

// The index is merged in pauses, and never so late that a search would have hundreds of pieces to look into.
import { setImmediate as otherWork } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mergeIndex } from '../../../electron/core/store/mergeIndex.ts';
import { makeEntry, openTestLibrary, type TestLibrary } from './library.ts';

let library: TestLibrary;
let feedId: number;
beforeEach(() => {
  library = openTestLibrary();
  feedId = library.follow('one');
});
afterEach(() => library.remove());

const pieces = (): number => library.store.read.value<number>('SELECT count(DISTINCT segid) FROM search_idx') ?? 0;
const found = (): number =>
  library.store.read.value<number>("SELECT count(*) FROM search WHERE search MATCH 'words'") ?? 0;
const bring = (from: number, count: number): void => {
  for (let number = from; number < from + count; number++)
    library.sync(feedId, [makeEntry(`a${number}`, { text: `Some words of article ${number}.` })]);
};

test('after two seconds in which nothing was written', async () => {
  bring(0, 40);
  expect(pieces()).toBeGreaterThanOrEqual(40);
  library.clock.move(1_999);
  await otherWork();
  expect(pieces()).toBeGreaterThanOrEqual(40);
  library.clock.move(1);
  for (let turn = 0; turn < 1_000 && pieces() > 4; turn++) await otherWork();
  expect(pieces()).toBeLessThanOrEqual(4);
  expect(found()).toBe(40);
  library.store.connection.run("INSERT INTO search (search, rank) VALUES ('integrity-check', 0)");
});

test('in the midst of a sync that goes on and on, without waiting for its end', async () => {
  for (let number = 0; number < 300; number++) {
    bring(number, 1);
    await otherWork();
  }
  expect(pieces()).toBeLessThan(256);
  expect(found()).toBe(300);
});

test('in steps that stop when the time is up, and say whether more is to be done', () => {
  bring(0, 40);
  let steps = 0;
  while (mergeIndex(library.store.connection, () => false)) steps += 1;
  expect(steps).toBeGreaterThan(0);
  expect(pieces()).toBeLessThanOrEqual(4);
});

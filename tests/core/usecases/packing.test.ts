// Packing for a trip: the saved and the newest first, stopped by megabytes, minutes or the person, and honest about what is missing.
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCore, type Core } from '../../../electron/core/core.ts';
import { systemClock } from '../../../electron/core/clock.ts';
import type { WorkProgress } from '../../../shared/contract/engineContract.ts';
import { type MadeLibrary, openMadeLibrary } from '../../support/madeLibrary.ts';
import { createKeptLog } from '../../support/quietLog.ts';
import { type ScriptedServer, startServer } from '../../support/scriptedServer.ts';
import { secretsInMemory } from '../../support/syncLibrary.ts';

const hourMs = 3_600_000;
let server: ScriptedServer;
let made: MadeLibrary;
let core: Core | undefined;

beforeEach(async () => {
  server = await startServer();
  made = openMadeLibrary();
});
afterEach(async () => {
  await core?.close();
  core = undefined;
  await server.close();
  rmSync(made.folder, { recursive: true, force: true });
});

/** A GIF of so many bytes: its beginning is what it is known by. */
const gif = (bytes: number): Uint8Array =>
  Buffer.concat([Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000', 'latin1'), Buffer.alloc(bytes - 13)]);

/** Follows the server and adds articles an hour apart, the first the newest, each with one picture. */
function fill(
  titles: readonly string[],
  part: { readonly text?: string; readonly link?: boolean } = {},
): readonly number[] {
  const feedId = made.follow('Trip', { feedUrl: `${server.origin}/feed.xml` });
  return made.add(
    feedId,
    titles.map((title, place) => ({
      title,
      text: 'Its text.',
      publishedAt: Date.now() - place * hourMs,
      media: [{ url: `${server.origin}/${title}.gif`, role: 'image' as const }],
      ...(part.link && { link: `${server.origin}/${title}.html`, contentHtml: '', text: '' }),
    })),
  );
}

/** Closes the made library and opens it with everything that syncs. */
async function open(): Promise<Core> {
  made.close({ keep: true });
  core = await openCore({
    folder: made.folder,
    ports: { clock: systemClock, log: createKeptLog(), secrets: secretsInMemory() },
    // A machine that is busy with other tests starts its workers slowly.
    syncing: { workerClock: { ...systemClock, after: (ms, run) => systemClock.after(ms * 20, run) } },
  });
  return core;
}

test('what is missing is counted, fetched, and counted again; what cannot be had is said', async () => {
  fill(['one', 'two', 'three']);
  server.script('/one.gif', { body: gif(1_000) });
  server.script('/two.gif', { body: gif(1_000) });
  const { packing } = await open();
  expect(packing.missing({ query: '' })).toMatchObject({ articles: 3 });
  const result = await packing.pack({ query: '', megabytes: 1, minutes: 1 });
  expect(result).toMatchObject({ complete: 2, failed: 1, left: 0, bytes: 2_000 });
  expect(result.endedBy).toBeUndefined();
  expect(packing.missing({ query: '' }).articles).toBe(1);
  expect(packing.missing({ query: 'title:one' }).articles).toBe(0);
});

test('the megabytes go to the saved first and then to the newest, and the rest is left for another time', async () => {
  const ids = fill(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  made.save(ids[7] ?? 0);
  for (const name of 'abcdefgh') server.script(`/${name}.gif`, { body: gif(300_000) });
  const { packing, reading } = await open();
  const result = await packing.pack({ query: '', megabytes: 1, minutes: 1 });
  expect(result.endedBy).toBe('megabytes');
  expect(result.complete).toBeLessThan(8);
  expect(result.failed).toBe(0);
  expect(result.left).toBe(8 - result.complete);
  expect(server.requests[0]?.path).toMatch(/^\/[hab]\.gif$/);
  expect(reading.get({ id: ids[7] ?? 0 }).offline).toBe('complete');
  // What did not fit is no failure of the file: it is fetched as soon as there is room.
  expect(await packing.pack({ query: '', megabytes: 10, minutes: 1 })).toMatchObject({ failed: 0, left: 0 });
});

test('an article of which the feed brought no text gets it from its page', async () => {
  const [id = 0] = fill(['page'], { link: true });
  server.script('/page.gif', { body: gif(500) });
  server.script('/page.html', {
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>Page</title></head><body><article><h1>Page</h1>${'<p>A long paragraph that says something, at some length, so that it is found.</p>'.repeat(12)}</article></body></html>`,
  });
  const { packing, reading } = await open();
  expect(await packing.pack({ query: '', megabytes: 5, minutes: 1 })).toMatchObject({ complete: 1, failed: 0 });
  expect(reading.get({ id }).fullHtml).toContain('A long paragraph');
}, 60_000);

test('when the minutes are over it ends with what has come; progress was told on the way', async () => {
  fill(['quick', 'slow']);
  server.script('/quick.gif', { body: gif(100) });
  server.script('/slow.gif', { body: gif(100), delayMs: 20_000 });
  const { packing, onWork } = await open();
  const told: WorkProgress[] = [];
  onWork((progress) => void told.push(progress));
  const result = await packing.pack({ query: '', megabytes: 5, minutes: 0.5 / 60 });
  expect(result).toMatchObject({ complete: 1, failed: 0, left: 1, endedBy: 'minutes' });
  expect(told.at(0)).toMatchObject({ work: 'pack', running: true, done: 0, total: 2 });
  expect(told.at(-1)).toMatchObject({ running: false, bytes: 100 });
});

test('stopped by the person it says so, and what had come is kept', async () => {
  const ids = fill(['quick', 'slow']);
  server.script('/quick.gif', { body: gif(100) });
  server.script('/slow.gif', { body: gif(100), delayMs: 20_000 });
  const { packing, onWork, reading } = await open();
  const stop = new AbortController();
  onWork(({ done }) => {
    if (done === 1) stop.abort();
  });
  await expect(packing.pack({ query: '', megabytes: 5, minutes: 1 }, stop.signal)).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(reading.get({ id: ids[0] ?? 0 }).offline).toBe('complete');
});

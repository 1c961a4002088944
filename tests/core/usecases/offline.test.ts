// Keeping files for offline, with real HTTP: what two articles share, hosts that want rest, and arrivals that are looked after by themselves.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import { type Core, openCore } from '../../../electron/core/core.ts';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import { rssFeed } from '../../support/feedMaker.ts';
import { type ScriptedServer, startServer } from '../../support/scriptedServer.ts';
import { secretsInMemory } from '../../support/syncLibrary.ts';

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const folder = (): string => mkdtempSync(path.join(tmpdir(), 'broadsheet-offline-'));
let profile: string;
let server: ScriptedServer;
let core: Core;
let errors: string[];

beforeEach(async () => {
  profile = folder();
  errors = [];
  server = await startServer();
  const log = { info: () => {}, warn: () => {}, error: (event: string) => void errors.push(event) };
  core = await openCore({ folder: profile, ports: { clock: systemClock, log, secrets: secretsInMemory() } });
});
afterEach(async () => {
  await core.close();
  await server.close();
  rmSync(profile, { recursive: true, force: true });
});

const publish = (name: string, pictures: readonly string[], items = 1): void =>
  server.script(`/${name}`, {
    body: rssFeed({
      title: name,
      items: Array.from({ length: items }, (_, index) => ({
        guid: `${name}-${index}`,
        title: `${name} ${index}`,
        html: `<p>Words.</p>${pictures.map((file) => `<img src="${server.origin}/${file}">`).join('')}`,
        publishedAt: Date.now() - index * 60_000,
      })),
    }),
  });
const rows = (): readonly ArticleSummary[] => {
  const listing = { kind: 'all' } as const;
  const options = { order: 'newest', unreadOnly: false } as const;
  const { frame } = core.reading.open({ listing, options });
  return core.reading.list({ view: { listing, options, frame }, direction: 'forward', limit: 100 }).rows;
};
const follow = (name: string): Promise<unknown> =>
  core.subscriptions.subscribe({ feedUrl: `${server.origin}/${name}` });

test('a picture that one article brought serves the next that shows it', async () => {
  server.script('/shared.png', { body: picture, headers: { 'content-type': 'image/png' } });
  publish('first', ['shared.png']);
  publish('second', ['shared.png']);
  await follow('first');
  await core.offline.fetchMissing();
  await follow('second');
  await core.offline.fetchMissing();
  expect(server.requestsTo('/shared.png')).toHaveLength(1);
  const [second, first] = rows();
  expect(second?.imagePath).toBeDefined();
  expect(second?.imagePath).toBe(first?.imagePath);
});

test('a host that answers 429 is left alone: its other files, its pages, its feeds', async () => {
  server.scriptAll({ status: 429, headers: { 'retry-after': '7200' } });
  publish('many', ['one.png'], 20);
  await follow('many');
  server.requests.length = 0;
  await core.offline.fetchMissing();
  expect(server.requests).toHaveLength(1);
  const summary = await core.sync.start({ all: true, offline: true });
  expect(summary).toMatchObject({ feeds: 1, failed: 0 });
  expect(server.requests).toHaveLength(1);
});

test('a sync that is called off ends what it fetches for offline too, and keeps what has come', async () => {
  const told: boolean[] = [];
  core.onWork(({ work, running }) => work === 'offline' && told.push(running));
  publish('slow', ['first.png', 'slow.png'], 1);
  server.script('/first.png', { body: picture, headers: { 'content-type': 'image/png' } });
  server.script('/slow.png', { delayMs: 30_000, body: picture });
  await follow('slow');
  const running = core.sync.start({ all: true, offline: true });
  await expect.poll(() => server.requestsTo('/slow.png').length).toBe(1);
  const calledOffAt = performance.now();
  core.sync.cancel();
  expect(await running).toMatchObject({ feeds: 1, failed: 0 });
  expect(performance.now() - calledOffAt).toBeLessThan(5_000);
  expect(told.at(-1)).toBe(false);
  expect(server.requestsTo('/first.png')).toHaveLength(1);
  // The next one takes up what was left.
  server.script('/slow.png', { body: picture, headers: { 'content-type': 'image/png' } });
  await core.sync.start({ all: true, offline: true });
  await core.sync.start({ all: true, offline: true });
  expect(server.requestsTo('/slow.png')).toHaveLength(2);
  expect(server.requestsTo('/first.png')).toHaveLength(1);
});

test('pictures of what arrives are kept by themselves, asked for under our own name', async () => {
  server.script('/new.png', { body: picture, headers: { 'content-type': 'image/png' } });
  publish('live', ['new.png'], 3);
  core.sync.setBackground(true);
  await follow('live');
  await expect.poll(() => rows().filter(({ imagePath }) => imagePath !== undefined).length).toBe(3);
  expect(server.requestsTo('/new.png')).toHaveLength(1);
  for (const { headers } of server.requests)
    expect(headers['user-agent']).toMatch(/^Broadsheet\/\S+ \(\+https:\/\/\S+\)$/);
  expect(errors).toEqual([]);
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import { fetchFeed, type FeedRequest, type FetchOutcome } from '../../../electron/core/fetch/fetchFeed.ts';
import { type HttpClient, openHttpClient } from '../../../electron/core/fetch/httpGet.ts';
import { madeItems, rssFeed } from '../../support/feedMaker.ts';
import { type ScriptedServer, startServer } from '../../support/scriptedServer.ts';
import zlib from 'node:zlib';

let server: ScriptedServer;
let http: HttpClient;
beforeEach(async () => {
  server = await startServer();
  http = openHttpClient({ clock: systemClock, userAgent: 'Broadsheet/test (+https://example.org)', proxy: 'none' });
});
afterEach(async () => {
  await http.close();
  await server.close();
});

const body = rssFeed({ title: 'A', items: madeItems('a', 3, Date.UTC(2026, 0, 1)) });
const fetchIt = (more: Partial<FeedRequest> = {}): Promise<FetchOutcome> =>
  fetchFeed(http, { url: `${server.origin}/feed`, privateHost: '127.0.0.1', ...more }, systemClock.now());
const lastHeaders = (): Record<string, unknown> => server.requests.at(-1)?.headers ?? {};

describe('a check of a feed', () => {
  it('asks without conditions the first time', async () => {
    server.script('/feed', { body, headers: { etag: '"1"' } });
    await fetchIt();
    expect(lastHeaders()).not.toHaveProperty('if-none-match');
    expect(lastHeaders()).not.toHaveProperty('if-modified-since');
    expect(lastHeaders()).not.toHaveProperty('a-im');
  });

  it.each([
    '"plain"',
    'W/"weak"',
    'without-quotes',
    '"with, comma"',
    '"caf\u00e9"',
    '  "spaces within  it"'.trim(),
    '""',
  ])('echoes the ETag %s byte for byte', async (etag) => {
    server.script('/feed', { body, headers: { etag, 'last-modified': 'Thu, 1 Jan 2026 00:00:00 +0000 (odd)' } });
    const first = await fetchIt();
    if (first.kind !== 'document') throw new Error(`It came to ${first.kind}`);
    await fetchIt({ validators: first.validators });
    const raw = server.requests.at(-1)?.rawHeaders ?? [];
    expect(raw[raw.findIndex((name) => name.toLowerCase() === 'if-none-match') + 1]).toBe(etag);
    expect(lastHeaders()['if-modified-since']).toBe('Thu, 1 Jan 2026 00:00:00 +0000 (odd)');
    expect(lastHeaders()['a-im']).toBe('feed');
  });

  it('takes new validators from a 304 and keeps those it does not mention', async () => {
    server.script('/feed', { status: 304, headers: { etag: '"2"' } });
    const outcome = await fetchIt({ validators: { etag: '"1"', lastModified: 'then' } });
    expect(outcome).toMatchObject({ kind: 'notModified', validators: { etag: '"2"', lastModified: 'then' } });
  });

  it('does not believe a 304 to a question without conditions', async () => {
    server.script('/feed', { status: 304 });
    expect(await fetchIt()).toMatchObject({ kind: 'failed', code: 'http-status', status: 304 });
  });

  it('sees that the bytes are those of last time, and takes the new validators', async () => {
    server.script('/feed', { body, headers: { etag: '"1"' } });
    const first = await fetchIt();
    if (first.kind !== 'document') throw new Error(`It came to ${first.kind}`);
    server.script('/feed', { body, headers: { etag: '"2"' }, coding: 'br' });
    expect(await fetchIt({ bodyHash: first.bodyHash })).toMatchObject({
      kind: 'sameBody',
      validators: { etag: '"2"' },
    });
  });

  it('tells a delta from a whole document', async () => {
    server.script('/feed', { status: 226, body, headers: { im: 'feed', etag: '"2"' } });
    expect(await fetchIt({ validators: { etag: '"1"' } })).toMatchObject({ kind: 'document', isDelta: true });
  });

  it('opens a feed that lies there as a .gz file', async () => {
    server.script('/feed', { body: zlib.gzipSync(body), headers: { 'content-type': 'application/gzip' } });
    const outcome = await fetchIt();
    expect(outcome.kind === 'document' && new TextDecoder().decode(outcome.bytes)).toBe(body);
  });

  it.each([
    [401, 'http-unauthorized'],
    [403, 'http-forbidden'],
    [404, 'http-not-found'],
    [410, 'http-gone'],
    [418, 'http-status'],
    [429, 'http-too-many-requests'],
    [500, 'http-server-error'],
    [503, 'http-server-error'],
    [511, 'captive-portal'],
    [204, 'feed-empty'],
  ])('names %i as %s', async (status, code) => {
    server.script('/feed', { status, body: status === 204 ? '' : 'x' });
    expect(await fetchIt()).toMatchObject({ kind: 'failed', code, status });
  });

  it('reads how long a 503 wants us to wait', async () => {
    server.script('/feed', { status: 503, headers: { 'retry-after': '90' } });
    expect(await fetchIt()).toMatchObject({ kind: 'failed', code: 'http-too-many-requests', retryAfterMs: 90_000 });
  });

  it('calls an empty answer empty', async () => {
    server.script('/feed', { body: '' });
    expect(await fetchIt()).toMatchObject({ kind: 'failed', code: 'feed-empty' });
  });

  it('tells a permanent move from a temporary one behind it', async () => {
    server.script('/feed', { status: 301, headers: { location: '/moved' } });
    server.script('/moved', { status: 302, headers: { location: '/today' } });
    server.script('/today', { body });
    expect(await fetchIt()).toMatchObject({
      permanentRedirectTo: `${server.origin}/moved`,
      finalUrl: `${server.origin}/today`,
    });
    server.script('/feed', { status: 307, headers: { location: '/moved' } });
    expect(await fetchIt()).not.toHaveProperty('permanentRedirectTo');
  });
});

// What can go wrong, each with one sentence and its code, and nothing lost.
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandResult, runCommand } from '../support/commandLine.ts';
import { rssFeed } from '../support/feedMaker.ts';
import { openMadeLibrary } from '../support/madeLibrary.ts';
import { type ScriptedServer, startServer } from '../support/scriptedServer.ts';

let server: ScriptedServer;
let folder: string;
const profile = (): string => path.join(folder, 'library');
const cli = (...args: string[]): Promise<CommandResult> => runCommand(['--profile', profile(), ...args]);
const oneLine = /^broadsheet: [^\n]+\. \[([a-z-]+)\]\n$/;

beforeAll(async () => {
  server = await startServer();
  folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-bad-'));
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('following what is no feed', () => {
  test.each([
    ['an address that is none', 'not an address', 'address-invalid'],
    ['a file', 'file:///etc/passwd', 'scheme-refused'],
    ['an unknown host', 'http://no-such-host.invalid/feed', 'host-unknown'],
    ['a port nobody listens on', 'http://127.0.0.1:9/feed', 'connection-refused'],
  ])('%s', async (_name, address, code) => {
    const { status, stderr, stdout } = await cli('subscribe', address);
    expect({ status, stdout, code: oneLine.exec(stderr)?.[1] }).toEqual({ status: 1, stdout: '', code });
  });

  test.each([
    ['404', { status: 404, body: 'no' }, 'http-not-found'],
    ['410', { status: 410, body: 'gone' }, 'http-gone'],
    ['500', { status: 500, body: 'oh' }, 'http-server-error'],
    ['a password asked for', { status: 401, headers: { 'www-authenticate': 'Basic' } }, 'http-unauthorized'],
    [
      'a page without a feed',
      { headers: { 'content-type': 'text/html' }, body: '<!doctype html><html><p>Hello</p></html>' },
      'no-feed-found',
    ],
    [
      'a sign-in page',
      {
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><html><form><input type="password"></form></html>',
      },
      'login-page',
    ],
    ['nothing', { body: '' }, 'feed-empty'],
    ['a loop', 'redirect-loop', 'too-many-redirects'],
    ['garbage', 'garbage', 'protocol-broken'],
  ] as const)('%s', async (name, script, code) => {
    const place = `/${encodeURIComponent(name)}.xml`;
    server.script(place, script);
    const { status, stderr } = await cli('subscribe', `${server.origin}${place}`);
    expect({ status, code: oneLine.exec(stderr)?.[1], stderr }).toMatchObject({ status: 1, code });
  });

  test('26 MB', async () => {
    server.script('/large.xml', { body: Buffer.alloc(26_000_000, 'x') });
    expect(oneLine.exec((await cli('subscribe', `${server.origin}/large.xml`)).stderr)?.[1]).toBe('too-large');
  });
});

describe('feeds that are odd and still feeds', () => {
  const follow = async (
    name: string,
    body: string | Uint8Array,
    contentType = 'application/rss+xml',
  ): Promise<Record<string, unknown>[]> => {
    server.script(`/${name}`, { headers: { 'content-type': contentType }, body });
    const { stderr, status } = await cli('subscribe', `${server.origin}/${name}`);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    return (await cli('list', `url:${name}`, '--json')).lines();
  };

  test('cut off in the middle of an item', async () => {
    const whole = rssFeed({
      title: 'Cut',
      items: ['a', 'b', 'c'].map((title) => ({ title, link: `https://x.example/cut/${title}` })),
    });
    server.script('/cut.xml', {
      headers: { 'content-type': 'application/rss+xml' },
      body: whole.slice(0, whole.indexOf('About c')),
    });
    expect((await cli('subscribe', `${server.origin}/cut.xml`, '--json')).lines()).toMatchObject([{ articles: 3 }]);
  });

  test('a charset that is not what it says, guids that repeat or are missing, the year 9999', async () => {
    const body = Buffer.from(
      `<?xml version="1.0" encoding="utf-8"?><rss><channel><title>Caf\u00e9</title><item><guid>1</guid><title>one</title><link>https://x.example/odd/1</link><pubDate>Fri, 31 Dec 9999 00:00:00 GMT</pubDate></item><item><guid>1</guid><title>one again</title></item><item><title>two</title></item></channel></rss>`,
      'latin1',
    );
    const rows = await follow('odd', body);
    const feeds = (await cli('feeds', '--json')).lines<{ title: string; articles: number }>();
    expect(feeds.find((feed) => feed.title === 'Café')).toMatchObject({ articles: 2 });
    expect(rows.every((row) => String(row.publishedAt) < '2100')).toBe(true);
  });

  test('the same feed twice', async () => {
    server.script('/twice.xml', { body: rssFeed({ title: 'Twice', items: [{ title: 'x' }] }) });
    await cli('subscribe', `${server.origin}/twice.xml`);
    const again = await cli('subscribe', `${server.origin}/twice.xml`);
    expect({ status: again.status, stderr: again.stderr }).toEqual({
      status: 1,
      stderr: 'broadsheet: You already follow Twice. [already-subscribed]\n',
    });
  });
});

describe('wrong use is status 2', () => {
  test.each([
    [['fly']],
    [['list', '--limit', 'many']],
    [['mark', 'blue', 'x']],
    [['show', 'first']],
    [['sync', '--everything']],
    [['subscribe']],
    [['export', '--format', 'pdf']],
  ])('%j', async (args) => {
    const { status, stderr } = await cli(...args);
    expect({ status, code: oneLine.exec(stderr)?.[1] }).toEqual({ status: 2, code: 'usage' });
  });
});

test('a file that is not there, and one that is no list of subscriptions', async () => {
  expect(oneLine.exec((await cli('import', path.join(folder, 'a.opml'))).stderr)?.[1]).toBe('file-not-found');
  const file = path.join(folder, 'not.opml');
  writeFileSync(file, 'hello');
  expect(oneLine.exec((await cli('import', file)).stderr)?.[1]).toBe('file-not-opml');
});

test('a library of a newer version is refused and left alone', async () => {
  const { default: Database } = await import('better-sqlite3');
  const other = path.join(folder, 'newer');
  await runCommand(['--profile', other, 'feeds']);
  const database = new Database(path.join(other, 'library.sqlite'));
  database.pragma('user_version = 9999');
  database.close();
  const { status, stderr } = await runCommand(['--profile', other, 'feeds']);
  expect({ status, code: oneLine.exec(stderr)?.[1] }).toEqual({ status: 1, code: 'library-newer' });
});

test('a library that is no database is refused, mended by doctor --repair, and kept as evidence', async () => {
  const other = path.join(folder, 'damaged');
  await runCommand(['--profile', other, 'feeds']);
  writeFileSync(path.join(other, 'library.sqlite'), Buffer.alloc(8_192, 'not a database '));
  const refused = await runCommand(['--profile', other, 'feeds']);
  expect({ status: refused.status, code: oneLine.exec(refused.stderr)?.[1] }).toEqual({
    status: 1,
    code: 'library-damaged',
  });
  expect((await runCommand(['--profile', other, 'doctor', '--repair'])).status).toBe(0);
  expect((await runCommand(['--profile', other, 'feeds'])).status).toBe(0);
  expect(existsSync(path.join(other, 'damaged'))).toBe(true);
});

test('a library of which one table is damaged is mended by doctor --repair, and nothing else of it is lost', async () => {
  const other = path.join(folder, 'one-table');
  const made = openMadeLibrary({ folder: other });
  const ids = made.add(
    made.follow('Kept feed'),
    Array.from({ length: 200 }, (_none, index) => ({
      title: `Article ${index}`,
      text: randomBytes(600).toString('hex'),
    })),
  );
  made.save(...ids.slice(0, 5));
  made.close({ keep: true });
  const file = path.join(other, 'library.sqlite');
  const database = new Database(file);
  const pageBytes = database.pragma('page_size', { simple: true }) as number;
  const page = database
    .prepare("SELECT pageno FROM dbstat WHERE name = 'contents' AND pagetype = 'leaf' ORDER BY pageno DESC LIMIT 1")
    .pluck()
    .get() as number;
  database.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(100), 0, 100, (page - 1) * pageBytes);
  closeSync(handle);
  const looked = await runCommand(['--profile', other, 'doctor']);
  expect(looked.status).toBe(1);
  const mended = await runCommand(['--profile', other, 'doctor', '--repair']);
  expect(mended.stdout).toContain('The damaged library lies in');
  expect(mended.status).toBe(0);
  expect((await runCommand(['--profile', other, 'doctor'])).status).toBe(0);
  expect((await runCommand(['--profile', other, 'feeds'])).stdout).toContain('Kept feed');
  expect((await runCommand(['--profile', other, 'list', 'is:saved', '--json'])).lines()).toHaveLength(5);
});

describe('Ctrl-C in the midst of a sync ends it cleanly, keeps what has come in, and leaves the library whole', () => {
  const place = (name: string): string => path.join(folder, name);
  const follow = async (library: string, pictures: number): Promise<void> => {
    const paths = ['quick', 'stuck'].map((name) => `/${library}-${name}.xml`);
    const html = `<p>Words.</p>${Array.from({ length: pictures }, () => `<img src="${server.origin}/never.png">`).join('')}`;
    for (const feed of paths)
      server.script(feed, { body: rssFeed({ title: feed, items: [{ guid: feed, title: 'It came', html }] }) });
    const outlines = paths.map((feed) => `<outline xmlUrl="${server.origin}${feed}"/>`).join('');
    writeFileSync(place(`${library}.opml`), `<opml><body>${outlines}</body></opml>`);
    await runCommand(['--profile', place(library), 'import', place(`${library}.opml`)]);
  };

  test.each([
    ['while a feed is asked', 'asking', '/asking-stuck.xml', 0],
    ['while pictures are fetched for offline', 'fetching', '/never.png', 1],
  ])('%s', async (_name, library, stuck, pictures) => {
    await follow(library, pictures);
    server.script(stuck, 'stall');
    const before = server.requestsTo(stuck).length;
    const done = await runCommand(
      ['--profile', place(library), 'sync', '--offline'],
      '',
      () => server.requestsTo(stuck).length > before && server.requestsTo(`/${library}-quick.xml`).length > 0,
    );
    expect({ status: done.status, said: done.stderr.split('\n').at(-2) }).toEqual({
      status: 1,
      said: 'Stopped. What had come in is kept.',
    });
    const doctor = await runCommand(['--profile', place(library), 'doctor']);
    expect(doctor.status).toBe(0);
    if (pictures > 0)
      expect((await runCommand(['--profile', place(library), 'list', '--json'])).lines()).toHaveLength(2);
  });
});

// The command line as a person uses it: real processes, a real server, a real library.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CommandResult, runCommand } from '../support/commandLine.ts';
import { madeItems, rssFeed } from '../support/feedMaker.ts';
import { type ScriptedServer, startServer } from '../support/scriptedServer.ts';

let server: ScriptedServer;
let folder: string;
const cli = (...args: string[]): Promise<CommandResult> =>
  runCommand(['--profile', path.join(folder, 'library'), ...args]);
const newest = Date.UTC(2026, 5, 1, 12);

beforeAll(async () => {
  server = await startServer();
  folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-cli-'));
  const feed = rssFeed({ title: 'Harbour Courier', link: `${server.origin}/`, items: madeItems('ferry', 6, newest) });
  server.script('/feed.xml', { headers: { 'content-type': 'application/rss+xml', etag: '"one"' }, body: feed });
  server.script('/', {
    headers: { 'content-type': 'text/html' },
    body: '<link rel="alternate" type="application/rss+xml" href="/feed.xml"><h1>Courier</h1>',
  });
  server.script('/two.xml', {
    headers: { 'content-type': 'application/rss+xml' },
    body: rssFeed({ title: 'Lab Notes', items: madeItems('battery', 3, newest) }),
  });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  [['--token'], 'Bearer hush', 'token'],
  [['--user', 'ann'], `Basic ${Buffer.from('ann:hush').toString('base64')}`, 'basic'],
])(
  'a feed behind a secret is followed with %s, and the secret is kept for its owner alone',
  { timeout: 60_000 },
  async (options, expected, name) => {
    const closed = { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
    const open = { body: rssFeed({ title: 'Closed', items: madeItems('closed', 2, newest) }) };
    server.script(`/${name}.xml`, ({ headers }) => (headers.authorization === expected ? open : closed));
    const library = path.join(folder, name);
    const follow = (more: readonly string[], stdin: string): Promise<CommandResult> =>
      runCommand(['--profile', library, 'subscribe', `${server.origin}/${name}.xml`, ...more], stdin);
    expect((await follow(options, '')).stderr).toContain('[password-missing]');
    expect(await follow(options, 'hush\n')).toMatchObject({ status: 0, stdout: 'You follow Closed: 2 articles.\n' });
    // Windows keeps no such bits: there the folder of the person is closed to others.
    if (process.platform !== 'win32') expect(statSync(path.join(library, 'secrets.json')).mode & 0o777).toBe(0o600);
    if (name === 'token') expect((await follow(['--token', '--user', 'ann'], 'x')).stderr).toContain('[usage]');
  },
);

test('a site is followed, read, marked, undone, found and exported', async () => {
  const followed = await cli('subscribe', `${server.origin}/`, '--folder', 'World', '--json');
  expect(followed.stderr).toBe('');
  expect(followed.lines()).toMatchObject([{ title: 'Harbour Courier', articles: 6 }]);

  const listed = (await cli('list', '--json', '--limit', '2')).lines<{
    id: number;
    title: string;
    read: boolean;
    publishedAt: string;
  }>();
  expect(listed.map((line) => line.title)).toEqual(['ferry 6', 'ferry 5']);
  expect(listed[0]).toMatchObject({ read: false, feedTitle: 'Harbour Courier', publishedAt: '2026-06-01T12:00:00Z' });

  expect((await cli('show', String(listed[0]?.id))).stdout).toContain('About ferry 6.');
  expect((await cli('mark', 'read', 'ferry')).stdout).toBe('Marked 6 articles read.\n');
  expect((await cli('list', 'is:unread', '--json')).lines()).toEqual([]);
  expect((await cli('undo')).stdout).toMatch(/^Undone: .*\.?\n$/);
  expect((await cli('list', 'is:unread', '--json')).lines()).toHaveLength(6);
  expect((await cli('redo')).status).toBe(0);
  expect((await cli('tag', 'harbour', 'title:"ferry 6"')).stdout).toBe('Tagged 1 article.\n');
  expect((await cli('search', 'tag:harbour', '--json')).lines()).toMatchObject([
    { title: 'ferry 6', tags: ['harbour'] },
  ]);

  const opml = await cli('export', '--format', 'opml');
  expect(opml.stdout).toContain(`xmlUrl="${server.origin}/feed.xml"`);
  expect(opml.stdout).toContain('<outline text="World"');
});

test('a second check asks with what the server said, and nothing is new', async () => {
  server.script('/feed.xml', (request) =>
    request.headers['if-none-match'] === '"one"' ? { status: 304 } : { status: 500 },
  );
  const lines = (await cli('sync', '--all', '--json', '-v')).lines<Record<string, unknown>>();
  expect(lines[0]).toMatchObject({ outcome: 'notModified', status: 304, added: 0 });
  expect(lines.at(-1)).toMatchObject({ feeds: 1, notModified: 1, failed: 0, added: 0 });
});

test('subscriptions come in from a file, previewed first, and go out again by undo', async () => {
  const file = path.join(folder, 'mine.opml');
  writeFileSync(
    file,
    `<opml><body><outline text="Q&A"><outline xmlUrl="${server.origin}/two.xml" text="Lab"/><outline xmlUrl="${server.origin}/feed.xml"/></outline></body>`,
  );
  expect((await cli('import', file, '--preview', '--json')).lines()).toEqual([
    expect.objectContaining({ file, ok: true, feeds: 2, unique: 2, folders: 1, recovered: true }),
  ]);
  expect((await cli('feeds', '--json')).lines()).toHaveLength(1);
  expect((await cli('import', file, '--json')).lines()).toMatchObject([{ added: 1, known: 1 }]);
  expect((await cli('sync', '--json')).lines().at(-1)).toMatchObject({ added: 3 });
  await cli('undo');
  expect((await cli('feeds', '--json')).lines()).toHaveLength(1);
});

test('many searches are answered by one process, a bad one among them', async () => {
  const { stdout, status } = await runCommand(
    ['--profile', path.join(folder, 'library'), 'search', '--batch'],
    '{"query":"ferry","limit":1}\nnot json\n{"query":"title:("}\n{"query":"nothing-like-it"}\n',
  );
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(status).toBe(0);
  expect(lines).toMatchObject([
    { ok: true, total: 6 },
    { ok: false },
    { ok: false, error: { code: 'query-invalid' } },
    { ok: true, total: 0, results: [] },
  ]);
});

test('a backup is taken, and the library restored from it', async () => {
  const file = path.join(folder, 'copy.sqlite');
  expect((await cli('backup', file, '--json')).status).toBe(0);
  await cli('mark', 'unread', 'ferry');
  expect((await cli('restore', file)).status).toBe(0);
  expect((await cli('list', 'is:unread', '--json')).lines()).toEqual([]);
  expect((await cli('doctor')).status).toBe(0);
});

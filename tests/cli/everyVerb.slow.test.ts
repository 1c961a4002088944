// Every verb, on a library of its own and beside the running web host, which has the library open: the same words, the same status.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verbTable } from '../../electron/cli/verbTable.ts';
import { runCommand } from '../support/commandLine.ts';
import { madeItems, rssFeed } from '../support/feedMaker.ts';
import { type ScriptedServer, startServer } from '../support/scriptedServer.ts';
import { type RunningHost, startWebHost } from '../support/webHost.ts';

/** In the order a person would go; `{F}` is the folder of files, `{S}` the server. */
interface Walk {
  readonly args: string;
  readonly says: string | RegExp;
  readonly status?: number;
}

const walk: readonly Walk[] = [
  { args: 'subscribe {S}/ --folder World', says: 'You follow Harbour Courier: 6 articles.' },
  { args: 'feeds', says: /^ +1 +6 of 6 +Harbour Courier {2}\(World\)\n/ },
  { args: 'import {F}/list.opml --preview', says: '{F}/list.opml: 1 source, 0 followed already.' },
  { args: 'import {F}/list.opml', says: '{F}/list.opml: 1 source added.' },
  { args: 'sync', says: /^Checked 1 in [\d.]+ s: 3 articles new, 0 edited, 0 unchanged, 0 failed\.$/ },
  { args: 'sync --all --offline --json', says: /^\{"feeds":2,.*"failed":0,"added":0/ },
  { args: 'sync --feed Lab', says: /^Checked 1 in/ },
  { args: 'health --all', says: /Harbour Courier\n +It is well\. Next check/ },
  { args: 'list --limit 1', says: /^ +9 • {2}2026-06-01 {2}battery 3 {2}\(Lab, 1 min\)$/ },
  { args: 'search ferry --limit 1', says: /^ +6 • .*ferry 6.*\n +About ferry 6\.$/ },
  { args: 'search fer( --json', says: 'query-invalid', status: 1 },
  { args: 'show 1', says: /^ferry 1\nHarbour Courier · 2026-06-01T07:00:00Z · 1 min\n/ },
  { args: 'show 99', says: 'article-not-found', status: 1 },
  { args: 'mark read ferry', says: 'Marked 6 articles read.' },
  { args: 'mark saved title:"battery_1"', says: 'Marked 1 article saved.' },
  { args: 'undo', says: 'Undone: Saved “battery 1”.' },
  { args: 'redo', says: 'Done again: Saved “battery 1”.' },
  { args: 'tag lab battery', says: 'Tagged 3 articles.' },
  { args: 'untag lab title:"battery_2"', says: 'Untagged 1 article.' },
  { args: 'undo', says: 'Undone: Took the tag “lab” off “battery 2”.' },
  { args: 'export --format opml', says: /<outline text="World" title="World">/ },
  { args: 'export --format epub ferry -o {F}/{W}.epub', says: '6 articles written to {F}/{W}.epub.' },
  { args: 'export --format markdown ferry -o {F}/{W}-md', says: '6 articles written to {F}/{W}-md.' },
  { args: 'export --format html ferry -o {F}/{W}-md', says: 'file-exists', status: 1 },
  { args: 'pack --mb 5 --minutes 1 feed:Harbour', says: /^\d articles? complete, / },
  { args: 'pack', says: 'usage', status: 2 },
  { args: 'doctor', says: /^(?:well +\w[\w ]*\n?)+$/ },
  { args: 'doctor --repair', says: /^(?:well +\w[\w ]*\n?)+$/ },
  { args: 'backup {F}/{W}.sqlite', says: /^Written and checked: {F}\/{W}\.sqlite, [\d.]+ MB\.$/ },
  { args: 'backup {F}/list.opml', says: 'file-exists', status: 1 },
  { args: 'backup {F}/{W}/library.sqlite', says: 'file-exists', status: 1 },
  { args: 'unsubscribe Lab', says: 'You no longer follow Lab. `undo` brings it back.' },
  { args: 'restore {F}/list.opml', says: 'file-not-backup', status: 1 },
  {
    args: 'restore {F}/{W}.sqlite',
    says: /^Taken back from {F}\/{W}\.sqlite\. What was there lies in {F}\/{W}\/replaced/,
  },
  { args: 'feeds', says: /Harbour Courier[^]*Lab/ },
  { args: 'stats', says: /^9 articles of 2 sources; database [\d.]+ MB/ },
  { args: 'discover {F}/page.html', says: /"feeds":\[\{"url":".*feed\.xml"/ },
  { args: 'extract {F}/page.html', says: /"ok":(?:true|false)/, status: 1 },
  { args: 'sanitize {F}/page.html', says: /"ok":true/ },
  { args: 'parse {F}/feed.xml', says: /"format":"rss"/ },
];

let server: ScriptedServer;
let files: string;

beforeAll(async () => {
  server = await startServer();
  files = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-verbs-'));
  const newest = Date.UTC(2026, 5, 1, 12);
  const feed = (title: string, word: string, items: number): string =>
    rssFeed({ title, link: `${server.origin}/`, items: madeItems(word, items, newest) });
  const page = '<link rel="alternate" type="application/rss+xml" href="/feed.xml"><h1>Courier</h1>';
  server.script('/feed.xml', { headers: { etag: '"one"' }, body: feed('Harbour Courier', 'ferry', 6) });
  server.script('/two.xml', { body: feed('Lab Notes', 'battery', 3) });
  server.script('/', { headers: { 'content-type': 'text/html' }, body: page });
  writeFileSync(path.join(files, 'page.html'), page);
  writeFileSync(path.join(files, 'feed.xml'), feed('Harbour Courier', 'ferry', 6));
  writeFileSync(
    path.join(files, 'list.opml'),
    `<opml version="2.0"><body><outline text="Lab" xmlUrl="${server.origin}/two.xml"/></body></opml>`,
  );
});

afterAll(async () => {
  await server.close();
  rmSync(files, { recursive: true, force: true });
});

test('no verb is left out, but the one that serves', () => {
  const walked = new Set(walk.map(({ args }) => args.split(' ')[0]));
  expect(Object.keys(verbTable).filter((verb) => !walked.has(verb))).toEqual(['serve']);
});

describe.each(['alone', 'beside'] as const)('%s', (way) => {
  let host: RunningHost | undefined;
  const filled = (text: string): string =>
    text.replaceAll('{F}', files).replaceAll('{W}', way).replaceAll('{S}', server.origin);
  const profile = (): string => path.join(files, way);

  beforeAll(async () => {
    host = way === 'beside' ? await startWebHost(profile()) : undefined;
  });
  afterAll(() => host?.stop());

  test.each(walk)('$args', async ({ args, says, status = 0 }) => {
    const words = args.split(' ').map((word) => filled(word).replaceAll('_', ' '));
    const done = await runCommand(['--profile', profile(), ...words]);
    const said = status === 0 || done.stdout !== '' ? done.stdout.trimEnd() : done.stderr;
    if (typeof says !== 'string') expect(said).toMatch(new RegExp(filled(says.source), says.flags));
    else if (status === 0) expect(said).toBe(filled(says));
    else expect(said).toMatch(new RegExp(`^broadsheet: [^\\n]+\\. \\[${says}\\]\\n$`));
    expect({ status: done.status, complaint: status === 0 ? done.stderr.replaceAll(/^.*well\.\n/gm, '') : '' }).toEqual(
      {
        status,
        complaint: '',
      },
    );
  });

  test('what it was not asked to write over is as it was', () => {
    expect(readFileSync(path.join(files, 'list.opml'), 'utf8')).toContain('two.xml');
    expect(existsSync(path.join(profile(), 'library.sqlite'))).toBe(true);
  });
});

test('a second host on the same library serves it too, and outlives the first', async () => {
  const profile = path.join(files, 'alone');
  const first = await startWebHost(profile);
  const second = await startWebHost(profile);
  try {
    await first.stop();
    const page = await fetch(second.address);
    expect(page.status).toBe(200);
    expect((await runCommand(['--profile', profile, 'stats'])).stdout).toMatch(/^9 articles of 2 sources/);
  } finally {
    await second.stop();
  }
});

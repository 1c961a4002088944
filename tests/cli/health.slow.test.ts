// `health` names the feeds that are unwell: what happened, when and why they are asked again, and what to do.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CommandResult, runCommand } from '../support/commandLine.ts';
import { madeItems, rssFeed } from '../support/feedMaker.ts';
import { type ScriptedServer, startServer } from '../support/scriptedServer.ts';

let server: ScriptedServer;
const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-health-'));
const cli = (...args: readonly string[]): Promise<CommandResult> => runCommand(['--profile', folder, ...args]);

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a feed that is gone, one that has strayed and one that is well', { timeout: 60_000 }, async () => {
  for (const name of ['well', 'gone', 'strayed']) {
    server.script(`/${name}`, { body: rssFeed({ title: name, items: madeItems(name, 2, Date.now()) }) });
    expect((await cli('subscribe', `${server.origin}/${name}`)).status).toBe(0);
  }
  server.script('/gone', { status: 410 });
  server.script('/strayed', { status: 404 });
  expect((await cli('sync', '--all')).status).toBe(0);
  const { status, lines } = await cli('health', '--json');
  expect(status).toBe(0);
  const [gone, strayed, ...others] = lines<Record<string, unknown>>();
  expect(others).toEqual([]);
  expect(gone).toMatchObject({ title: 'gone', state: 'gone', outcome: 'gone', status: 410, reason: 'gone' });
  expect(gone).not.toHaveProperty('nextCheckAt');
  expect(gone?.['advice']).toContain('unsubscribe');
  expect(strayed).toMatchObject({
    title: 'strayed',
    state: 'failing',
    failures: 1,
    error: 'http-not-found',
    status: 404,
  });
  expect(strayed).toMatchObject({ checkedAt: expect.any(String) as string, nextCheckAt: expect.any(String) as string });
  expect(strayed?.['advice']).toContain('Find it again');
  const text = await cli('health');
  expect(text.stdout).toContain('because it failed');
  expect(text.stderr.trim()).toBe('1 of 3 are well.');
});

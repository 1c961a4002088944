// What the page's and the media protocol answer, and what they never do.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerMedia, answerPage, customSchemes } from '../../electron/desktop/protocols.ts';

const hash = 'ab'.padEnd(64, '0');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-protocols-'));
  mkdirSync(path.join(folder, 'renderer', 'assets'), { recursive: true });
  mkdirSync(path.join(folder, 'media', 'ab'), { recursive: true });
  writeFileSync(path.join(folder, 'renderer', 'index.html'), '<!doctype html>');
  writeFileSync(path.join(folder, 'renderer', 'assets', 'index-1.js'), 'void 0');
  writeFileSync(path.join(folder, 'renderer', '.secret.json'), '{}');
  writeFileSync(path.join(folder, 'secrets.json'), '{}');
  writeFileSync(path.join(folder, 'media', 'ab', `${hash}.jpg`), '0123456789');
  writeFileSync(path.join(folder, 'media', 'ab', `${hash}.svg`), '<svg/>');
});
afterAll(() => rmSync(folder, { recursive: true }));

const page = (address: string, init?: RequestInit): Promise<Response> =>
  answerPage(new Request(address, init), path.join(folder, 'renderer'));
const media = (address: string, init?: RequestInit): Promise<Response> =>
  answerMedia(new Request(address, init), path.join(folder, 'media'));

test('both schemes are standard and secure, so that origins and policies work, and neither evades the policy', () => {
  expect(
    customSchemes.map(({ scheme, privileges }) => [
      scheme,
      privileges?.standard,
      privileges?.secure,
      privileges?.bypassCSP,
    ]),
  ).toEqual([
    ['app', true, true, undefined],
    ['media', true, true, undefined],
  ]);
});

test('the page comes with its policy: scripts of its own only, no connection, no plugin, no frame around it', async () => {
  const answer = await page('app://broadsheet/');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const policy = answer.headers.get('content-security-policy')?.split('; ') ?? [];
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'none'",
      "object-src 'none'",
      "img-src 'self' data: media:",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]),
  );
  expect(policy.join('; ')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
});

test('built files come with their type and nothing is guessed', async () => {
  const answer = await page('app://broadsheet/assets/index-1.js');
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  expect(await answer.text()).toBe('void 0');
});

test.each([
  'app://broadsheet/../secrets.json',
  'app://broadsheet/%2e%2e/secrets.json',
  'app://broadsheet/..%2fsecrets.json',
  'app://broadsheet/..%5csecrets.json',
  'app://broadsheet/assets/../../secrets.json',
  'app://broadsheet/.secret.json',
  'app://broadsheet//etc/passwd',
  'app://broadsheet/assets',
  'app://broadsheet/assets/',
  'app://broadsheet/assets/index-1.js%00.html',
  'app://broadsheet/missing.html',
  'app://broadsheet/index.exe',
  'app://elsewhere/index.html',
])('%s is not there', async (address) => {
  expect((await page(address)).status).toBe(404);
});

test('nothing but GET is answered', async () => {
  expect((await page('app://broadsheet/', { method: 'POST' })).status).toBe(404);
  expect((await media(`media://kept/ab/${hash}.jpg`, { method: 'DELETE' })).status).toBe(404);
});

test('a kept picture is served under the type of its name, for ever, and can do nothing as a page', async () => {
  const answer = await media(`media://kept/ab/${hash}.jpg`);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'cache-control': expect.stringContaining('immutable'),
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(await answer.text()).toBe('0123456789');
});

test('an SVG is an attachment: it is never a page', async () => {
  const answer = await media(`media://kept/ab/${hash}.svg`);
  expect(answer.headers.get('content-disposition')).toBe('attachment');
});

test.each([
  ['bytes=2-4', 206, 'bytes 2-4/10', '234'],
  ['bytes=7-', 206, 'bytes 7-9/10', '789'],
  ['bytes=0-99', 206, 'bytes 0-9/10', '0123456789'],
  ['bytes=10-', 416, 'bytes */10', ''],
  ['bytes=-3', 200, null, '0123456789'],
])('a player that asks for %s gets %i', async (range, status, contentRange, text) => {
  const answer = await media(`media://kept/ab/${hash}.jpg`, { headers: { range } });
  expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([
    status,
    contentRange,
    text,
  ]);
});

test.each([
  `media://kept/cd/${hash}.jpg`,
  `media://kept/ab/${hash.slice(1)}.jpg`,
  `media://kept/ab/${hash.toUpperCase()}.jpg`,
  `media://kept/ab/${hash}.html`,
  `media://kept/ab/${hash}.js`,
  `media://kept/ab/${hash}`,
  `media://kept/ab/${hash}.png`,
  `media://elsewhere/ab/${hash}.jpg`,
  'media://kept/../secrets.json',
  'media://kept/',
])('%s is not there', async (address) => {
  expect((await media(address)).status).toBe(404);
});

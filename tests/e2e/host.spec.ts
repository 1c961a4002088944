// The web host in a real browser, on the demonstration library: how one gets in, whom the window talks to, and a dying engine.
import { expect, type Page, test } from '@playwright/test';
import { readHolder } from '../../electron/engine/libraryLock.ts';
import { openLibrary } from '../../electron/engine/openLibrary.ts';
import { newProfile, removeProfile, type RunningHost, startWebHost } from '../support/webHost.ts';

let profile = '';
let host: RunningHost;

test.beforeEach(async () => {
  profile = newProfile();
  host = await startWebHost(profile, ['--demo']);
});
test.afterEach(async () => {
  await host.stop();
  removeProfile(profile);
});

const savedCount = async (): Promise<number> => {
  const library = await openLibrary(profile);
  const { counts } = await library.client.call('library.overview', {});
  await library.close();
  return counts.saved;
};
const firstHeadline = (page: Page) => page.getByText('The last lamplighter hands over his ladder').first();

test('the whole address opens the library; the address without its token opens only the door', async ({
  page,
  context,
}) => {
  await page.goto(new URL(host.address).origin);
  await expect(page.getByText('This page opens with the whole address')).toBeVisible();
  await page.goto(`${new URL(host.address).origin}/#${'x'.repeat(43)}`);
  await page.reload();
  await expect(page.getByText('This address is from an earlier start')).toBeVisible();

  await page.goto('about:blank');
  await page.goto(host.address);
  await expect(firstHeadline(page)).toBeVisible();
  expect(page.url()).not.toContain(new URL(host.address).hash);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(await context.cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);
});

test('the window talks to nobody but its host, and its policy is never broken', async ({ page }) => {
  const { origin, host: place } = new URL(host.address);
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) elsewhere.push(request.url());
  });
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== place) elsewhere.push(socket.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(host.address);
  await expect(firstHeadline(page)).toBeVisible();
  for (const key of ['j', 'j', 'j', 's', '?', 'Escape']) await page.keyboard.press(key);
  await page.waitForTimeout(500);
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a page of another origin gets nothing from the host, whatever it tries', async ({ page, context }) => {
  await page.goto(host.address);
  await expect(firstHeadline(page)).toBeVisible();
  const { origin, port } = new URL(host.address);
  // The same browser, so the cookie is there; another name for the same machine, so the site is not.
  const stranger = await context.newPage();
  await stranger.route('http://stranger.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>another site</p>' }),
  );
  await stranger.goto('http://stranger.test/');
  const found = await stranger.evaluate(
    async ([target, socketAddress]) => {
      const fetched = await fetch(`${target}/index.html`, { credentials: 'include' }).then(
        (answer) => answer.status,
        () => 'refused',
      );
      const socket = await new Promise<string>((resolve) => {
        const line = new WebSocket(socketAddress ?? '');
        line.addEventListener('open', () => resolve('open'));
        line.addEventListener('error', () => resolve('refused'));
      });
      const framed = await new Promise<string>((resolve) => {
        const frame = document.createElement('iframe');
        // The document of another origin cannot be had.
        frame.addEventListener('load', () => resolve(frame.contentDocument === null ? 'refused' : 'readable'));
        frame.src = target ?? '';
        document.body.append(frame);
      });
      return [fetched, socket, framed];
    },
    [origin, `ws://127.0.0.1:${port}/engine`],
  );
  expect(found).toEqual(['refused', 'refused', 'refused']);
});

test('when the engine is killed the window comes back by itself, and what the person does next is kept', async ({
  page,
}) => {
  await page.goto(host.address);
  await expect(firstHeadline(page)).toBeVisible();
  const saved = await savedCount();
  const killed = readHolder(profile)?.pid ?? 0;
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => readHolder(profile)?.pid, { timeout: 15_000 }).not.toBe(killed);
  await page.keyboard.press('j');
  await expect(async () => {
    if ((await savedCount()) === saved) await page.keyboard.press('s');
    // At some hours of the day the newest article of the demonstration is one that is saved already.
    await expect.poll(savedCount, { timeout: 3_000 }).not.toBe(saved);
  }).toPass({ timeout: 15_000 });
});

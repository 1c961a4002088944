// A person's first day, by keyboard alone: follow a source, go through two hundred articles while it publishes on, save, tag, undo,
// close the window, and find everything as it was left.
import { expect, type Page, test } from '@playwright/test';
import { madeItems, rssFeed } from '../support/feedMaker.ts';
import { type ScriptedServer, startServer } from '../support/scriptedServer.ts';
import { newProfile, removeProfile, type RunningHost, startWebHost } from '../support/webHost.ts';

let server: ScriptedServer;
let profile = '';
let host: RunningHost;

test.beforeEach(async () => {
  server = await startServer();
  profile = newProfile();
  host = await startWebHost(profile);
});
test.afterEach(async () => {
  await host.stop();
  removeProfile(profile);
  await server.close();
});

const publish = (count: number): void => {
  const items = madeItems('Item', count, Date.now() - (210 - count) * 60_000, 60_000);
  server.script('/feed.xml', {
    headers: { 'cache-control': 'no-cache' },
    body: rssFeed({ title: 'Quay News', items }),
  });
};
const press = async (page: Page, keys: string): Promise<void> => {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
};
const here = (page: Page) => page.locator('[role=option][aria-selected=true]');
const placeOf = async (page: Page): Promise<{ readonly title: string; readonly y: number | undefined }> => ({
  title: (await here(page).locator('p').first().textContent()) ?? '',
  y: (await here(page).boundingBox())?.y,
});
const unread = (page: Page) => page.locator('#pane-list header p');

test('the first day, by keyboard alone', async ({ page }) => {
  test.setTimeout(180_000);
  publish(200);
  await page.goto(host.address);

  // The one field has the focus; Enter looks, Enter follows.
  await expect(page.getByRole('textbox').first()).toBeFocused();
  await page.keyboard.type(`${server.origin}/feed.xml`);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Quay News').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option').first()).toBeVisible();
  await press(page, 'g a');
  await expect(unread(page)).toHaveText('200 unread');

  // Fifty one by one; the source publishes meanwhile, and the row under the cursor stays where it is.
  for (let count = 1; count <= 50; count += 1) await page.keyboard.press('j');
  await expect(unread(page)).toHaveText('150 unread');
  for (const total of [203, 207]) {
    const before = await placeOf(page);
    publish(total);
    await press(page, 'Shift+R');
    await expect(page.getByText(`${total - 200} new`)).toBeVisible();
    expect(await placeOf(page)).toEqual(before);
  }

  // The next hundred and forty in one act, which one key takes back and another does again.
  await press(page, 'n m 1 3 9 j');
  await expect(unread(page)).toHaveText('10 unread');
  await press(page, 'u');
  await expect(unread(page)).toHaveText('150 unread');
  await press(page, 'Shift+Z');
  await expect(unread(page)).toHaveText('10 unread');

  // Three are kept, one of them under a tag.
  await press(page, 'g g s j j s j s');
  await press(page, 't');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('quays');
  await page.keyboard.press('Enter');
  await press(page, 'Escape');
  await expect(page.getByRole('treeitem', { name: /^quays/ })).toBeVisible();
  await press(page, 'g s');
  await expect(page.getByRole('option')).toHaveCount(3);

  // Everything is as it was after the window and the library were closed.
  await page.goto('about:blank');
  await host.stop();
  host = await startWebHost(profile);
  await page.goto(host.address);
  await expect(page.getByRole('option')).toHaveCount(3);
  await expect(page.getByRole('treeitem', { name: /^quays, 1 article/ })).toBeVisible();
  await press(page, 'g u');
  await expect(unread(page)).toHaveText('17 unread');
  // What was done before is still undone by one key: the tag, then one saved article.
  await press(page, 'u');
  await expect(page.getByRole('treeitem', { name: /^quays, 1 article/ })).toHaveCount(0);
  await press(page, 'u g s');
  await expect(page.getByRole('option')).toHaveCount(2);
});

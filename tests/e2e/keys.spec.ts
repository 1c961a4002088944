// The grammar of keys, by keyboard alone: what fingers know, sets of articles, undo, and a restart.
import { expect, type Page, test } from '@playwright/test';
import { row, type } from '../support/byKey.ts';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';
import { startWebHost } from '../support/webHost.ts';

let window: LibraryWindow;

test.beforeEach(async ({ page }) => {
  window = await openLibraryWindow(page, (library) => void makeSmallLibrary(library));
});
test.afterEach(() => window.close());

const isUnread = /, unread/;
const unreadCount = (page: Page) => page.locator('#pane-list header p');

test('j opens and marks read, n only moves the focus', async ({ page }) => {
  await type(page, 'j');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, read/);
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, open/);
  await type(page, 'n');
  await expect(row(page, 'Lab 0')).toHaveAccessibleName(isUnread);
  await expect(page.getByRole('listbox')).toHaveAttribute('aria-activedescendant', 'row-1');
  await type(page, 'Enter');
  await expect(row(page, 'Lab 0')).toHaveAccessibleName(/, read, open/);
});

test('a count goes before a movement', async ({ page }) => {
  await type(page, 'n 5 n');
  await expect(page.getByRole('listbox')).toHaveAttribute('aria-activedescendant', 'row-5');
  await type(page, 'Shift+G');
  await expect(page.getByRole('listbox')).toHaveAttribute('aria-activedescendant', 'row-35');
  await type(page, 'g g');
  await expect(page.getByRole('listbox')).toHaveAttribute('aria-activedescendant', 'row-0');
});

test('a verb with a counted motion is one act, and one undo takes it back', async ({ page }) => {
  await type(page, 'n m 5 j');
  await expect(unreadCount(page)).toHaveText('30 unread');
  for (const title of ['Harbour 0', 'Lab 0', 'Night 0', 'Harbour 1', 'Lab 1', 'Night 1']) {
    await expect(row(page, title)).toHaveAccessibleName(/, read/);
  }
  await expect(page.getByRole('status')).toContainText('Marked 6 as read');
  await type(page, 'u');
  await expect(unreadCount(page)).toHaveText('36 unread');
  await expect(row(page, 'Night 1')).toHaveAccessibleName(isUnread);
});

test('what is pending is shown, and Escape gives it up', async ({ page }) => {
  await type(page, 'm 5');
  await expect(page.locator('[data-pending]')).toHaveText('m 5');
  await type(page, 'Escape');
  await expect(page.locator('[data-pending]')).toHaveText('');
  await type(page, 'g');
  await expect(page.locator('[data-pending]')).toHaveText('g');
  await type(page, 'u');
  await expect(page.locator('#pane-list h2').first()).toHaveText('Unread');
});

test('the last act is repeated where the reader is now', async ({ page }) => {
  await type(page, 'n s n n .');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, saved/);
  await expect(row(page, 'Night 0')).toHaveAccessibleName(/, saved/);
  await expect(row(page, 'Lab 0')).not.toHaveAccessibleName(/, saved/);
});

test('recorded keys are played again, as often as the count says', async ({ page }) => {
  await type(page, 'n q s n q');
  await expect(page.getByRole('status')).toContainText('Recorded 2 acts');
  await type(page, '2 @');
  for (const title of ['Harbour 0', 'Lab 0', 'Night 0']) await expect(row(page, title)).toHaveAccessibleName(/, saved/);
  await expect(row(page, 'Harbour 1')).not.toHaveAccessibleName(/, saved/);
});

test('while keys are recorded a sign says so, in the window and in triage, and a press ends it', async ({ page }) => {
  const sign = page.getByRole('button', { name: /^Recording/ });
  await type(page, 'n q');
  await expect(sign).toBeVisible();
  await expect(sign.locator('kbd')).toHaveText('q');
  await type(page, 's Shift+T');
  await expect(sign).toBeVisible();
  await type(page, 'm');
  await expect(page.locator('[data-pending]')).toHaveText('m');
  await type(page, 'Escape q');
  await expect(sign).toHaveCount(0);
  await type(page, 'q');
  await sign.click();
  await expect(sign).toHaveCount(0);
  await expect(page.getByRole('status')).toContainText('Recorded 0 acts');
});

test('a choice is extended by key, and acts go to all of it', async ({ page }) => {
  await type(page, 'n x Shift+J Shift+J');
  await expect(unreadCount(page)).toHaveText('3 chosen');
  await type(page, 's');
  await expect(page.getByRole('status')).toContainText('Saved 3 articles');
  await type(page, 'Escape');
  await expect(unreadCount(page)).toHaveText('36 unread');
});

test('a stretch that is chosen becomes shorter on the way back, and what was chosen before stays', async ({ page }) => {
  const chosen = (): Promise<readonly (string | null)[]> =>
    page
      .getByRole('option', { name: /, chosen/ })
      .evaluateAll((rows) => rows.map((each) => each.getAttribute('aria-posinset')));
  await type(page, 'n n n x n n Shift+J Shift+J Shift+J');
  await expect.poll(chosen).toEqual(['3', '5', '6', '7', '8']);
  await type(page, 'Shift+K Shift+K');
  await expect.poll(chosen).toEqual(['3', '5', '6']);
  // Back over where it began, and over what was chosen before.
  await type(page, '4 Shift+K');
  await expect.poll(chosen).toEqual(['2', '3', '4', '5']);
  await type(page, 'Shift+J Shift+J');
  await expect.poll(chosen).toEqual(['3', '4', '5']);
  // From elsewhere another stretch begins.
  await type(page, 'n n n Shift+J Shift+J Shift+K');
  await expect.poll(chosen).toEqual(['3', '4', '5', '7', '8']);
  await type(page, 'ControlOrMeta+a Shift+K Shift+J');
  await expect(unreadCount(page)).toHaveText('36 chosen');
});

test('all of a view is marked as one entry, undone after a restart', async ({ page }) => {
  await type(page, 'Shift+A');
  await expect(page.getByRole('status')).toContainText('Marked 36 as read in News Feed');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, read/);
  await window.host.stop();
  const again = await startWebHost(window.host.profile);
  try {
    await page.goto(again.address);
    await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, read/);
    await type(page, 'u');
    await expect(row(page, 'Harbour 0')).toHaveAccessibleName(isUnread);
    await expect(unreadCount(page)).toHaveText('36 unread');
  } finally {
    await again.stop();
  }
});

test('a verb that had nothing to act on is widened all the same, and takes back no other act', async ({ page }) => {
  await type(page, 'n s');
  const saved = page.getByRole('treeitem', { name: /^Saved/ });
  await expect(saved).toHaveAccessibleName('Saved, 1 article');
  await type(page, 'g u');
  await expect(page.getByRole('heading', { name: 'Unread', level: 2 })).toBeVisible();
  await type(page, 'm 3 j');
  await expect(unreadCount(page)).toHaveText('32 unread');
  await expect(saved).toHaveAccessibleName('Saved, 1 article');
  await type(page, 'u');
  await expect(unreadCount(page)).toHaveText('36 unread');
  await expect(saved).toHaveAccessibleName('Saved, 1 article');
});

test('a comma marks this and what is older', async ({ page }) => {
  await type(page, 'n 9 n ,');
  await expect(unreadCount(page)).toHaveText('9 unread');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(isUnread);
});

test('keys of a Cyrillic layout act by their place', async ({ page }) => {
  await page.evaluate(() => {
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'о', code: 'KeyJ', bubbles: true, cancelable: true }),
    );
  });
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, read, open/);
});

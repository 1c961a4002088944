// What one did: every act by day, taken back and done again from there, by key alone and by pointer, also after a restart.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';
import { startWebHost } from '../support/webHost.ts';

let window: LibraryWindow;

test.beforeEach(async ({ page }) => {
  window = await openLibraryWindow(page, (library) => void makeSmallLibrary(library));
});
test.afterEach(() => window.close());

const article = (page: Page, title: string) => page.getByRole('option', { name: new RegExp(`^${title},`) });
const row = (page: Page, words: string) => page.getByRole('row').filter({ hasText: words });
const history = (page: Page) => page.getByRole('grid', { name: 'What you did' });
const said = (page: Page) => page.getByRole('status');
const press = async (page: Page, keys: string): Promise<void> => {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
};

/** Saves one article and marks three, one act after the other, and goes to see them. */
async function act(page: Page): Promise<void> {
  await press(page, 'n s');
  await expect(article(page, 'Harbour 0')).toHaveAccessibleName(/, saved/);
  await press(page, 'n n 3 m');
  await expect(said(page)).toContainText('Marked 3 as read');
  await press(page, 'g z');
  await expect(history(page)).toBeFocused();
}

test('acts stand newest first, and the one under the focus is taken back and done again by key alone', async ({
  page,
}) => {
  await act(page);
  await expect(page.getByRole('row').nth(0)).toContainText('Marked 3 as read');
  await expect(page.getByRole('row').nth(1)).toContainText('Saved “Harbour 0”');
  await press(page, 'j Enter');
  await expect(row(page, 'Saved “Harbour 0”')).toContainText('Taken back');
  await expect(said(page)).toContainText('Undone: Saved “Harbour 0”');
  await expect(row(page, 'Marked 3 as read')).not.toContainText('Taken back');
  await press(page, 'Escape');
  await expect(article(page, 'Harbour 0')).toBeVisible();
  await expect(article(page, 'Harbour 0')).not.toHaveAccessibleName(/, saved/);
  await expect(article(page, 'Night 0')).toHaveAccessibleName(/, read/);
  await press(page, 'g z');
  await expect(history(page)).toBeFocused();
  await press(page, 'j Shift+Z');
  await expect(row(page, 'Saved “Harbour 0”')).not.toContainText('Taken back');
  await press(page, 'Escape');
  await expect(article(page, 'Harbour 0')).toHaveAccessibleName(/, saved/);
});

test('u takes back one after the other, from the focus downwards', async ({ page }) => {
  await act(page);
  await press(page, 'u');
  await expect(row(page, 'Marked 3 as read')).toContainText('Taken back');
  await press(page, 'u');
  await expect(row(page, 'Saved “Harbour 0”')).toContainText('Taken back');
  await expect(row(page, 'Saved “Harbour 0”')).toHaveAttribute('aria-selected', 'true');
});

test('keys that act on articles rest while the history is shown', async ({ page }) => {
  await act(page);
  await press(page, 'm s x t');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('row').nth(0)).toContainText('Marked 3 as read');
});

test('the button of a toast takes back the act it names, whatever was done since', async ({ page }) => {
  await press(page, 'n x n x s');
  const saved = said(page).getByRole('button', { name: /^Undo/ }).first();
  await expect(said(page)).toContainText('Saved 2 articles');
  await press(page, 'Escape n 3 m');
  await expect(said(page)).toContainText('Marked 3 as read');
  await saved.click();
  await expect(said(page)).toContainText('Undone: Saved 2 articles');
  await expect(article(page, 'Harbour 0')).not.toHaveAccessibleName(/, saved/);
  await expect(article(page, 'Night 0')).toHaveAccessibleName(/, read/);
  // The key takes back the other, and its toast goes with it.
  await press(page, 'u');
  await expect(said(page).getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  await expect(article(page, 'Night 0')).toHaveAccessibleName(/, unread/);
});

test('the history is reached by pointer', async ({ page }) => {
  await page.locator('#pane-list').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'What you did' }).click();
  await expect(history(page)).toBeVisible();
});

test('an act is taken back by pointer after a restart', async ({ page }) => {
  await act(page);
  await window.host.stop();
  const again = await startWebHost(window.host.profile);
  try {
    await page.goto(again.address);
    await expect(article(page, 'Harbour 0')).toHaveAccessibleName(/, saved/);
    await press(page, 'g z');
    await row(page, 'Saved “Harbour 0”').getByRole('button', { name: 'Undo' }).click();
    await expect(row(page, 'Saved “Harbour 0”')).toContainText('Taken back');
    await row(page, 'Saved “Harbour 0”').getByRole('button', { name: 'Do it again' }).click();
    await expect(row(page, 'Saved “Harbour 0”')).not.toContainText('Taken back');
    await row(page, 'Marked 3 as read').getByRole('button', { name: 'Undo' }).click();
    await expect(row(page, 'Marked 3 as read')).toContainText('Taken back');
    await press(page, 'Escape');
    await expect(article(page, 'Night 0')).toHaveAccessibleName(/, unread/);
  } finally {
    await again.stop();
  }
});

test('is accessible, and fits a narrow window', async ({ page }) => {
  await act(page);
  await press(page, 'u');
  await expect(row(page, 'Marked 3 as read')).toContainText('Taken back');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  await page.setViewportSize({ width: 420, height: 800 });
  await expect(history(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(
    true,
  );
});

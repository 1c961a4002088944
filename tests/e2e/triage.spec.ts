// Triage: deciding one after the other, and going on where one was, also after a restart.
import { expect, type Page, test } from '@playwright/test';
import { row, type } from '../support/byKey.ts';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';
import { startWebHost } from '../support/webHost.ts';

let window: LibraryWindow;

test.beforeEach(async ({ page }) => {
  window = await openLibraryWindow(page, (library) => void makeSmallLibrary(library));
});
test.afterEach(() => window.close());

const bar = (page: Page) => page.locator('#pane-list header');

test('goes on with what is left of all there was, after leaving it and after a restart', async ({ page }) => {
  await type(page, 'g u Shift+T');
  await expect(bar(page)).toContainText('36 left of 36');
  await type(page, 'j j j j j');
  await expect(bar(page)).toContainText('31 left of 36');
  await page.getByRole('button', { name: 'Leave triage' }).click();
  await expect(page.locator('#pane-sources')).toBeVisible();

  await type(page, 'g a');
  await expect(page.getByRole('heading', { name: 'News Feed', level: 2 })).toBeVisible();
  await type(page, 'g u');
  await expect(row(page, 'Night 1')).toHaveAttribute('aria-posinset', '1');
  await type(page, 'Shift+T');
  await expect(bar(page)).toContainText('31 left of 36');
  await type(page, 'j');
  await expect(row(page, 'Night 1')).toHaveAccessibleName(/, read, open/);
  await expect(bar(page)).toContainText('30 left of 36');

  await page.waitForTimeout(900);
  await window.host.stop();
  const again = await startWebHost(window.host.profile);
  try {
    await page.goto(again.address);
    await expect(bar(page)).toContainText('30 left of 36');
    await type(page, 'j');
    await expect(row(page, 'Harbour 2')).toHaveAccessibleName(/, read, open/);
    await expect(bar(page)).toContainText('29 left of 36');
    await type(page, 'u');
    await expect(bar(page)).toContainText('30 left of 36');
  } finally {
    await again.stop();
  }
});

test('goes on at the article that had the focus', async ({ page }) => {
  await type(page, 'Shift+T j 8 j');
  await expect(row(page, 'Night 2')).toHaveAccessibleName(/, read, open/);
  await type(page, 'g u');
  await expect(page.getByRole('heading', { name: 'Unread' })).toBeVisible();
  await expect(row(page, 'Night 2')).toHaveCount(0);
  await type(page, 'g a');
  await expect(row(page, 'Night 2')).toHaveAccessibleName(/, read/);
  await type(page, 'j');
  await expect(row(page, 'Harbour 3')).toHaveAccessibleName(/, read, open/);
});

test('says how long the rest will take, once there is a pace', async ({ page }) => {
  await type(page, 'g u Shift+T');
  for (let decided = 1; decided <= 4; decided += 1) {
    await type(page, 'j');
    await expect(bar(page)).toContainText(`${36 - decided} left of 36`);
  }
  await expect(bar(page)).not.toContainText('min left');
  for (const left of [31, 30]) {
    await type(page, 'j');
    await expect(bar(page)).toContainText(`${left} left of 36`);
  }
  await expect(bar(page)).toContainText('≈ 1 min left');
});

test('chooses, saves, marks and tags by key, one and several', async ({ page }) => {
  await type(page, 'g u Shift+T n s');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, saved/);
  await type(page, 'n m');
  await expect(row(page, 'Lab 0')).toHaveAccessibleName(/, read/);
  await expect(bar(page)).toContainText('35 left of 36');
  await type(page, 'm');
  await expect(bar(page)).toContainText('36 left of 36');

  await type(page, 'n x n x');
  await expect(bar(page)).toContainText('2 chosen');
  await expect(page.getByRole('button', { name: /choose$/ })).toBeVisible();
  await type(page, 't');
  await page.getByRole('combobox', { name: 'Name of a tag' }).fill('bird');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('option', { name: /bird/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await type(page, 'm');
  await expect(bar(page)).toContainText('34 left of 36');
  await expect(row(page, 'Night 0')).toHaveAccessibleName(/, read, .*chosen/);
  await type(page, 'Escape');
  await expect(bar(page)).not.toContainText('chosen');
  await expect(bar(page)).toContainText('34 left of 36');
});

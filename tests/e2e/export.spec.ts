// Articles taken out of the window: counted first, written where it says, refused with what was typed kept.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { commandTable } from '../../shared/commands/commandTable.ts';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';

let window: LibraryWindow;
/** A key for the command, as a person would give it one. */
const key = 'Shift+W';

test.beforeEach(async ({ page }) => {
  window = await openLibraryWindow(page, (library) => {
    const ids = makeSmallLibrary(library);
    library.save(ids.Lab?.[1] ?? 0, ids.Night?.[2] ?? 0);
    library.store.write((write) =>
      write.run('INSERT INTO settings (key, value) VALUES (?, ?)', [
        'screen.keymap',
        JSON.stringify({ preset: 'reader', changes: { 'library.export': [key] } }),
      ]),
    );
  });
});
test.afterEach(() => window.close());

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Write articles to a file' });

test('by key alone: what is saved becomes a book in the library’s folder', async ({ page }) => {
  expect(commandTable['library.export'].menu).toBe('file');
  await page.keyboard.press(key);
  await expect(dialog(page).getByText('36 articles.')).toBeVisible();
  await expect(page.getByLabel('Which')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('Which')).toHaveValue('saved');
  await expect(dialog(page).getByText('2 articles.')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Form', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Write it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('2 articles written to')).toBeVisible();
  const [file = ''] = readdirSync(path.join(window.host.profile, 'exports'));
  expect(file).toMatch(/^broadsheet-.*\.epub$/);
  await expect(dialog(page).getByText(file)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});

test('what a search finds is counted while one types; a mistake is told and what was typed stays', async ({ page }) => {
  await page.keyboard.press(key);
  await page.getByLabel('Which').selectOption('What a search finds');
  await expect(page.getByRole('button', { name: 'Write it' })).toBeDisabled();
  await page.getByLabel('The search').fill('title:Harbour (');
  await expect(dialog(page).getByText(/^The search has a mistake at character/)).toBeVisible();
  await expect(page.getByLabel('The search')).toHaveValue('title:Harbour (');
  await expect(page.getByRole('button', { name: 'Write it' })).toBeDisabled();
  await page.getByLabel('The search').fill('title:Harbour');
  await expect(dialog(page).getByText('12 articles.')).toBeVisible();
  await page.getByLabel('Form', { exact: true }).selectOption('JSON');
  await page.getByRole('button', { name: 'Write it' }).click();
  await expect(dialog(page).getByText('12 articles written to')).toBeVisible();
  const folder = path.join(window.host.profile, 'exports');
  const written = JSON.parse(readFileSync(path.join(folder, readdirSync(folder)[0] ?? ''), 'utf8')) as {
    articles: unknown[];
  };
  expect(written.articles).toHaveLength(12);
  await page.getByRole('button', { name: 'Write another' }).click();
  await expect(page.getByLabel('The search')).toHaveValue('title:Harbour');
});

test('axe finds nothing', async ({ page }) => {
  await page.keyboard.press(key);
  await expect(dialog(page).getByText('36 articles.')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations).toEqual([]);
});

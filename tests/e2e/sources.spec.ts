// Arranging sources: names, folders, settings. By key alone, and by pointer; nothing typed is lost when it is refused.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { focusLine, line } from '../support/byKey.ts';
import { addFolder } from '../../electron/core/store/folders.ts';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';

let window: LibraryWindow;

test.beforeEach(async ({ page }) => {
  window = await openLibraryWindow(page, (library) => {
    const ids = makeSmallLibrary(library);
    library.store.act('addFolder', (act) => addFolder(act, 'Science'));
    library.tag('weekend', ids.Lab?.[0] ?? 0);
  });
});
test.afterEach(() => window.close());

const dialog = (page: Page) => page.getByRole('dialog');
const toast = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text);
const lines = (page: Page) => page.getByRole('tree', { name: 'Sources' }).getByRole('treeitem');
const nameField = (page: Page) => dialog(page).getByLabel('Name');
const placeField = (page: Page) => dialog(page).getByRole('combobox');

async function expectNoBarriers(page: Page): Promise<void> {
  // What fades in has other colours until it is there.
  await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running'));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a source is renamed by key, gets its own name back when the field is empty, and undo knows both', async ({
  page,
}) => {
  await focusLine(page, 'Lab Courier');
  await page.keyboard.press('F2');
  await expect(nameField(page)).toBeFocused();
  await expectNoBarriers(page);
  await page.keyboard.type('The Laboratory');
  await page.keyboard.press('Enter');
  await expect(line(page, 'The Laboratory')).toBeFocused();
  await expect(toast(page, 'Changed “The Laboratory”')).toBeVisible();
  await page.keyboard.press('F2');
  await expect(nameField(page)).toBeFocused();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(line(page, 'feeds.example')).toBeVisible();
  await page.keyboard.press('u');
  await expect(line(page, 'The Laboratory')).toBeVisible();
});

test('a folder and a tag are renamed by key, and a name that is taken keeps what was typed', async ({ page }) => {
  await focusLine(page, 'World');
  await page.keyboard.press('F2');
  await expect(nameField(page)).toBeFocused();
  await page.keyboard.type('Science');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('alert')).toHaveText('There is already one called “Science”.');
  await expect(nameField(page)).toHaveValue('Science');
  await page.keyboard.type(' too');
  await page.keyboard.press('Enter');
  await expect(line(page, 'Science too')).toBeFocused();

  await page.keyboard.press('End');
  await expect(line(page, 'weekend')).toBeFocused();
  await page.keyboard.press('F2');
  await expect(nameField(page)).toBeFocused();
  await page.keyboard.type('sunday');
  await page.keyboard.press('Enter');
  await expect(line(page, 'sunday')).toHaveAccessibleName('sunday, 1 article');
});

test('a source moves by a few letters, into a folder made on the way, and back by one undo', async ({ page }) => {
  await focusLine(page, 'Lab Courier');
  await page.keyboard.press('Shift+M');
  await expect(placeField(page)).toBeFocused();
  await page.keyboard.type('sci');
  await expect(page.getByRole('option', { name: 'Science' })).toBeVisible();
  await expectNoBarriers(page);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(line(page, 'Science')).toHaveAccessibleName('Science, 12 unread');
  await expect(line(page, 'Lab Courier')).toHaveAttribute('aria-level', '2');

  await page.keyboard.press('Shift+M');
  await expect(placeField(page)).toBeFocused();
  await page.keyboard.type('World / Europe');
  await page.keyboard.press('Enter');
  await expect(line(page, 'Europe')).toHaveAttribute('aria-level', '2');
  await expect(line(page, 'Lab Courier')).toHaveAttribute('aria-level', '3');
  await page.keyboard.press('u');
  await expect(line(page, 'Europe')).toHaveCount(0);
  await expect(line(page, 'Science')).toHaveAccessibleName('Science, 12 unread');

  await page.keyboard.press('Shift+M');
  await expect(placeField(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(line(page, 'Lab Courier')).toHaveAttribute('aria-level', '1');
});

test('a folder is made inside another, changes places by key, goes out again, and is removed with undo', async ({
  page,
}) => {
  await focusLine(page, 'World');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(lines(page).first()).toHaveAccessibleName('Science');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(lines(page).first()).toHaveAccessibleName(/^World/);

  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'New folder in it…' }).press('Enter');
  await expect(nameField(page)).toBeFocused();
  await page.keyboard.type('Europe');
  await page.keyboard.press('Enter');
  await expect(line(page, 'Europe')).toHaveAttribute('aria-level', '2');
  await expect(toast(page, 'Made the folder “Europe”')).toBeVisible();

  await focusLine(page, 'Europe');
  await page.keyboard.press('Shift+M');
  await expect(placeField(page)).toBeFocused();
  await page.keyboard.type('outside');
  await page.keyboard.press('Enter');
  await expect(line(page, 'Europe')).toHaveAttribute('aria-level', '1');

  await focusLine(page, 'World');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Remove the folder' }).press('Enter');
  await expect(line(page, 'World')).toHaveCount(0);
  await expect(line(page, 'Harbour Courier')).toHaveAttribute('aria-level', '1');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.press('u');
  await expect(line(page, 'Harbour Courier')).toHaveAttribute('aria-level', '2');
});

test('folders and sources are dragged: into, above, below, and out', async ({ page }) => {
  const height = 28;
  await line(page, 'Science').dragTo(line(page, 'World'), { targetPosition: { x: 60, y: 3 } });
  await expect(lines(page).first()).toHaveAccessibleName('Science');
  await line(page, 'Science').dragTo(line(page, 'World'), { targetPosition: { x: 60, y: height / 2 } });
  await expect(line(page, 'Science')).toHaveAttribute('aria-level', '2');
  await line(page, 'Lab Courier').dragTo(line(page, 'Science'));
  await expect(line(page, 'Lab Courier')).toHaveAttribute('aria-level', '3');
  await line(page, 'Lab Courier').dragTo(line(page, 'Harbour Courier'));
  await expect(line(page, 'Lab Courier')).toHaveAttribute('aria-level', '2');
  await line(page, 'Lab Courier').dragTo(page.getByRole('heading', { name: 'Sources' }));
  await expect(line(page, 'Lab Courier')).toHaveAttribute('aria-level', '1');
  await line(page, 'World').dragTo(line(page, 'Science'), { targetPosition: { x: 60, y: height / 2 } });
  await expect(toast(page, 'A folder cannot be moved into itself.')).toBeVisible();
});

test('the settings of a source are changed as one act by key, and a refused address keeps what was typed', async ({
  page,
}) => {
  await focusLine(page, 'Lab Courier');
  await page.keyboard.press('Shift+E');
  const field = (name: string) => dialog(page).getByLabel(name, { exact: true });
  await expect(field('Name')).toBeFocused();
  await expectNoBarriers(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('https://feeds.example/Night%20Courier');
  await page.keyboard.press('Enter');
  await expect(field('Address')).toBeFocused();
  await expect(field('Address')).toHaveValue('https://feeds.example/Night%20Courier');
  await expect(dialog(page).getByText('You already follow Night Courier.')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('https://feeds.example/lab');
  await field('Tell me when something new comes').press('Space');
  await field('Articles at most').fill('5');
  await expect(dialog(page).getByText(/^7 articles would go at once/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(line(page, 'Lab Courier')).toHaveAccessibleName('Lab Courier, 5 unread');
  await page.keyboard.press('Shift+E');
  await expect(field('Address')).toHaveValue('https://feeds.example/lab');
  await expect(field('Tell me when something new comes')).toBeChecked();
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await expect(line(page, 'Lab Courier')).toHaveAccessibleName('Lab Courier, 12 unread');
  await page.keyboard.press('Shift+E');
  await expect(field('Address')).toHaveValue('https://feeds.example/Lab%20Courier');
  await expect(field('Articles at most')).toHaveValue('');
});

test('a password is kept and never shown again', async ({ page }) => {
  await focusLine(page, 'Lab Courier');
  await page.keyboard.press('Shift+E');
  await dialog(page).getByLabel('User name').fill('ann');
  await dialog(page).getByLabel('Password').fill('hush');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('Shift+E');
  await expect(dialog(page).getByText('A password is kept.')).toBeVisible();
  await expect(dialog(page).getByLabel('Password')).toHaveValue('');
  await dialog(page).getByRole('button', { name: 'Forget it' }).click();
  await expect(dialog(page).getByText('A password is kept.')).toHaveCount(0);
});

test('rows and order of one source are its own', async ({ page }) => {
  await line(page, 'Lab Courier').click();
  await page.keyboard.press('Shift+E');
  await dialog(page).getByLabel('Order').selectOption('Oldest first');
  await dialog(page).getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('option').first()).toHaveAccessibleName(/Lab 11/);
  await line(page, 'Night Courier').click();
  await expect(page.getByRole('option').first()).toHaveAccessibleName(/Night 0/);
});

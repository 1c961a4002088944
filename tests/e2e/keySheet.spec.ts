// The sheet of keys, by keyboard alone and by pointer: found, changed, clashes told, taken, put back, brought in and written out.
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';

let window: LibraryWindow;

test.beforeEach(async ({ page }) => {
  window = await openLibraryWindow(page, (library) => void makeSmallLibrary(library));
});
test.afterEach(() => window.close());

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keys', exact: true });
const key = (page: Page, name: string) => sheet(page).getByRole('option', { name: new RegExp(`^${name}`) });
const active = (page: Page) => sheet(page).getByRole('option', { selected: true });
const slot = (page: Page) => page.getByRole('textbox', { name: 'New keys' });
const row = (page: Page, name: string) =>
  page.locator('#pane-list').getByRole('option', { name: new RegExp(`^${name},`) });
const open = async (page: Page, typed = ''): Promise<void> => {
  await page.keyboard.press('?');
  await expect(page.getByRole('combobox', { name: 'Find a key or an act' })).toBeFocused();
  await page.keyboard.type(typed);
};
const preset = (page: Page) => sheet(page).getByRole('button', { name: /^Preset:/ });

test('the sheet shows every key, and is searched by words and by keys', async ({ page }) => {
  await open(page);
  await expect(key(page, 'Open next,')).toHaveAccessibleName('Open next, j');
  await page.keyboard.type('undo');
  await expect(active(page)).toHaveAccessibleName('Undo, u or z or Ctrl+Z');
  await page.keyboard.press('Control+F');
  await expect(active(page)).toHaveAccessibleName('Find in the article, Ctrl+F');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
});

test('arrow keys walk the columns', async ({ page }) => {
  await open(page);
  await expect(active(page)).toHaveAccessibleName(/^Open next,/);
  await page.keyboard.press('ArrowRight');
  await expect(active(page)).toHaveAccessibleName(/^Mark read or unread,/);
  await page.keyboard.press('ArrowDown');
  await expect(active(page)).toHaveAccessibleName(/^Save or unsave,/);
  await page.keyboard.press('ArrowLeft');
  await expect(active(page)).toHaveAccessibleName(/^Open previous,/);
});

test('a new chord is recorded, works at once and after a restart, and is put back', async ({ page }) => {
  await open(page, 'save or');
  await page.keyboard.press('Enter');
  await expect(slot(page)).toBeFocused();
  await page.keyboard.press('w');
  await page.keyboard.press('w');
  await expect(sheet(page).locator('kbd').filter({ hasText: 'w' })).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(active(page)).toHaveAccessibleName('Save or unsave, s or w w, changed by you');
  await expect(preset(page)).toHaveAccessibleName('Preset: Reader, 1 changed by you');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(700);
  await page.reload();
  await row(page, 'Harbour 0').waitFor();
  for (const stroke of ['n', 'w', 'w']) await page.keyboard.press(stroke);
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, saved/);
  await open(page, 'save or');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'As in the preset' }).click();
  await expect(active(page)).toHaveAccessibleName('Save or unsave, s');
  await expect(preset(page)).toHaveAccessibleName('Preset: Reader');
});

test('a clash is told at once, Escape leaves all as it was, Enter takes the key from the other', async ({ page }) => {
  await open(page, 'tag');
  await page.keyboard.press('Enter');
  await page.keyboard.press('s');
  await expect(sheet(page).getByRole('status').first()).toContainText('s is “Save or unsave”');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeVisible();
  await expect(key(page, 'Tag…')).toHaveAccessibleName('Tag…, t');
  await page.keyboard.press('Enter');
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: 'Take it from there' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(key(page, 'Tag…')).toHaveAccessibleName('Tag…, t or s, changed by you');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('save or');
  await expect(key(page, 'Save or unsave')).toHaveAccessibleName('Save or unsave, no key, changed by you');
});

test('a key that would hide longer ones says so', async ({ page }) => {
  await open(page, 'tag');
  await page.keyboard.press('Enter');
  await page.keyboard.press('g');
  await expect(sheet(page).getByRole('status').first()).toContainText('g u for “Unread” could not be reached');
});

test('Backspace takes a key away', async ({ page }) => {
  await open(page, 'scroll back');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(active(page)).toHaveAccessibleName('Scroll back, no key, changed by you');
});

test('keys of a Cyrillic layout are recorded by their place', async ({ page }) => {
  await open(page, 'scroll back');
  await page.keyboard.press('Enter');
  await slot(page).evaluate((input) =>
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'х', code: 'KeyW', bubbles: true, cancelable: true })),
  );
  await page.keyboard.press('Enter');
  await expect(active(page)).toHaveAccessibleName(/^Scroll back, ⇧Space or w,/);
});

test('by pointer: a row is opened, a key taken off, another preset chosen and taken back', async ({ page }) => {
  await open(page);
  await key(page, 'Undo').click();
  await page.getByRole('button', { name: 'Take away z' }).click();
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(key(page, 'Undo')).toHaveAccessibleName('Undo, u or Ctrl+Z, changed by you');
  await preset(page).click();
  await page.getByRole('menuitemcheckbox', { name: 'NetNewsWire' }).click();
  await expect(key(page, 'Move the focus to next')).toHaveAccessibleName('Move the focus to next, no key');
  await expect(key(page, 'Undo')).toHaveAccessibleName(/changed by you/);
  await page.getByRole('button', { name: 'As before' }).click();
  await expect(preset(page)).toHaveAccessibleName('Preset: Reader, 1 changed by you');
  await preset(page).click();
  await page.getByRole('menuitem', { name: 'Put all keys back' }).click();
  await expect(preset(page)).toHaveAccessibleName('Preset: Reader');
});

test('keys are written to a file and brought in again, and what was not understood is named', async ({ page }) => {
  await open(page, 'tag');
  for (const stroke of ['Enter', 'w', 'Enter']) await page.keyboard.press(stroke);
  await preset(page).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Write keys to a file…' }).click(),
  ]);
  const written: unknown = JSON.parse(readFileSync((await download.path()) ?? '', 'utf8'));
  expect(written).toEqual({ preset: 'reader', changes: { 'article.tag': ['t', 'w'] } });

  const bringIn = async (text: string): Promise<void> => {
    await preset(page).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('menuitem', { name: 'Bring in keys from a file…' }).click(),
    ]);
    await chooser.setFiles({ name: 'keys.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await bringIn('{"preset":"vim","changes":{"no.such":["x"],"article.tag":["Mod+"]}}');
  const notice = sheet(page).getByRole('status').last();
  await expect(notice).toContainText('In use, without what was not understood: no.such and Mod+.');
  await expect(preset(page)).toHaveAccessibleName(/Vim/);
  await expect(notice).toContainText('“Tag…” keeps the keys of the preset.');
  await expect(notice).not.toContainText('only the first answers');
  await bringIn('{"preset":"reader","changes":{"article.toggleSaved":["w"],"article.tag":["w"],"app.undo":["g"]}}');
  await expect(notice).toContainText(
    'The keys of the file are in use. w is both “Save or unsave” and “Tag…”; only the first answers to it.',
  );
  await expect(notice).toContainText(/cannot be reached, since it begins with the key of “Undo”\. \d+ more clash\./);
  await preset(page).click();
  await page.getByRole('menuitemcheckbox', { name: 'Vim' }).click();
  await bringIn('not a keymap');
  await expect(notice).toContainText('That file holds no keys.');
  await expect(preset(page)).toHaveAccessibleName(/Vim/);
});

for (const [name, strokes] of [
  ['the sheet of keys', ''],
  ['a key being changed', 'Enter s'],
] as const) {
  test(`axe finds nothing on ${name}`, async ({ page }) => {
    await open(page, 'tag');
    for (const stroke of strokes.split(' ').filter(Boolean)) await page.keyboard.press(stroke);
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
    ).toEqual([]);
  });
}

// Tags and notes: completed, put on one article and on many, taken off, undone; written, kept, found, and lost in no way.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { row, type } from '../support/byKey.ts';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';
import { startWebHost } from '../support/webHost.ts';

let window: LibraryWindow;

test.beforeEach(async ({ page }) => {
  window = await openLibraryWindow(page, (library) => {
    const { Harbour = [], Lab = [] } = makeSmallLibrary(library);
    library.tag('diplomacy', Harbour[0] ?? 0, Lab[0] ?? 0);
    library.tag('weekend', Lab[0] ?? 0);
    library.tag('to cite', Harbour[3] ?? 0);
  });
});
test.afterEach(() => window.close());

const dialog = (page: Page) => page.getByRole('dialog');
const field = (page: Page) => dialog(page).getByRole('combobox', { name: 'Name of a tag' });
const tag = (page: Page, name: string) => dialog(page).getByRole('option', { name });
const note = (page: Page) => dialog(page).getByRole('textbox', { name: 'What to remember' });
const said = (page: Page) => page.getByRole('status');
const openTags = async (page: Page, keys: string): Promise<void> => {
  await type(page, keys);
  await expect(field(page)).toBeFocused();
};
const openNote = async (page: Page, keys: string): Promise<void> => {
  await type(page, keys);
  await expect(note(page)).toBeFocused();
};

test('a tag is completed by its first letters, put on, taken off, and each is undone by one key', async ({ page }) => {
  await openTags(page, 'n t');
  await expect(tag(page, 'diplomacy')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('wee');
  await expect(dialog(page).getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(tag(page, 'weekend')).toHaveAttribute('aria-selected', 'true');
  await expect(field(page)).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(row(page, 'Harbour 0')).toContainText('weekend');
  await expect(said(page)).toContainText('Tagged “Harbour 0” with “weekend”');
  await type(page, 'u');
  await expect(row(page, 'Harbour 0')).not.toContainText('weekend');
});

test('a name that is not there is made a tag', async ({ page }) => {
  await openTags(page, 'n t');
  await page.keyboard.type('  heat   pumps');
  await expect(tag(page, 'Make the tag “heat pumps”')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(tag(page, 'heat pumps')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('treeitem', { name: /^heat pumps/ })).toBeVisible();
  await type(page, 'u');
  await expect(page.getByRole('treeitem', { name: /^heat pumps/ })).toHaveCount(0);
});

test('of several articles a tag says on how many it is; one press puts it on all, the next takes it off', async ({
  page,
}) => {
  await openTags(page, 'n x Shift+J Shift+J t');
  await expect(dialog(page)).toContainText('3 articles');
  await expect(tag(page, 'diplomacy')).toContainText('on 2 of 3');
  await page.keyboard.type('dip');
  await page.keyboard.press('Enter');
  await expect(tag(page, 'diplomacy')).toHaveAttribute('aria-selected', 'true');
  await expect(said(page)).toContainText(/Tagged “\w+ \d+” with “diplomacy”/);
  await page.keyboard.press('Enter');
  await expect(tag(page, 'diplomacy')).toHaveAttribute('aria-selected', 'false');
  await expect(said(page)).toContainText('Took the tag “diplomacy” off 3 articles');
  await expect(tag(page, 'diplomacy')).not.toContainText('of 3');
});

test('several are put on before it closes, and nothing moves meanwhile', async ({ page }) => {
  await openTags(page, 'n t');
  await expect(tag(page, 'diplomacy')).toBeVisible();
  const names = (): Promise<readonly string[]> => dialog(page).getByRole('option').allInnerTexts();
  const before = (await names()).map((text) => text.split('\n')[0]);
  await type(page, 'ArrowUp Enter');
  await expect(dialog(page).getByRole('option', { selected: true })).toHaveCount(2);
  await type(page, 'ArrowUp Enter');
  await expect(dialog(page).getByRole('option', { selected: true })).toHaveCount(3);
  expect((await names()).map((text) => text.split('\n')[0])).toEqual(before);
  await page.keyboard.press('Escape');
  await openTags(page, 'n n t');
  // Those used last come first the next time.
  await expect(dialog(page).getByRole('option').first()).toContainText(before.at(-2) ?? '?');
});

test('a count before the key tags so many rows', async ({ page }) => {
  await openTags(page, 'n 5 t');
  await expect(dialog(page)).toContainText('5 articles');
  await page.keyboard.type('batch');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(said(page)).toContainText('Tagged 5 articles “batch”');
  // The key alone is never widened by what is pressed after the dialog.
  await type(page, 'Shift+G');
  await expect(dialog(page)).toHaveCount(0);
});

test('a thousand articles are tagged as one act', async ({ page }) => {
  await window.close();
  window = await openLibraryWindow(page, (library) => {
    const feed = library.follow('The Long Count');
    const now = Date.now();
    library.add(
      feed,
      Array.from({ length: 1_000 }, (_none, place) => ({ title: `Count ${place}`, publishedAt: now - place * 60_000 })),
    );
  });
  await type(page, 'n Control+a');
  await expect(page.getByText('1,000 chosen')).toBeVisible();
  await openTags(page, 't');
  await expect(dialog(page)).toContainText('1,000 articles');
  await page.keyboard.type('all of it');
  await type(page, 'Enter Escape');
  await expect(said(page)).toContainText('Tagged 1,000 articles “all of it”');
  await expect(page.getByRole('treeitem', { name: /^all of it/ })).toContainText('1,000');
  await type(page, 'u');
  await expect(page.getByRole('treeitem', { name: /^all of it/ })).toHaveCount(0);
});

test('works by pointer alone', async ({ page }) => {
  await row(page, 'Night 0').click();
  await page.getByRole('main').getByRole('button', { name: 'Tag…', exact: true }).click();
  await tag(page, 'to cite').click();
  await expect(tag(page, 'to cite')).toHaveAttribute('aria-selected', 'true');
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(row(page, 'Night 0')).toContainText('to cite');
});

test('a note is written by key, shown in the article, marked in the row, found, and undone after a restart', async ({
  page,
}) => {
  await openNote(page, 'n e');
  await page.keyboard.type('Ask about the crane');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(said(page)).toContainText('Wrote a note on “Harbour 0”');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/with a note/);
  await type(page, 'Enter');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('Ask about the crane')).toBeVisible();
  await frame.getByRole('button', { name: 'Change the note' }).click();
  await expect(note(page)).toBeFocused();
  await expect(note(page)).toHaveValue('Ask about the crane');
  await page.keyboard.type(', and the tide');
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(frame.getByText('Ask about the crane, and the tide')).toBeVisible();
  await window.host.stop();
  const again = await startWebHost(window.host.profile);
  try {
    await page.goto(again.address);
    await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/with a note/);
    await type(page, 'u n Enter');
    await expect(frame.getByText('Ask about the crane')).toBeVisible();
    await expect(frame.getByText('and the tide')).toHaveCount(0);
  } finally {
    await again.stop();
  }
});

test('Escape keeps what was written, and opening a note without writing is no act', async ({ page }) => {
  await openNote(page, 'n e');
  await type(page, 'Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(said(page)).not.toContainText('note');
  await openNote(page, 'e');
  await page.keyboard.type('Half a thought');
  await type(page, 'Escape');
  await expect(said(page)).toContainText('Wrote a note on “Harbour 0”');
  await openNote(page, 'e');
  await expect(note(page)).toHaveValue('Half a thought');
});

test('a window that goes in the middle of a note loses none of it', async ({ page }) => {
  await openNote(page, 'n e');
  await page.keyboard.type('In the middle of');
  await page.reload();
  await row(page, 'Harbour 0').waitFor();
  await expect(row(page, 'Harbour 0')).not.toHaveAccessibleName(/with a note/);
  await openNote(page, 'n e');
  await expect(note(page)).toHaveValue('In the middle of');
  await page.keyboard.type(' a word');
  await page.reload();
  await row(page, 'Lab 0').waitFor();
  // Writing another keeps the one before.
  await openNote(page, 'n n e');
  await expect(note(page)).toHaveValue('');
  await type(page, 'Escape');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/with a note/);
  await openNote(page, 'p e');
  await expect(note(page)).toHaveValue('In the middle of a word');
});

test('notes are found', async ({ page }) => {
  await openNote(page, 'n e');
  await page.keyboard.type('Ask about the crane');
  await type(page, 'Escape');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/with a note/);
  await type(page, '/');
  await page.keyboard.type('has:note');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(row(page, 'Harbour 0')).toBeVisible();
});

test('tags and notes are accessible', async ({ page }) => {
  await openTags(page, 'n x Shift+J t');
  await page.keyboard.type('e');
  await expect(dialog(page)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await type(page, 'Escape e');
  await expect(dialog(page).getByRole('textbox')).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

// What one marks in an article and how one goes through a long one: by key alone and by pointer, undone, and found again after an edit.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { openLibrary } from '../../electron/engine/openLibrary.ts';
import { type LibraryWindow, openLibraryWindow } from '../support/libraryWindow.ts';
import { openMadeLibrary } from '../support/madeLibrary.ts';
import { startWebHost } from '../support/webHost.ts';

let window: LibraryWindow;
test.afterEach(() => window.close());

const part = (about: string): string =>
  `<h2>${about}</h2>${`<p>${`A sentence about ${about} that goes on for a while, as sentences do. `.repeat(6)}</p>`.repeat(5)}`;
const story = (bird: string): string =>
  `<p>It begins with the ${bird}, which stands still.</p>${['Water', 'Reeds', 'Nests'].map(part).join('')}`;

async function open(page: Page): Promise<FrameLocator> {
  window = await openLibraryWindow(page, (library) => {
    const feed = library.follow('Field Notes');
    const now = Date.now();
    library.add(
      feed,
      [
        {
          key: 'watch',
          title: 'The long watch',
          contentHtml: story('heron'),
          contentHash: '1',
          publishedAt: now - 60_000,
        },
        { title: 'The short one', text: 'Nothing much.', publishedAt: now - 120_000 },
      ],
      now - 30_000,
    );
  });
  const frame = page.frameLocator('iframe');
  await page.keyboard.press('j');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('The long watch');
  return frame;
}

const said = (page: Page) => page.getByRole('status');
const marked = (frame: FrameLocator): Promise<readonly string[]> =>
  frame
    .locator('html')
    .evaluate((html) => [...(html.ownerDocument.defaultView?.CSS.highlights.get('marked') ?? [])].map(String));
const selected = (frame: FrameLocator): Promise<string> =>
  frame.locator('html').evaluate((html) => String(html.ownerDocument.getSelection()));
const press = async (page: Page, keys: string): Promise<void> => {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
};

/** By key alone words are found first; they stay selected when the search ends. */
async function select(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find in this article' });
  await expect(field).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
}

test('words are found, taken in further, marked, noted, unmarked and brought back by key alone', async ({ page }) => {
  const frame = await open(page);
  await press(page, 'Shift+H');
  await expect(said(page)).toContainText('Select words to mark them');
  await select(page, 'the heron');
  await expect.poll(() => selected(frame)).toBe('the heron');
  await press(page, 'Shift+ArrowLeft Shift+ArrowRight Control+Shift+ArrowRight Shift+H');
  await expect(said(page)).toContainText('Marked words in “The long watch”');
  await expect.poll(() => marked(frame)).toEqual(['the heron,']);
  expect(await selected(frame)).toBe('');

  await frame.getByRole('button', { name: 'Write a note' }).focus();
  await press(page, 'Enter');
  const note = page.getByRole('dialog').getByRole('textbox');
  await expect(note).toBeFocused();
  await expect(page.getByRole('dialog')).toContainText('the heron,');
  await page.keyboard.type('Ardea cinerea');
  await press(page, 'Escape');
  await expect(frame.locator('.marked-list .note')).toHaveText('Ardea cinerea');

  await frame.getByRole('button', { name: 'Remove the mark' }).focus();
  await press(page, 'Enter');
  await expect(frame.getByText('What you marked')).toHaveCount(0);
  await expect.poll(() => marked(frame)).toEqual([]);
  await press(page, 'u');
  await expect(frame.locator('.marked-list .note')).toHaveText('Ardea cinerea');
  await press(page, 'u u');
  await expect(frame.getByText('What you marked')).toHaveCount(0);
  await press(page, 'Shift+Z');
  await expect.poll(() => marked(frame)).toEqual(['the heron,']);
});

test('Escape lets go of what is selected before it leaves the article', async ({ page }) => {
  const frame = await open(page);
  await select(page, 'stands still');
  await expect(page.getByRole('toolbar')).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
  await press(page, 'Escape');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveCount(0);
});

test('a mark that is pressed offers its note and its removal; a new mark can be noted at once', async ({ page }) => {
  const frame = await open(page);
  await frame.getByText('It begins with').dblclick({ position: { x: 30, y: 12 } });
  await page.getByRole('toolbar').getByRole('button', { name: 'Write a note' }).click();
  const note = page.getByRole('dialog').getByRole('textbox');
  await expect(note).toBeFocused();
  await page.keyboard.type('So it does');
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await expect(frame.locator('.marked-list .note')).toHaveText('So it does');
  await frame
    .getByText('It begins with')
    .first()
    .click({ position: { x: 30, y: 12 } });
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Change the note' })).toBeVisible();
  await page.getByRole('toolbar').getByRole('button', { name: 'Remove the mark' }).click();
  await expect(frame.getByText('What you marked')).toHaveCount(0);
});

test('a note that is refused stays in its dialog, with the reason', async ({ page }) => {
  const frame = await open(page);
  await select(page, 'the heron');
  await press(page, 'Shift+H');
  await frame.getByRole('button', { name: 'Write a note' }).click();
  const note = page.getByRole('dialog').getByRole('textbox');
  await expect(note).toBeFocused();
  await page.keyboard.type('Ardea cinerea');
  // Meanwhile the mark is taken away from elsewhere.
  const library = await openLibrary(window.host.profile);
  await library.client.call('journal.undo', {});
  await library.close();
  await press(page, 'Escape');
  await expect(page.getByRole('alert')).toHaveText('That mark is not in this article any more.');
  await expect(note).toHaveValue('Ardea cinerea');
  await page.getByRole('button', { name: 'Close without keeping it' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a mark is gone to from the list at the end', async ({ page }) => {
  const frame = await open(page);
  await select(page, 'the heron');
  await press(page, 'Shift+H');
  await frame.getByRole('button', { name: 'the heron' }).click();
  await expect.poll(() => selected(frame)).toBe('the heron');
  await expect(frame.getByText('It begins with')).toBeInViewport();
});

test('marks stay with their words when the publisher edits around them, and are kept when the words go', async ({
  page,
}) => {
  const frame = await open(page);
  await select(page, 'stands still');
  await press(page, 'Shift+H');
  await expect.poll(() => marked(frame)).toEqual(['stands still']);
  await select(page, 'the heron');
  await press(page, 'Shift+H');
  await expect.poll(() => marked(frame)).toEqual(['stands still', 'the heron']);
  await window.host.stop();
  const library = openMadeLibrary({ folder: window.host.profile });
  library.add(1, [{ key: 'watch', title: 'The long watch', contentHtml: story('tall grey egret'), contentHash: '2' }]);
  library.close({ keep: true });
  const again = await startWebHost(window.host.profile);
  try {
    await page.goto(again.address);
    await page.getByRole('option', { name: /^The long watch/ }).click();
    await expect(frame.getByText('tall grey egret')).toBeVisible();
    await expect.poll(() => marked(frame)).toEqual(['stands still']);
    await expect(frame.locator('.marked-list q')).toHaveText(['stands still', 'the heron']);
    await expect(frame.locator('.marked-list .gone')).toHaveCount(1);
  } finally {
    await again.stop();
  }
});

test('the parts of a long article are gone to by key, and the present one is ticked', async ({ page }) => {
  const frame = await open(page);
  await press(page, 'c');
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitemcheckbox')).toHaveText([/Water/, /Reeds/, /Nests/]);
  await press(page, 'End Enter');
  await expect(menu).toHaveCount(0);
  await expect(frame.getByRole('heading', { name: 'Nests' })).toBeInViewport();
  await press(page, 'c');
  await expect(menu.getByRole('menuitemcheckbox', { checked: true })).toHaveText(/Nests/);
  await press(page, 'Escape');
  await expect(menu).toHaveCount(0);
  await press(page, 'j');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('The short one');
  await press(page, 'c');
  await expect(said(page)).toContainText('no parts');
  await expect(page.getByRole('button', { name: 'In this article' })).toHaveCount(0);
});

test('marks and the menu of parts are accessible', async ({ page, context }) => {
  const frame = await open(page);
  await select(page, 'the heron');
  expect((await new AxeBuilder({ page }).exclude('iframe').analyze()).violations).toEqual([]);
  await press(page, 'Shift+H');
  await expect(frame.getByText('What you marked')).toBeVisible();
  await press(page, 'c');
  await expect(page.getByRole('menu')).toContainText('“the heron”');
  expect((await new AxeBuilder({ page }).include('[role=menu]').analyze()).violations).toEqual([]);
  const alone = await context.newPage();
  await alone.setContent(await frame.locator('html').evaluate((html) => html.outerHTML));
  expect(
    (await new AxeBuilder({ page: alone }).disableRules(['document-title', 'region', 'landmark-one-main']).analyze())
      .violations,
  ).toEqual([]);
});

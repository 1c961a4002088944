// The sources pane: what it shows, by key and by pointer.
import { expect, type Page, test } from '@playwright/test';
import { line } from '../support/byKey.ts';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';

let window: LibraryWindow;

test.beforeEach(async ({ page }) => {
  window = await openLibraryWindow(page, (library) => {
    const ids = makeSmallLibrary(library);
    library.tag('weekend', ids.Lab?.[0] ?? 0);
    library.save(ids.Lab?.[1] ?? 0);
  });
});
test.afterEach(() => window.close());

const title = (page: Page) => page.locator('#pane-list h2').first();

test('counts stand by every source and follow what is read', async ({ page }) => {
  await expect(line(page, 'News Feed')).toHaveAccessibleName('News Feed, 36 unread');
  await expect(line(page, 'World')).toHaveAccessibleName('World, 12 unread');
  await expect(line(page, 'Saved')).toHaveAccessibleName('Saved, 1 article');
  await expect(line(page, 'weekend')).toHaveAccessibleName('weekend, 1 article');
  await page.keyboard.press('j');
  await expect(line(page, 'News Feed')).toHaveAccessibleName('News Feed, 35 unread');
  await expect(line(page, 'Harbour Courier')).toHaveAccessibleName('Harbour Courier, 11 unread');
});

test('a click shows a source, a folder, a tag', async ({ page }) => {
  await line(page, 'Lab Courier').click();
  await expect(title(page)).toHaveText('Lab Courier');
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-setsize', '12');
  await line(page, 'World').click();
  await expect(title(page)).toHaveText('World');
  await line(page, 'weekend').click();
  await expect(page.getByRole('option')).toHaveCount(1);
});

test('the pane is walked and folded by key, and Enter goes on to the list', async ({ page }) => {
  await expect(line(page, 'World')).toBeVisible();
  await page.keyboard.press('Shift+F6');
  await expect(line(page, 'News Feed')).toBeFocused();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
  await expect(line(page, 'World')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(line(page, 'World')).toHaveAttribute('aria-expanded', 'false');
  await expect(line(page, 'Harbour Courier')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(line(page, 'Harbour Courier')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Harbour Courier');
  await expect(page.getByRole('listbox')).toBeFocused();
});

test('a source is dragged into a folder', async ({ page }) => {
  await line(page, 'Lab Courier').dragTo(line(page, 'World'));
  await expect(line(page, 'World')).toHaveAccessibleName('World, 24 unread');
  await expect(line(page, 'Lab Courier')).toHaveAttribute('aria-level', '2');
});

test('a right click offers what can be done, and stopping to follow can be undone', async ({ page }) => {
  await line(page, 'Night Courier').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Stop following/ }).click();
  await expect(line(page, 'Night Courier')).toHaveCount(0);
  await expect(line(page, 'News Feed')).toHaveAccessibleName('News Feed, 24 unread');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(line(page, 'Night Courier')).toBeVisible();
});

test('an edge is dragged, and a double click puts it back', async ({ page }) => {
  const width = async (): Promise<number> =>
    Math.round((await page.locator('#pane-sources').boundingBox())?.width ?? 0);
  expect(await width()).toBe(232);
  const edge = page.getByRole('separator', { name: 'Width of the sources' });
  const box = await edge.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 4, 400);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 64, 400, { steps: 4 });
  await page.mouse.up();
  expect(await width()).toBe(292);
  await edge.dblclick();
  expect(await width()).toBe(232);
});

test('the next source with unread is a key away', async ({ page }) => {
  await page.keyboard.press('Shift+N');
  await expect(title(page)).toHaveText('Harbour Courier');
  await page.keyboard.press('Shift+N');
  await expect(title(page)).toHaveText('Lab Courier');
  await page.keyboard.press('Shift+P');
  await expect(title(page)).toHaveText('Harbour Courier');
});

test('topics of late unfold on demand, and each lists its articles over all sources', async ({ page }) => {
  await window.close();
  window = await openLibraryWindow(page, (library) => {
    for (const name of ['One', 'Two'])
      library.add(library.follow(`The ${name}`), [{ title: name, topics: ['Harbours', `Only ${name}`] }]);
  });
  await expect(page.getByRole('tree', { name: 'Topics' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Topics' }).click();
  await expect(page.getByRole('tree', { name: 'Topics' }).getByRole('treeitem')).toHaveCount(1);
  await line(page, 'Harbours').click();
  await expect(title(page)).toHaveText('Harbours');
  await expect(page.getByRole('option')).toHaveCount(2);
  await expect(line(page, 'Harbours')).toHaveAttribute('aria-selected', 'true');
});

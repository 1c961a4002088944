// The palette, by keyboard alone and by pointer: acts with what they would touch, places, articles, and what was chosen last.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';

let window: LibraryWindow;

test.beforeEach(async ({ page }) => {
  window = await openLibraryWindow(page, (library) => {
    const ids = makeSmallLibrary(library);
    library.tag('weekend', ids.Lab?.[0] ?? 0, ids.Lab?.[1] ?? 0);
  });
});
test.afterEach(() => window.close());

const palette = (page: Page) => page.getByRole('dialog', { name: 'Everything, by name' });
const field = (page: Page) => page.getByRole('combobox');
const line = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('option', { name });
const active = (page: Page) => page.getByRole('dialog').getByRole('option', { selected: true });
const title = (page: Page) => page.locator('#pane-list h2').first();
const row = (page: Page, name: string) =>
  page.locator('#pane-list').getByRole('option', { name: new RegExp(`^${name},`) });
const ask = async (page: Page, typed: string): Promise<void> => {
  await page.keyboard.press('Control+K');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(typed);
};

test('a few letters find an act, its key stands beside it, and Enter does it', async ({ page }) => {
  await ask(page, 'theme');
  await expect(active(page)).toHaveText(/^Theme: system, light, dark, sepia, high contrast.*⇧D$/);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('an act on a folder says how many it would touch, shows them first, does it, and is undone', async ({ page }) => {
  await ask(page, 'mar wo');
  await expect(active(page)).toHaveText(/^Mark all of World read.*12 articles$/);
  await page.keyboard.press('Control+Enter');
  await expect(title(page)).toHaveText('Search');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, unread/);
  await expect(row(page, 'Harbour 0')).toHaveAttribute('aria-setsize', '12');
  await ask(page, 'mar wo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Marked 12 as read in World' })).toBeVisible();
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, read/);
  await expect(page.getByRole('treeitem', { name: 'News Feed, 24 unread' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, unread/);
});

test('what is old is counted before it is marked', async ({ page }) => {
  await ask(page, 'older than a day');
  await expect(active(page)).toHaveText(/12 articles$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Marked 12 as read' })).toBeVisible();
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, unread/);
});

test('folders, sources, tags and places are gone to by name', async ({ page }) => {
  for (const [typed, shown] of [
    ['world', 'World'],
    ['hrbr', 'Harbour Courier'],
    ['weekend', 'weekend'],
    ['saved', 'Saved'],
  ] as const) {
    await ask(page, typed);
    const places = page.getByRole('group', { name: 'Go to' });
    await places.getByRole('option').first().click();
    await expect(title(page)).toHaveText(shown);
  }
});

test('an article is found by its title and opened in its source', async ({ page }) => {
  await ask(page, 'night 7');
  const found = page.getByRole('group', { name: 'Articles' }).getByRole('option');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText('Night Courier');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Night Courier');
  await expect(row(page, 'Night 7')).toHaveAccessibleName(/, read/);
  await expect(page.frameLocator('#pane-article iframe').getByRole('heading', { name: 'Night 7' })).toBeVisible();
});

test('arrow keys go round, and the field keeps the focus', async ({ page }) => {
  await ask(page, 'mark');
  const first = await active(page).getAttribute('id');
  await page.keyboard.press('ArrowDown');
  await expect(active(page)).not.toHaveAttribute('id', first ?? '');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute('aria-activedescendant', (await active(page).getAttribute('id')) ?? '');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(active(page)).toHaveAttribute('id', (await line(page, /./).last().getAttribute('id')) ?? '');
  await page.keyboard.press('Home');
  await expect(active(page)).toHaveAttribute('id', first ?? '');
});

test('what was chosen last comes first the next time, also after a restart of the window', async ({ page }) => {
  await ask(page, 'show only unread');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('group', { name: 'Lately' }).getByRole('option')).toHaveText([/^Show only unread/]);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(700);
  await page.reload();
  await row(page, 'Harbour 0').waitFor();
  await page.keyboard.press('Control+K');
  await expect(active(page)).toHaveText(/^Show only unread/);
});

test('what cannot be done now says why, and is not done', async ({ page }) => {
  await ask(page, 'find in the article');
  await expect(active(page)).toHaveText(/needs an open article$/);
  await expect(active(page)).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await ask(page, 'find in the article');
  await expect(active(page)).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Find in this article' })).toBeFocused();
});

test('g f asks for sources alone', async ({ page }) => {
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect(page.getByRole('dialog', { name: 'Go to a source' })).toBeVisible();
  await expect(line(page, /./)).toHaveText([/World/, /Harbour Courier, in World/, /Lab Courier/, /Night Courier/]);
  await page.keyboard.type('lab');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Lab Courier');
});

test('Escape goes back to where one was', async ({ page }) => {
  await row(page, 'Lab 0').click();
  await page.getByRole('listbox').focus();
  await ask(page, 'anything');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  await expect(page.getByRole('listbox')).toBeFocused();
  await page.keyboard.press('n');
  await expect(page.getByRole('listbox')).toHaveAttribute('aria-activedescendant', 'row-2');
});

test('recorded keys get a name, are played by it after a restart, and are forgotten', async ({ page }) => {
  for (const stroke of ['n', 'q', 's', 'n', 'q', 'Shift+Q']) await page.keyboard.press(stroke);
  const name = page.getByRole('textbox', { name: 'A name for 2 acts' });
  await expect(name).toBeFocused();
  await page.keyboard.type('tidy up');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '“tidy up” is in the palette now.' })).toBeVisible();
  await page.waitForTimeout(700);
  await page.reload();
  await row(page, 'Harbour 0').waitFor();
  for (const stroke of ['n', 'n']) await page.keyboard.press(stroke);
  await ask(page, 'play tidy');
  await expect(active(page)).toHaveText(/^Play: tidy up2 acts$/);
  await page.keyboard.press('Enter');
  await expect(row(page, 'Lab 0')).toHaveAccessibleName(/, saved/);
  await expect(row(page, 'Night 0')).not.toHaveAccessibleName(/, saved/);
  await ask(page, 'forget tidy');
  await page.keyboard.press('Enter');
  await ask(page, 'tidy');
  await expect(line(page, /tidy up/)).toHaveCount(0);
});

test('a name that is taken is said before it is replaced', async ({ page }) => {
  for (let turn = 0; turn < 2; turn += 1) {
    for (const stroke of ['n', 'q', 's', 'q', 'Shift+Q']) await page.keyboard.press(stroke);
    await expect(page.getByRole('textbox', { name: 'A name for 1 act' })).toBeFocused();
    await page.keyboard.type('again');
    if (turn === 1) {
      await expect(page.getByText('“again” is there already and would be replaced.')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Replace it' })).toBeVisible();
    }
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await ask(page, 'again');
  await expect(line(page, 'Play: again')).toHaveCount(1);
});

for (const typed of ['', 'mar', 'no such thing']) {
  test(`axe finds nothing on the palette with “${typed}” typed`, async ({ page }) => {
    await ask(page, typed);
    await expect(page.getByRole('dialog')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
    ).toEqual([]);
  });
}

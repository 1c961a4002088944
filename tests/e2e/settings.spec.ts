// The settings: by keyboard alone and by pointer; everything takes effect at once, is kept, and can be set back.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';
import { startWebHost } from '../support/webHost.ts';

const day = 86_400_000;
let window: LibraryWindow;

test.beforeEach(async ({ page }) => {
  window = await openLibraryWindow(page, (library) => {
    makeSmallLibrary(library);
    const feedId = library.follow('Old Courier');
    const long = Date.now() - 300 * day;
    library.add(
      feedId,
      Array.from({ length: 5 }, (_none, place) => ({ title: `Old ${place}`, publishedAt: long - place })),
      long,
    );
  });
});
test.afterEach(() => window.close());

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Settings' });
const open = async (page: Page, section?: string): Promise<void> => {
  await page.keyboard.press('Control+,');
  await expect(dialog(page)).toBeVisible();
  if (section !== undefined) await page.getByRole('tab', { name: section }).click();
};
const theme = (page: Page) => page.locator('html');

test('sections are walked by the arrows, Tab goes into one, Escape closes and the keys act again', async ({ page }) => {
  await page.keyboard.press('n');
  await open(page);
  await expect(page.getByRole('tab', { name: 'Reading' })).toBeFocused();
  for (const name of ['List', 'Keys', 'Checking', 'Keeping', 'Care']) {
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('tab', { name })).toBeFocused();
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
  }
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Letters')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('n');
  await expect(page.getByRole('listbox')).toHaveAttribute('aria-activedescendant', 'row-1');
});

test('text is set by key with a sample beside it, and all of it outlives a restart', async ({ page }) => {
  await open(page);
  const sample = page.locator('[data-sample]');
  await expect(sample).toHaveCSS('font-size', '19px');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Size')).toBeFocused();
  await page.keyboard.press('End');
  await expect(sample).toHaveCSS('font-size', '28px');
  await page.keyboard.press('Home');
  await expect(sample).toHaveCSS('font-size', '14px');
  await page.getByRole('checkbox', { name: 'Both edges straight' }).press('Space');
  await expect(sample).toHaveCSS('text-align', 'justify');
  await page.getByLabel('Colours', { exact: true }).selectOption('Sepia');
  await expect(theme(page)).toHaveAttribute('data-theme', 'sepia');
  await page.getByLabel('Colours', { exact: true }).selectOption('High contrast');
  await expect(theme(page)).toHaveAttribute('data-theme', 'contrast-light');
  await page.getByLabel('Language', { exact: true }).selectOption('Deutsch');
  await expect(page.getByRole('dialog', { name: 'Einstellungen' })).toBeVisible();
  await page.waitForTimeout(600); // what is on the screen is written a moment later
  await window.host.stop();
  const again = await startWebHost(window.host.profile);
  try {
    await page.goto(again.address);
    await page.locator('[role=option]').first().waitFor();
    await expect(theme(page)).toHaveAttribute('lang', 'de');
    await expect(theme(page)).toHaveAttribute('data-theme', 'contrast-light');
    await page.keyboard.press('Control+,');
    await expect(page.locator('[data-sample]')).toHaveCSS('font-size', '14px');
    await page.getByRole('button', { name: 'Auf das Gewöhnliche zurücksetzen' }).click();
    await expect(page.locator('[data-sample]')).toHaveCSS('font-size', '19px');
    await expect(theme(page)).toHaveAttribute('lang', 'en');
    await expect(page.getByText('All of this is as it was at first.')).toBeVisible();
  } finally {
    await again.stop();
  }
});

test('how lists begin changes the list behind at once', async ({ page }) => {
  await page.keyboard.press('j');
  await open(page, 'List');
  await expect(page.getByRole('option', { name: /^Harbour 0/, includeHidden: true })).toHaveCount(1);
  await page.getByRole('checkbox', { name: 'Show only unread' }).click();
  await expect(page.getByRole('option', { name: /^Harbour 0/, includeHidden: true })).toHaveCount(0);
  const height = async (): Promise<number> =>
    (await page.getByRole('option', { includeHidden: true }).first().boundingBox())?.height ?? 0;
  expect(await height()).toBeGreaterThan(60);
  await dialog(page).getByLabel('Rows').selectOption('Compact');
  await expect.poll(height).toBeLessThan(40);
});

test('a preset changes the keys at once, and the sheet of keys is one press away', async ({ page }) => {
  await open(page, 'Keys');
  await page.getByLabel('Begin with').selectOption('Vim');
  await expect(page.getByRole('listitem').filter({ hasText: 'Move the focus to next' })).toContainText('j');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.getByRole('listbox')).toHaveAttribute('aria-activedescendant', 'row-1');
});

test('a proxy’s address is taken when it can be one, and what was typed stays when it cannot', async ({ page }) => {
  await open(page, 'Checking');
  await page.getByLabel('Proxy').selectOption('One of my own');
  const address = page.getByLabel('Its address');
  await address.fill('proxy.example:3128');
  await address.press('Enter');
  await expect(page.getByText('An address begins with http:// or https://')).toBeVisible();
  await expect(address).toHaveValue('proxy.example:3128');
  await address.fill('http://proxy.example:3128');
  await address.press('Enter');
  await expect(page.getByText('It is used from now on.')).toBeVisible();
  await page.keyboard.press('Escape');
  await open(page, 'Checking');
  await expect(page.getByLabel('Its address')).toHaveValue('http://proxy.example:3128');
  await page.getByRole('button', { name: 'Set this back to what is usual' }).click();
  await expect(page.getByLabel('Proxy')).toHaveValue('system');
});

test('notes are allowed with a press where the browser asks, and it is said when they are', async ({
  page,
  context,
}) => {
  await open(page, 'Checking');
  await expect(page.getByText(/once this browser may show notes|refuses notes/)).toBeVisible();
  await page.keyboard.press('Escape');
  await context.grantPermissions(['notifications']);
  await open(page, 'Checking');
  await expect(page.getByText('tell of new articles, once a check.')).toBeVisible();
});

test('a rule of keeping says what it would let go, lets it go, and is taken back whole', async ({ page }) => {
  const total = page.getByRole('treeitem', { name: /^News Feed/, includeHidden: true });
  await expect(total).toHaveAccessibleName(/41 unread/);
  await open(page, 'Keeping');
  await expect(page.getByText('Everything stays.')).toBeVisible();
  await page.getByLabel('Keep them for').selectOption('90 days');
  await expect(page.getByText('5 articles go at once, and can be taken back.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Let go only what was read' }).click();
  await expect(page.getByText('Nothing goes now.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Let go only what was read' }).click();
  await page.getByRole('button', { name: 'Let go of 5' }).click();
  await expect(page.getByText('Nothing goes by this rule now.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(total).toHaveAccessibleName(/36 unread/);
  await page.keyboard.press('u');
  await expect(total).toHaveAccessibleName(/41 unread/);
  await open(page, 'Keeping');
  await expect(page.getByText('Everything stays.')).toBeVisible();
});

test('what a search finds is let go as well; what was typed outlives Escape, and each search can be taken out', async ({
  page,
}) => {
  const total = page.getByRole('treeitem', { name: /^News Feed/, includeHidden: true });
  const field = page.getByRole('combobox', { name: 'Let go as well what a search finds' });
  await open(page, 'Keeping');
  await field.click();
  await page.keyboard.type('feed:"Old Cou');
  await expect(page.getByRole('option', { name: 'Old Courier' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue('feed:"Old Courier" ');
  await expect(page.getByText('5 articles go at once, and can be taken back.')).toBeVisible();
  await page.keyboard.type('older:(');
  await expect(page.getByText(/^At character/)).toBeVisible();
  await expect(page.getByText('Everything stays.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await open(page, 'Keeping');
  await expect(field).toHaveValue('feed:"Old Courier" older:(');
  await field.press('Control+a');
  await page.keyboard.type('feed:"Old Courier" title:"Old 1"');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('');
  await expect(page.getByRole('listitem').filter({ hasText: 'title:"Old 1"' })).toBeVisible();
  await page.getByRole('button', { name: 'Let go of 1' }).press('Enter');
  await expect(page.getByText('Nothing goes by this rule now.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(total).toHaveAccessibleName(/40 unread/);
  await open(page, 'Keeping');
  await page.getByRole('button', { name: /^No longer let go what/ }).click();
  await expect(field).toBeFocused();
  await page.getByRole('button', { name: 'Leave it as it was' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'title:"Old 1"' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await expect(total).toHaveAccessibleName(/41 unread/);
});

test('the library says what it holds and where it lies, and is looked over', async ({ page }) => {
  await open(page, 'Care');
  await expect(page.getByText('41 articles of 4 sources')).toBeVisible();
  await expect(page.getByText(window.host.profile)).toBeVisible();
  await page.getByRole('button', { name: 'Look it over' }).click();
  await expect(page.getByText('All is well.')).toBeVisible();
  await expect(page.getByText('The search index knows every article.')).toBeVisible();
});

test('axe finds nothing in any section', async ({ page }) => {
  await open(page);
  for (const name of ['Reading', 'List', 'Keys', 'Checking', 'Keeping', 'Care']) {
    await page.getByRole('tab', { name }).click();
    await expect(page.getByRole('tabpanel', { name }).getByRole('heading').first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
  }
});

test('the library goes back to a copy, and from there to what it was before', async ({ page }) => {
  const saved = page.getByRole('treeitem', { name: /^Saved/ });
  await expect(saved).toHaveAccessibleName('Saved');
  await open(page, 'Care');
  await page.getByRole('button', { name: 'Make one now' }).click();
  await expect(page.getByText(/^Written and checked: 0\.\d MB, .*own-/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await expect(saved).toHaveAccessibleName('Saved, 1 article');

  await open(page, 'Care');
  const row = page.getByRole('row').filter({ hasText: 'made by you' });
  await row.getByRole('button').press('Enter');
  await expect(page.getByText('As it is now, it is set aside whole')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it' }).press('Enter');
  await expect(page.getByText('As it is now, it is set aside whole')).toHaveCount(0);
  await row.getByRole('button').press('Enter');
  await page
    .getByRole('group', { name: /^Go back to/ })
    .getByRole('button', { name: /^Go back to/ })
    .press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(saved).toHaveAccessibleName('Saved');

  await open(page, 'Care');
  await page.getByRole('row').filter({ hasText: 'set aside' }).getByRole('button').click();
  await page
    .getByRole('group', { name: /^Go back to/ })
    .getByRole('button', { name: /^Go back to/ })
    .click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(saved).toHaveAccessibleName('Saved, 1 article');
});

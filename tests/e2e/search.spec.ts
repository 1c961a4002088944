// Searching: as one types, by key and by pointer, with what could be typed next, what is wrong, and the way there and back.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type LibraryWindow, openLibraryWindow } from '../support/libraryWindow.ts';

let window: LibraryWindow;

const dayMs = 86_400_000;
const headlines = [
  ['Harbour strike: the third week', 'Freight is rerouted while the strike over the night allowance goes on.'],
  ['What a strike costs', 'Most estimates of lost trade assume that a ship which waits never sails.'],
  ['Lightning strikes twice', 'Two data centres, one storm, and a breaker nobody had labelled.'],
  ['A quiet week at the harbour', 'Eleven ships were at anchor on Monday evening.'],
  ['The bread of Trieste', 'Flour, water, salt and a great deal of patience.'],
] as const;

test.beforeEach(async ({ page }) => {
  window = await openLibraryWindow(page, (library) => {
    const courier = library.follow('Harbour Courier', { folder: 'World' });
    const sport = library.follow('Sport Today');
    const ids = library.add(
      courier,
      headlines.map(([title, text], place) => ({
        title,
        text,
        author: 'Elif Marchetti',
        topics: ['Labour'],
        publishedAt: Date.now() - (place + 1) * dayMs,
      })),
    );
    library.add(sport, [
      { title: 'A strike from thirty yards', text: 'It went in off the post.', publishedAt: Date.now() - dayMs },
    ]);
    library.tag('to cite', ids[1] ?? 0);
    library.save(ids[1] ?? 0);
  });
});
test.afterEach(() => window.close());

const field = (page: Page) => page.getByRole('combobox', { name: 'Search all articles' });
const rows = (page: Page) => page.getByRole('listbox', { name: 'Articles' }).getByRole('option');
const found = (page: Page) => page.getByRole('search').getByRole('status');
const title = (page: Page) => page.locator('#pane-list h2').first();
const offers = (page: Page) => page.getByRole('listbox', { name: 'What could come next' }).getByRole('option');

test('results come as one types, the last word being a beginning until Enter, and the marks show why', async ({
  page,
}) => {
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('strik');
  await expect(rows(page)).toHaveCount(4);
  await expect(found(page)).toHaveText(/^4 of 6 articles, in \d+ ms$/);
  await expect(rows(page).locator('mark')).toHaveText(['strike', 'strike', 'strike', 'strike', 'strikes']);
  await page.keyboard.type('e');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByRole('listbox', { name: 'Articles' })).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.frameLocator('iframe').locator('h1 mark')).toHaveText('strike');
});

test('Escape goes from the article to the list, to the field, and to where one came from', async ({ page }) => {
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(title(page)).toHaveText('Today');
  await page.keyboard.press('/');
  await page.keyboard.type('harbour');
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('o');
  await expect(page.frameLocator('iframe').locator('h1')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.frameLocator('iframe').locator('h1')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('harbour');
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText('Today');
});

test('operators and values are completed by key', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('strike -fe');
  await expect(offers(page)).toHaveText([/^feed:from a source/]);
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveValue('strike -feed:');
  await page.keyboard.type('sp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('strike -feed:"Sport Today" ');
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByText('with “strike”, not from the feed “Sport Today”')).toBeVisible();
});

test('authors and topics are completed from the library', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('author:mar');
  await expect(offers(page)).toHaveText(['Elif Marchetti']);
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveValue('author:"Elif Marchetti" ');
  await expect(rows(page)).toHaveCount(5);
  await page.keyboard.type('topic:');
  await expect(offers(page)).toHaveText(['Labour']);
});

test('finding in an article that a search led to begins with what is marked', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('ships');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.frameLocator('iframe').locator('.body mark')).toHaveText('ships');
  await page.keyboard.press('Control+F');
  await expect(page.getByText('1 of 1')).toBeVisible();
});

test('operators and values are completed by pointer', async ({ page }) => {
  await page.getByRole('treeitem', { name: /^Search/ }).click();
  await expect(offers(page).first()).toHaveText(/^is:/);
  await offers(page).filter({ hasText: 'tag:' }).click();
  await offers(page).filter({ hasText: 'to cite' }).click();
  await expect(field(page)).toHaveValue('tag:"to cite" ');
  await expect(field(page)).toBeFocused();
  await expect(rows(page)).toHaveCount(1);
});

test('a mistake is told with its place, and what was found stays', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('harbour ');
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.type('is:odd');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^At character 12: is: knows unread, read/)).toBeVisible();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAccessibleDescription(/^At character 12/);
  await expect(rows(page)).toHaveCount(2);
});

test('the order is chosen, and what the query says of it gives way', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('strike sort:oldest');
  await page.keyboard.press('Enter');
  await expect(rows(page).first()).toHaveAccessibleName(/^What a strike costs,/);
  await page.getByRole('button', { name: 'Order of what is found: Oldest first' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Newest first' }).click();
  await expect(field(page)).toHaveValue('strike');
  await expect(rows(page).last()).toHaveAccessibleName(/^What a strike costs,/);
});

test('the last searches are offered in an empty field, and can be forgotten', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('harbour');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(offers(page).first()).toHaveText('harbour');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press('/');
  await page.keyboard.press('Backspace');
  await offers(page).filter({ hasText: 'Forget the last searches' }).click();
  await expect(offers(page).filter({ hasText: 'harbour' })).toHaveCount(0);
});

test('a search is kept under a name, changed, removed, and brought back', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('strike');
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('button', { name: 'Keep as smart feed' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep as smart feed' });
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('Strike');
  await expect(dialog.getByText('Finds 3 articles, 3 unread')).toBeVisible();
  await name.fill('');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('It needs a name to stand under.')).toBeVisible();
  await page.keyboard.type('At the docks');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('At the docks');
  await expect(rows(page)).toHaveCount(3);
  const line = page.getByRole('treeitem', { name: /^At the docks/ });
  await expect(line).toHaveAccessibleName('At the docks, 3 unread');
  await page.keyboard.press('j');
  await expect(line).toHaveAccessibleName('At the docks, 2 unread');

  await page.keyboard.press('F2');
  const change = page.getByRole('dialog', { name: 'Change the smart feed' });
  await change.getByRole('combobox', { name: 'What it finds' }).fill('harbour -fe');
  await page.keyboard.press('Escape');
  await expect(change).toBeVisible();
  await change.getByRole('combobox', { name: 'What it finds' }).fill('harbour');
  await page.keyboard.press('Enter');
  await expect(change).toHaveCount(0);
  await expect(rows(page)).toHaveCount(2);

  await page.keyboard.press('Shift+U');
  await expect(page.getByRole('treeitem', { name: /^At the docks/ })).toHaveCount(0);
  await page.keyboard.press('u');
  await page.getByRole('treeitem', { name: /^At the docks/ }).click();
  await expect(rows(page)).toHaveCount(2);
});

test('a search without a result says what was too much, and leads on', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('anchor strike');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No article has both words.')).toBeVisible();
  await expect(field(page)).toBeFocused();
  await page.getByRole('button', { name: '4 have one.' }).click();
  await expect(field(page)).toHaveValue('anchor OR strike');
  await expect(rows(page)).toHaveCount(4);
});

test('all of a search is saved or tagged at once, and taken back at once', async ({ page }) => {
  const saved = page.getByRole('treeitem', { name: /^Saved/ });
  await page.keyboard.press('/');
  await page.keyboard.type('strike');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(3);
  await page.locator('#pane-list').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Save all of this view' }).click();
  await expect(saved).toHaveAccessibleName('Saved, 3 articles');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(saved).toHaveAccessibleName('Saved, 1 article');
  await page.locator('#pane-list').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Tag all of this view…' }).click();
  await expect(page.getByRole('combobox', { name: 'Name of a tag' })).toBeFocused();
  await page.keyboard.type('to cite');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tagged 2 articles “to cite”')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('treeitem', { name: /^to cite/ })).toHaveAccessibleName('to cite, 3 articles');
  await page.getByRole('listbox', { name: 'Articles' }).focus();
  await page.keyboard.press('Shift+A');
  await expect(page.getByRole('treeitem', { name: /^News Feed/ })).toHaveAccessibleName('News Feed, 3 unread');
});

test('Saved has filters by key and by pointer, any number of them, and keeps them', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('harbour OR strike');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(4);
  await page.locator('#pane-list').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Save all of this view' }).click();
  await page.getByRole('treeitem', { name: /^Saved/ }).click();
  await expect(rows(page)).toHaveCount(4);
  const filter = (name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });
  await expect(filter('All')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('f');
  await expect(filter('All')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(filter('Tagged')).toHaveAttribute('aria-pressed', 'true');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.locator('.day').first()).toBeVisible();
  expect((await new AxeBuilder({ page }).exclude('iframe').analyze()).violations).toEqual([]);
  await filter('Long').click();
  await expect(page.getByText('Nothing that is saved passes these filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all of it' }).click();
  await expect(rows(page)).toHaveCount(4);
  await filter('Tagged').click();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(rows(page)).toHaveCount(6);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(rows(page)).toHaveCount(1);
});

test('axe finds nothing in the search, its offers and its mistakes', async ({ page }) => {
  await page.keyboard.press('/');
  expect((await new AxeBuilder({ page }).exclude('iframe').analyze()).violations).toEqual([]);
  await page.keyboard.type('strike feed:');
  await expect(offers(page).first()).toBeVisible();
  expect((await new AxeBuilder({ page }).exclude('iframe').analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^At character 8/)).toBeVisible();
  expect((await new AxeBuilder({ page }).exclude('iframe').analyze()).violations).toEqual([]);
});

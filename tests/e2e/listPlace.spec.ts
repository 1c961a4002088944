// Where the reader is in a list stays so: whatever arrives, goes or is asked of the list, after leaving it and after a restart.
import { expect, type Page, test } from '@playwright/test';
import { openLibrary } from '../../electron/engine/openLibrary.ts';
import { row, type } from '../support/byKey.ts';
import { rssFeed } from '../support/feedMaker.ts';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';
import { startServer } from '../support/scriptedServer.ts';
import { startWebHost } from '../support/webHost.ts';

let window: LibraryWindow;

const open = async (page: Page, perFeed = 12): Promise<void> => {
  window = await openLibraryWindow(page, (library) => void makeSmallLibrary(library, perFeed));
};
test.afterEach(() => window.close());

const scrollTo = (page: Page, top: number): Promise<void> =>
  page.getByRole('listbox').evaluate((list, at) => list.scrollTo(0, at), top);
/** Title of the first row that is seen whole. */
const firstInSight = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const top = document.querySelector('[role=listbox]')?.getBoundingClientRect().top ?? 0;
    const rows = [...document.querySelectorAll('[role=option]')];
    const first = rows.find((each) => each.getBoundingClientRect().top > top + 60);
    return first?.querySelector('.visually-hidden')?.textContent?.split(',')[0] ?? '';
  });

test('a list is found at the article where it was left, whatever came or was read since, and after a restart', async ({
  page,
}) => {
  await open(page, 60);
  const heading = page.locator('#pane-list h2').first();
  await scrollTo(page, 4_000);
  await expect.poll(() => firstInSight(page)).toMatch(/^\w+ (?:8|9)$/);
  const first = await firstInSight(page);
  await type(page, 'g s');
  await expect(heading).toHaveText('Saved');
  await type(page, 'g a');
  await expect(heading).toHaveText('News Feed');
  await expect(row(page, first)).toBeInViewport();

  // One row less above it.
  const place = Number(await row(page, first).getAttribute('aria-posinset'));
  await type(page, 'g u');
  await expect(heading).toHaveText('Unread');
  await type(page, 'j');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, read, open/);
  await type(page, 'g a l');
  await expect(row(page, first)).toBeInViewport();
  await expect(row(page, first)).toHaveAttribute('aria-posinset', `${place - 1}`);

  await page.waitForTimeout(900);
  await window.host.stop();
  const again = await startWebHost(window.host.profile);
  try {
    await page.goto(again.address);
    await expect(row(page, first)).toBeInViewport();
  } finally {
    await again.stop();
  }
});

test('showing what is new forgets the place of that view alone', async ({ page }) => {
  await open(page, 60);
  const heading = page.locator('#pane-list h2').first();
  await scrollTo(page, 4_000);
  await expect.poll(() => firstInSight(page)).toMatch(/^\w+ (?:8|9)$/);
  const first = await firstInSight(page);
  await type(page, 'g u');
  await expect(heading).toHaveText('Unread');
  await expect(row(page, 'Harbour 0')).toBeInViewport();
  await scrollTo(page, 2_000);
  await type(page, 'h');
  await expect(row(page, 'Harbour 0')).toBeInViewport();
  await type(page, 'g a');
  await expect(row(page, first)).toBeInViewport();
  await type(page, 'g u');
  await expect(heading).toHaveText('Unread');
  await expect(row(page, 'Harbour 0')).toBeInViewport();
});

test('what the person chose for a view is kept over a restart of the window', async ({ page }) => {
  await open(page);
  await type(page, 'd Shift+O');
  await expect(page.getByRole('option').first()).toHaveAccessibleName(/^Night 11,/);
  await page.waitForTimeout(700);
  await page.reload();
  await expect(page.getByRole('option').first()).toHaveAccessibleName(/^Night 11,/);
  await expect
    .poll(() =>
      page
        .getByRole('option')
        .first()
        .evaluate((option) => option.clientHeight),
    )
    .toBe(28);
});

test('another order and only what is unread leave the focus on its article, far down as well', async ({ page }) => {
  await open(page, 120);
  const here = page.locator('[aria-activedescendant]');
  const focused = async (): Promise<string | null> =>
    page.locator(`#${await here.getAttribute('aria-activedescendant')}`).getAttribute('aria-posinset');
  await type(page, 'g g 2 5 1 n');
  await expect(row(page, 'Night 83')).toBeInViewport();
  expect(await focused()).toBe('252');
  await type(page, 'Shift+O');
  await expect(row(page, 'Night 83')).toHaveAttribute('aria-posinset', '109');
  await expect(row(page, 'Night 83')).toBeInViewport();
  await expect.poll(focused).toBe('109');
  await type(page, 'j');
  await expect(row(page, 'Lab 83')).toHaveAccessibleName(/, read, open/);
  // What is open was read, so it is no longer in the view: one goes on with what followed it.
  await type(page, 'l j');
  await expect(row(page, 'Harbour 83')).toHaveAccessibleName(/, open/);
});

test('when a source goes, the others stay open, focused and chosen', async ({ page }) => {
  await open(page);
  await type(page, 'n n x n n x n n n o');
  const opened = page.locator('[role=option][aria-selected=true]').filter({ hasText: 'Harbour 2' });
  await expect(opened).toHaveAccessibleName(/^Harbour 2, .+, open/);
  await expect(page.locator('#pane-list header p')).toHaveText('2 chosen');
  await page.getByRole('treeitem', { name: /^Night Courier/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Stop following/ }).click();
  await expect(row(page, 'Night 0')).toHaveCount(0);
  await expect(opened).toHaveAttribute('aria-posinset', '5');
  await expect(page.locator('#pane-list header p')).toHaveText('2 chosen');
  await expect(row(page, 'Harbour 1')).toHaveAccessibleName(/, chosen/);
  await page.locator('#pane-list [role=listbox]').focus();
  await type(page, 'n o');
  await expect(row(page, 'Lab 2')).toHaveAccessibleName(/, open/);
});

test('what arrives waits behind the pill, and the row under the cursor stays where it is', async ({ page }) => {
  const server = await startServer();
  const serve = (...titles: readonly string[]): void =>
    server.script('/news.xml', {
      headers: { 'content-type': 'application/rss+xml' },
      body: rssFeed({ title: 'Served', items: titles.map((title) => ({ guid: title, title })) }),
    });
  try {
    serve('First served');
    await open(page);
    const library = await openLibrary(window.host.profile);
    await library.client.call('feeds.subscribe', { feedUrl: `${server.origin}/news.xml` });
    await library.close();
    await expect(page.getByRole('button', { name: '1 new' })).toBeVisible();
    await type(page, 'h');
    await expect(row(page, 'First served')).toBeVisible();
    await type(page, 'j j j');
    const present = page.locator('[role=option][aria-selected=true]');
    await expect(present).toHaveAccessibleName(/^Lab 0, .+, read/);
    const box = await present.boundingBox();
    serve('Second served', 'First served');
    await page.getByRole('treeitem', { name: /^Served/ }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Check now/ }).click();
    await expect(page.getByRole('button', { name: '1 new' })).toBeVisible();
    await expect(present).toHaveAccessibleName(/^Lab 0,/);
    expect(await present.boundingBox()).toEqual(box);
    await type(page, 'h');
    await expect(page.getByRole('option').first()).toHaveAccessibleName(/^Second served,/);
    // What was open stays so, and one goes on from there.
    await expect(present).toHaveAccessibleName(/^Lab 0,/);
    await type(page, 'j');
    await expect(present).toHaveAccessibleName(/^Night 0,/);
  } finally {
    await server.close();
  }
});

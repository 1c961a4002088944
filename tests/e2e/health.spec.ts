// The health of sources: what is said of each, what is done about it by key and by pointer, and two thousand of them.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';
import type { MadeLibrary } from '../support/madeLibrary.ts';
import { madeItems, rssFeed } from '../support/feedMaker.ts';
import { type ScriptedServer, startServer } from '../support/scriptedServer.ts';

let window: LibraryWindow;
let server: ScriptedServer | undefined;
test.afterEach(async () => {
  await window.close();
  await server?.close();
  server = undefined;
});

const hour = 3_600_000;
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const toast = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text);

/** Says how the checks of a feed went, as a sync would have. */
function setHealth(library: MadeLibrary, title: string, values: Readonly<Record<string, string | number>>): void {
  const columns = Object.keys(values)
    .map((column) => `${column} = ?`)
    .join(', ');
  library.store.write((write) =>
    write.run(`UPDATE feeds SET ${columns} WHERE id = (SELECT feed_id FROM subscriptions WHERE title = ?)`, [
      ...Object.values(values),
      title,
    ]),
  );
}

const failing = (code: string, since: number): Readonly<Record<string, string | number>> => ({
  checked_at: Date.now() - hour,
  failures_in_row: 3,
  last_outcome: 'failed',
  error_code: code,
  error_details: '{"host":"feeds.example"}',
  failing_since_at: since,
  next_check_at: Date.now() + 3 * 24 * hour,
  next_check_reason: '{"code":"back-off","intervalMs":86400000}',
});

async function open(page: Page, make: (library: MadeLibrary) => void = () => undefined): Promise<void> {
  window = await openLibraryWindow(page, (library) => {
    makeSmallLibrary(library, 3);
    for (const name of ['Harbour', 'Lab', 'Night'])
      setHealth(library, `${name} Courier`, {
        next_check_at: Date.now() + hour,
        next_check_reason: '{"code":"learned","intervalMs":3600000}',
        articles_per_day: 4,
        last_outcome: 'notModified',
        succeeded_at: Date.now(),
      });
    make(library);
  });
}

test('the sick stand first with a sentence each, and the page is walked and left by key', async ({ page }) => {
  await open(page, (library) => {
    setHealth(library, 'Night Courier', failing('http-not-found', Date.now() - 60 * 24 * hour));
    setHealth(library, 'Lab Courier', failing('timed-out', Date.now() - 24 * hour));
  });
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { name: 'Health of your sources' })).toBeVisible();
  await expect(page.getByText('1 of 3 is well. Two need a look; the rest can be left alone.')).toBeVisible();
  await expect(page.getByRole('row').nth(0)).toContainText('Night Courier');
  await expect(page.getByRole('row').nth(0)).toContainText(/Answers “not found” since .*Try again on \w+day/);
  await expect(page.getByRole('row').nth(1)).toContainText('Does not answer in time since yesterday');
  await expect(page.getByRole('row').nth(2)).toContainText(/Unchanged at .*Check .*4 articles a day/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('j');
  await expect(row(page, 'Lab Courier')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'Harbour Courier')).toHaveAttribute('aria-selected', 'true');
  // Commands about articles rest while none is to be seen.
  await page.keyboard.press('s');
  await page.keyboard.press('Shift+A');
  await page.keyboard.press('k');
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog').getByLabel('Name')).toHaveValue('Lab Courier');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeVisible();
  await expect(page.getByRole('treeitem', { name: 'News Feed, 9 unread' })).toBeVisible();
  await expect(page.getByRole('treeitem', { name: /^Saved/ })).toHaveAccessibleName('Saved');
});

test('the foot tells how many and leads there, and everything is said in German as well', async ({ page }) => {
  await open(page, (library) => {
    setHealth(library, 'Lab Courier', failing('tls-failed', Date.now() - 40 * 24 * hour));
    library.store.write((write) => write.run(`INSERT INTO settings (key, value) VALUES ('screen.language', '"de"')`));
  });
  await page.getByRole('button', { name: /1 gestört/ }).click();
  await expect(page.getByText('2 von 3 sind in Ordnung. Eine braucht einen Blick')).toBeVisible();
  await expect(row(page, 'Lab Courier')).toContainText(/Das Zertifikat ist nicht gültig, seit .*Neuer Versuch am/);
  await expect(row(page, 'Night Courier')).toContainText(/Unverändert um .*Prüfung .*4 Artikel am Tag/);
});

test('a long check says how far it is, how fast it goes and who is slow', async ({ page }) => {
  server = await startServer();
  server.scriptAll(() => ({ body: rssFeed({ title: 'Slow', items: [] }), delayMs: 120 }));
  const origin = server.origin;
  await open(page, (library) => {
    for (let number = 0; number < 60; number += 1)
      library.follow(`Slow ${number}`, { feedUrl: `${origin}/${number}.xml` });
  });
  await page.keyboard.press('Shift+R');
  await expect(page.getByText(/^Checking \d+ of \d+, [1-9]\d* a second$/)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('Slowest: 127.0.0.1')).toBeVisible();
  await page.getByRole('button', { name: 'Stop checking' }).click();
});

test('a source is checked by Enter, and is well again', async ({ page }) => {
  server = await startServer();
  server.script('/feed', {
    body: rssFeed({ title: 'Back again', items: madeItems('back', 2, Date.now()) }),
    headers: { 'content-type': 'text/xml' },
  });
  const feedUrl = `${server.origin}/feed`;
  await open(page, (library) => {
    library.follow('Ailing', { feedUrl });
    setHealth(library, 'Ailing', failing('http-server-error', Date.now() - 5 * hour));
  });
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('row').first()).toContainText('Ailing');
  await page.keyboard.press('Enter');
  await expect(page.getByText('All 4 are well.')).toBeVisible();
  await expect(row(page, 'Ailing')).toContainText('2 new at');
});

test('a source that is gone is found again at its site, by key', async ({ page }) => {
  server = await startServer();
  server.script('/', {
    body: '<html><head><link rel="alternate" type="application/rss+xml" href="/new.xml"></head><body>News</body></html>',
    headers: { 'content-type': 'text/html' },
  });
  server.script('/new.xml', {
    body: rssFeed({ title: 'The new one', items: madeItems('new', 3, Date.now()) }),
    headers: { 'content-type': 'text/xml' },
  });
  const feedUrl = `${server.origin}/old.xml`;
  await open(page, (library) => {
    library.follow('Lost', { feedUrl });
    setHealth(library, 'Lost', failing('http-not-found', Date.now() - 5 * hour));
  });
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('button', { name: 'Find its new address' })).toBeVisible();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'A new address for Lost' });
  await expect(dialog.getByRole('radio', { name: 'The new one' })).toBeChecked();
  await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running'));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(toast(page, 'Changed “Lost”')).toBeVisible();
  await expect(page.getByText('All 4 are well.')).toBeVisible();
  await expect(row(page, 'Lost')).toContainText('3 new at');
});

test('a move can be taken back or be right, and a paused source goes on', async ({ page }) => {
  await open(page, (library) => setHealth(library, 'Lab Courier', { moved_from: 'https://old.example/feed' }));
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByText('2 of 3 are well. One needs a look')).toBeVisible();
  await row(page, 'Lab Courier').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Keep the new address' }).click();
  await expect(page.getByText('All 3 are well.')).toBeVisible();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('u');
  await row(page, 'Lab Courier').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('All 3 are well.')).toBeVisible();

  await row(page, 'Night Courier').click();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Pause' }).press('Enter');
  await expect(row(page, 'Night Courier')).toContainText('Paused since');
  await row(page, 'Night Courier').getByRole('button', { name: 'Go on' }).click();
  await expect(row(page, 'Night Courier')).toContainText('Unchanged');
});

test('two thousand sources are walked to the end and found by typing', async ({ page }) => {
  await open(page, (library) => {
    for (let index = 0; index < 2_000; index += 1) library.follow(`Source ${index}`);
    // None is due, so that no check changes them meanwhile.
    library.store.write((write) => write.run('UPDATE feeds SET next_check_at = ?', [Date.now() + hour]));
  });
  // Waited for by selectors: roles, and `expect` until it is content, look at every element, and each of the two thousand lines of the
  // sidebar that the browser has left alone is then laid out, for seconds, before the window has its turn.
  const shown = async (selector: string, text: string): Promise<void> =>
    page.locator(selector).filter({ hasText: text }).first().waitFor();
  const chosen = '[role=row][aria-selected=true]';
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await shown('.standfirst', 'All 2,003 are well.');
  expect(await page.locator('[role=row]').count()).toBeLessThan(100);
  await page.keyboard.press('End');
  await shown(chosen, 'Source 999');
  const box = await page.locator(chosen).boundingBox();
  expect(box?.y).toBeGreaterThan(0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
  await page.keyboard.press('Control+F');
  await page.keyboard.type('source 1234');
  await shown('form[role=search] output', '1 found');
  await page.keyboard.press('Enter');
  await shown(chosen, 'Source 1234');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('form[role=search] input')?.value === '');
});

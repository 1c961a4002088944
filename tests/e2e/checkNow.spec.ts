// "Check this now" is about what has the focus: a line of the sources, a line of a page, else what is shown.
import { expect, test } from '@playwright/test';
import { focusLine, line } from '../support/byKey.ts';
import { madeItems, rssFeed } from '../support/feedMaker.ts';
import { type LibraryWindow, openLibraryWindow } from '../support/libraryWindow.ts';
import { type ScriptedServer, startServer } from '../support/scriptedServer.ts';

const names = ['Apple', 'Birch', 'Cedar'] as const;
const hourMs = 3_600_000;

let window: LibraryWindow;
let server: ScriptedServer;

test.beforeEach(async ({ page }) => {
  server = await startServer();
  window = await openLibraryWindow(page, (library) => {
    for (const name of names) {
      const body = rssFeed({ title: name, items: madeItems(name, 1, Date.now()) });
      server.script(`/${name}`, { body, headers: { 'content-type': 'text/xml' } });
      const feedUrl = `${server.origin}/${name}`;
      const feedId = library.follow(name, name === 'Apple' ? { feedUrl, folder: 'Trees' } : { feedUrl });
      library.add(feedId, [{ title: `${name} one` }]);
    }
    // None is due, so that only what is asked for is fetched.
    library.store.write((write) => write.run('UPDATE feeds SET next_check_at = ?', [Date.now() + hourMs]));
  });
});
test.afterEach(async () => {
  await window.close();
  await server.close();
});

const counts = (): readonly number[] => names.map((name) => server.requestsTo(`/${name}`).length);

for (const [name, checked] of [
  ['Birch', [0, 1, 0]],
  ['Trees', [1, 0, 0]],
  ['News Feed', [1, 1, 1]],
] as const) {
  test(`in the sources r on ${name} checks that and no more`, async ({ page }) => {
    await focusLine(page, name);
    await page.keyboard.press('r');
    await expect.poll(counts).toEqual(checked);
    await expect(page.locator('#pane-sources')).toContainText(/Checked at/);
    expect(counts()).toEqual(checked);
  });
}

test('on the page of health r checks the focused source alone', async ({ page }) => {
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('grid')).toBeFocused();
  const chosen = page.getByRole('row', { selected: true });
  for (let step = 0; step < 3 && !(await chosen.innerText()).includes('Cedar'); step += 1)
    await page.keyboard.press('ArrowDown');
  await expect(chosen).toContainText('Cedar');
  await page.keyboard.press('r');
  await expect.poll(counts).toEqual([0, 0, 1]);
});

test('a source that could not be checked is told, with the way to its health', async ({ page }) => {
  server.script('/Birch', { status: 500 });
  await line(page, 'Birch').click();
  await expect(page.locator('#pane-list h2').first()).toHaveText('Birch');
  await page.keyboard.press('r');
  const told = page.getByRole('status').filter({ hasText: '“Birch” could not be checked.' });
  await told.getByRole('button', { name: 'Health of your sources' }).click();
  await expect(page.getByRole('row').first()).toContainText('Birch');
  await expect(told).toHaveCount(0);
});

test('in the list r checks what is shown', async ({ page }) => {
  await line(page, 'Apple').click();
  await expect(page.locator('#pane-list h2').first()).toHaveText('Apple');
  await page.keyboard.press('r');
  await expect.poll(counts).toEqual([1, 0, 0]);
});

// The list: it never moves under the reader, says what it holds, and reads as a list to a screen reader.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { row, type } from '../support/byKey.ts';
import { openLibrary } from '../../electron/engine/openLibrary.ts';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';

let window: LibraryWindow;

const open = async (page: Page, perFeed = 12): Promise<void> => {
  window = await openLibraryWindow(page, (library) => void makeSmallLibrary(library, perFeed));
};
test.afterEach(() => window.close());

test('rows say their place, their source and their state', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('listbox')).toBeVisible();
  const first = row(page, 'Harbour 0');
  await expect(first).toHaveAttribute('aria-setsize', '36');
  await expect(first).toHaveAttribute('aria-posinset', '1');
  await expect(first).toHaveAccessibleName(/Harbour 0, Harbour Courier, .+, unread, 4 min/);
});

test('who wrote it, how long it is, its tags and topics and what is not here are read aloud and seen in every density', async ({
  page,
}) => {
  window = await openLibraryWindow(page, (library) => {
    const [marsh] = library.add(library.follow('Marsh Notes'), [
      {
        title: 'Herons',
        author: 'Mira Oduya',
        topics: ['Birds', 'Water'],
        media: [{ url: 'https://pictures.example/heron.jpg', role: 'image' }],
      },
    ]);
    library.add(library.follow('Mira Oduya'), [{ title: 'Alone', author: 'Mira Oduya' }]);
    library.tag('weekend', marsh ?? 0);
  });
  const herons = row(page, 'Herons');
  await expect(herons).toHaveAccessibleName(
    /^Herons, Marsh Notes, Mira Oduya, .+, unread, 4 min, part of it is not here, weekend, Birds, Water$/,
  );
  // A source of one person is not named twice.
  await expect(row(page, 'Alone')).toHaveAccessibleName(/^Alone, Mira Oduya, .+, unread, 4 min, all of it is here$/);
  const isThere = async (parts: readonly string[]): Promise<void> => {
    for (const part of parts) await expect(herons.getByText(part).last()).toBeInViewport({ ratio: 0.9 });
    await expect(herons.getByTitle('part of it is not here')).toBeInViewport();
  };
  await isThere(['Mira Oduya', '4 min', 'weekend', 'Birds · Water']);
  await type(page, 'd');
  // What has no room on one line is left out whole.
  await isThere(['4 min', 'weekend', 'Birds']);
  await expect(herons.getByText('Water').last()).not.toBeInViewport();
  await type(page, 'd');
  await isThere(['Mira Oduya', '4 min', 'weekend', 'Birds · Water']);
  await type(page, 'Shift+T');
  await isThere(['4 min', 'weekend', 'Birds', 'Water']);
});

test('an unread list keeps what was read in it until it is left', async ({ page }) => {
  await open(page);
  await type(page, 'g u j j j');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, read/);
  await expect(page.locator('#pane-list header p')).toHaveText('33 unread');
  await type(page, 'g a g u');
  await expect(page.getByRole('option').first()).toHaveAccessibleName(/^Harbour 1,/);
});

test('a read article is lighter and greyer, and has no dot', async ({ page }) => {
  await open(page);
  const weight = (title: string): Promise<string> =>
    row(page, title)
      .locator('p')
      .first()
      .evaluate((element) => getComputedStyle(element).fontWeight);
  expect(await weight('Harbour 0')).toBe('620');
  await type(page, 'j j');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, read/);
  expect(await weight('Harbour 0')).toBe('440');
});

test('a long list is scrolled to its middle and its end without blanks', async ({ page }) => {
  await open(page, 700);
  for (const share of [0.5, 1, 0.2]) {
    await page
      .getByRole('listbox')
      .evaluate((list, at) => list.scrollTo(0, (list.scrollHeight - list.clientHeight) * at), share);
    await expect
      .poll(() =>
        page.evaluate(() => {
          const list = document.querySelector('[role=listbox]')?.getBoundingClientRect();
          const seen = [...document.querySelectorAll('[role=option]')].filter((option) => {
            const box = option.getBoundingClientRect();
            return list && box.bottom > list.top && box.top < list.bottom;
          });
          return seen.length > 3 && seen.every((option) => option.hasAttribute('data-article'));
        }),
      )
      .toBe(true);
  }
  await type(page, 'Shift+G');
  await expect(row(page, 'Night 699')).toBeVisible();
});

test('day headings stand over their days and stay in sight', async ({ page }) => {
  // Whole days, so that the hour of the test does not decide which heading stands where.
  const noon = new Date().setUTCHours(12, 0, 0, 0);
  window = await openLibraryWindow(page, (library) => {
    library.add(
      library.follow('Daily'),
      Array.from({ length: 24 }, (_none, place) => ({
        title: `Daily ${place}`,
        publishedAt: noon - (1 + Math.floor(place / 8)) * 86_400_000 - (place % 8) * 60_000,
      })),
    );
  });
  const heading = page.locator('.day').first();
  await expect(heading).toBeVisible();
  const before = await heading.boundingBox();
  await page.getByRole('listbox').evaluate((list) => list.scrollTo(0, 300));
  await expect.poll(async () => (await row(page, 'Daily 1').boundingBox())?.y ?? -1).toBeLessThan(before?.y ?? 0);
  expect(await heading.boundingBox()).toEqual(before);
});

test('three densities have rows of one height each', async ({ page }) => {
  await open(page);
  const heights = (): Promise<number[]> =>
    page.getByRole('option').evaluateAll((options) => [...new Set(options.map((option) => option.clientHeight))]);
  await expect.poll(heights).toEqual([148]);
  await type(page, 'd');
  await expect.poll(heights).toEqual([28]);
  await type(page, 'd');
  await expect.poll(heights).toEqual([332]);
});

test('where nothing is, one act leads on', async ({ page }) => {
  window = await openLibraryWindow(page, (library) => {
    makeSmallLibrary(library, 1);
    library.store.write((write) =>
      write.run(`INSERT INTO smart_feeds (name, query) VALUES ('Broken', 'is:odd'), ('Empty', 'nowhere')`),
    );
  });
  const act = page.locator('#pane-list [data-takes-focus] button');
  await type(page, 'g s');
  await expect(page.getByText('Nothing is saved.')).toBeVisible();
  await expect(act).toContainText('News Feed');
  await act.click();
  await expect(page.getByRole('option')).toHaveCount(3);
  await type(page, 'n s Shift+A');
  await expect(page.getByRole('status')).toContainText('Marked 3 as read');
  await type(page, 'g u');
  await expect(page.getByText('Nothing unread. 1 saved.')).toBeVisible();
  await expect(act).toContainText('Saved');
  await act.click();
  await expect(row(page, 'Harbour 0')).toBeVisible();
  await page.getByRole('treeitem', { name: /^Empty/ }).click();
  await expect(page.getByText('Nothing is here yet.')).toBeVisible();
  await expect(act).toContainText('News Feed');
  await page.getByRole('treeitem', { name: /^Broken/ }).click();
  await expect(page.getByText(/The search has a mistake/)).toBeVisible();
  await act.getByText('Change…').click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('triage says what is left, unfolds one row, and shows the keys', async ({ page }) => {
  await open(page);
  await type(page, 'g u Shift+T');
  await expect(page.getByText('36 left of 36')).toBeVisible();
  await type(page, 'j j');
  await expect(page.getByText('34 left of 36')).toBeVisible();
  const unfolded = page.locator('[role=option][aria-selected=true]');
  await expect(unfolded).toHaveAccessibleName(/^Lab 0,/);
  expect((await unfolded.boundingBox())?.height).toBeGreaterThan(150);
  await type(page, 'Escape Escape');
  await expect(page.locator('#pane-sources')).toBeVisible();
});

test('the window becomes one pane, and Escape goes back', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 800 });
  await open(page);
  await expect(page.locator('#pane-article')).toHaveCount(0);
  await expect(page.locator('#pane-sources')).toHaveCount(0);
  await type(page, 'j');
  await expect(page.locator('#pane-article')).toBeVisible();
  await expect(page.locator('#pane-list')).toHaveCount(0);
  await type(page, 'Escape');
  await expect(page.locator('#pane-list')).toBeVisible();
  await page.getByRole('button', { name: 'Show the sources' }).click();
  await expect(page.locator('#pane-sources')).toBeVisible();
});

for (const [name, keys] of [
  ['the list', ''],
  ['an open article', 'j'],
  ['compact rows', 'd'],
  ['triage', 'Shift+T j x'],
  ['nothing saved', 'g s'],
] as const) {
  test(`axe finds nothing on ${name}`, async ({ page }) => {
    await open(page);
    if (keys) await type(page, keys);
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
    ).toEqual([]);
  });
}

test('a right click on a row offers its acts and does them to that row', async ({ page }) => {
  await open(page);
  await row(page, 'Night 0').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Save or unsave/ }).click();
  await expect(row(page, 'Night 0')).toHaveAccessibleName(/, saved/);
  await expect(row(page, 'Harbour 0')).not.toHaveAccessibleName(/, saved/);
  await expect(row(page, 'Night 0')).toHaveAccessibleName(/, unread/);
});

const scrollTo = (page: Page, top: number): Promise<void> =>
  page.getByRole('listbox').evaluate((list, at) => list.scrollTo(0, at), top);
/** As if it had been chosen in the settings. */
async function setUp(page: Page, key: string, value: string | boolean): Promise<void> {
  const library = await openLibrary(window.host.profile);
  await library.client.call('settings.set', { key: `screen.${key}`, value });
  await library.close();
  await page.reload();
  await page.locator('[role=option]').first().waitFor();
}

test('what is scrolled past is marked where that is wished, is told, and can be undone', async ({ page }) => {
  await open(page);
  const count = page.locator('#pane-list header p');
  await scrollTo(page, 500);
  await page.waitForTimeout(900);
  await expect(count).toHaveText('36 unread');
  await setUp(page, 'markOnScroll', true);
  await scrollTo(page, 0);
  await page.waitForTimeout(300);
  // By wheel as a reader does it: a few rows leave at the top, the rest stays unread.
  await page.getByRole('listbox').hover();
  await page.mouse.wheel(0, 500);
  await expect(page.getByRole('status')).toContainText('Marked 3 as read');
  await expect(count).toHaveText('33 unread');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(count).toHaveText('36 unread');
});

test('after marking, the next is opened, or the next unread, or nothing, as is wished', async ({ page }) => {
  await open(page);
  const present = page.locator('[role=option][aria-selected=true]');
  await type(page, 'j s');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, saved/);
  await expect(present).toHaveAccessibleName(/^Harbour 0,/);

  await setUp(page, 'autoAdvance', 'next');
  await type(page, 'j');
  await expect(present).toHaveAccessibleName(/^Harbour 0,/);
  await type(page, 's');
  await expect(present).toHaveAccessibleName(/^Lab 0,/);
  await expect(row(page, 'Harbour 0')).not.toHaveAccessibleName(/, saved/);
  // Unread again, it is still gone on from.
  await type(page, 'm');
  await expect(present).toHaveAccessibleName(/^Night 0,/);
  await expect(row(page, 'Lab 0')).toHaveAccessibleName(/, unread/);

  await setUp(page, 'autoAdvance', 'nextUnread');
  await type(page, 'j s');
  await expect(present).toHaveAccessibleName(/^Lab 0,/);
  await type(page, 's');
  await expect(present).toHaveAccessibleName(/^Harbour 1,/);
  await expect(row(page, 'Lab 0')).toHaveAccessibleName(/, saved/);
});

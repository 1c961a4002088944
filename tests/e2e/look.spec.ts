// The measures the window was drawn with, in light and dark, and a picture of each main state (test-results/look) to be looked at.
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { newProfile, removeProfile, type RunningHost, startWebHost } from '../support/webHost.ts';

const pictures = path.resolve(import.meta.dirname, '../../test-results/look');
const themes = ['light', 'dark'] as const;

let profile = '';
let host: RunningHost;

test.beforeAll(async () => {
  profile = newProfile();
  host = await startWebHost(profile, ['--demo']);
});
test.afterAll(async () => {
  await host.stop();
  removeProfile(profile);
});

async function open(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(host.address);
  await page.locator('[role=option][data-article]').first().waitFor();
}
const press = async (page: Page, keys: string): Promise<void> => {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
};
const picture = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: path.join(pictures, `${name}.png`) });

/** Left edge, top, width and height of what is named, in whole px. */
const layoutOf = (page: Page, places: Readonly<Record<string, string>>): Promise<Record<string, readonly number[]>> =>
  page.evaluate(
    (selectors) =>
      Object.fromEntries(
        Object.entries(selectors).map(([name, selector]) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          return [name, box ? [box.x, box.y, box.width, box.height].map(Math.round) : []];
        }),
      ),
    places,
  );

const surfaceOf = (page: Page, selector: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
      }
      return '';
    });

const surfaces = {
  light: { desk: 'rgb(234, 235, 232)', tray: 'rgb(245, 245, 243)', paper: 'rgb(253, 253, 252)' },
  dark: { desk: 'rgb(30, 33, 36)', tray: 'rgb(24, 27, 30)', paper: 'rgb(19, 21, 24)' },
} as const;

for (const theme of themes) {
  test(`three panes as drawn, ${theme}`, async ({ page }) => {
    await open(page, theme);
    await press(page, 'j');
    await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible();
    expect(
      await layoutOf(page, {
        sources: '#pane-sources',
        list: '#pane-list',
        article: '#pane-article',
        row: '[role=option]',
        source: '#pane-sources [role=treeitem]',
      }),
    ).toEqual({
      sources: [0, 0, 232, 900],
      list: [232, 0, 404, 900],
      article: [636, 0, 804, 900],
      row: [232, 93, 403, 148],
      source: expect.arrayContaining([28]),
    });
    expect(await surfaceOf(page, '#pane-sources')).toBe(surfaces[theme].desk);
    expect(await surfaceOf(page, '#pane-list')).toBe(surfaces[theme].tray);
    expect(await surfaceOf(page, '#pane-article')).toBe(surfaces[theme].paper);
    // The open row takes the page's colour and so joins it.
    expect(await surfaceOf(page, '[role=option][aria-selected=true]')).toBe(surfaces[theme].paper);
    const measure = await page
      .frameLocator('iframe')
      .locator('p')
      .first()
      .evaluate((paragraph) => Math.round(paragraph.getBoundingClientRect().width));
    expect(measure).toBeLessThanOrEqual(612);
    await picture(page, `main-${theme}`);
  });

  test(`rows of other densities, and triage, ${theme}`, async ({ page }) => {
    await open(page, theme);
    const rowHeight = async (): Promise<number | undefined> =>
      (await layoutOf(page, { row: '[role=option]' })).row?.[3];
    for (const [name, height] of [
      ['compact', 28],
      ['cards', 332],
    ] as const) {
      await press(page, 'd');
      await expect.poll(rowHeight).toBe(height);
      await picture(page, `${name}-${theme}`);
    }
    await press(page, 'd Shift+T n');
    await expect.poll(rowHeight).toBe(34);
    await press(page, 'j x n x m');
    await picture(page, `triage-${theme}`);
    // The window of the next test would be in it too.
    await press(page, 'Shift+T');
    await page.locator('#pane-sources').waitFor();
  });

  test(`what floats and what stands in place of the list, ${theme}`, async ({ page }) => {
    await open(page, theme);
    for (const [name, keys] of [
      ['palette', 'Control+K'],
      ['keys', '?'],
      ['subscribe', '+'],
      ['settings', 'Control+,'],
    ] as const) {
      await press(page, keys);
      await expect(page.getByRole('dialog')).toBeVisible();
      await picture(page, `${name}-${theme}`);
      await press(page, 'Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    for (const [name, keys] of [
      ['health', 'g h'],
      ['history', 'g z'],
    ] as const) {
      await press(page, keys);
      await expect(page.locator('main h1, main h2').first()).toBeVisible();
      await picture(page, `${name}-${theme}`);
      await press(page, 'Escape');
    }
    await press(page, '/');
    await page.keyboard.type('the -topic:town');
    await expect(page.getByRole('option').first()).toBeVisible();
    await picture(page, `search-${theme}`);
  });

  test(`one pane in a narrow window, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width: 420, height: 800 });
    await open(page, theme);
    expect((await layoutOf(page, { list: '#pane-list' })).list).toEqual([0, 0, 420, 800]);
    await picture(page, `narrow-${theme}`);
    await press(page, 'j');
    await expect(page.locator('#pane-article')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(420);
    await picture(page, `narrow-article-${theme}`);
  });
}

test('the first window of an empty library', async ({ page }) => {
  const empty = newProfile();
  const emptyHost = await startWebHost(empty);
  try {
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      await page.goto(emptyHost.address);
      await expect(page.getByRole('textbox')).toBeVisible();
      await picture(page, `first-${theme}`);
    }
  } finally {
    await emptyHost.stop();
    removeProfile(empty);
  }
});

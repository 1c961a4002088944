// A view that holds more articles than one act takes.
import { expect, test } from '@playwright/test';
import { openLibraryWindow } from '../support/libraryWindow.ts';

const articles = 100_020;
const atOnce = 3_334;

test('choosing and saving all of a view say where they end', async ({ page }) => {
  test.setTimeout(120_000);
  const startAt = Date.now() - 86_400_000;
  const window = await openLibraryWindow(page, (library) => {
    const feedId = library.follow('Endless');
    for (let first = 0; first < articles; first += atOnce)
      library.add(
        feedId,
        Array.from({ length: atOnce }, (_none, place) => ({
          title: `Endless ${first + place}`,
          publishedAt: startAt - (first + place) * 1_000,
        })),
      );
  });
  try {
    const said = page.getByText('The first 100,000 of 100,020 articles: one act takes no more.');
    await page.keyboard.press('ControlOrMeta+a');
    await expect(said).toBeVisible({ timeout: 20_000 });
    await expect(page.locator('#pane-list header p')).toHaveText('100,000 chosen');
    // The newest are the first: what is left out lies at the end.
    await page.keyboard.press('Shift+G');
    await expect(page.getByRole('option', { name: /^Endless 100019,/ })).toHaveAccessibleName(/, unread, 4 min/);
    await page.keyboard.press('Escape');

    await page.locator('#pane-list').getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: /^Save all of this view/ }).click();
    await expect(page.getByRole('status')).toContainText('Saved 100,000 articles', { timeout: 60_000 });
    await expect(said).toBeVisible();
  } finally {
    await window.close();
  }
});

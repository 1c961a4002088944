// What journeys by keyboard share: rows of the list and lines of the sources by their names, and keys pressed one after the other.
import { expect, type Locator, type Page } from '@playwright/test';

export const row = (page: Page, title: string): Locator => page.getByRole('option', { name: new RegExp(`^${title},`) });
export const line = (page: Page, name: string): Locator => page.getByRole('treeitem', { name: new RegExp(`^${name}`) });

/** @param keys set apart by spaces, as Playwright names them */
export async function type(page: Page, keys: string): Promise<void> {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
}

/** To a line of the sources by key; what the list shows stays. */
export async function focusLine(page: Page, name: string): Promise<void> {
  await expect(line(page, name)).toBeVisible();
  if ((await page.locator('[role=treeitem]:focus').count()) === 0) await page.keyboard.press('Shift+F6');
  await page.keyboard.press('Home');
  const all = await page.getByRole('treeitem').allInnerTexts();
  const at = all.findIndex((text) => text.includes(name));
  for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowDown');
  await expect(line(page, name)).toBeFocused();
}

// The other sets of keys: what they bind moves where the reader is, and acts are repeated and redone under each of them.
import { expect, type Page, test } from '@playwright/test';
import { line, row, type } from '../support/byKey.ts';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';

let window: LibraryWindow;
test.afterEach(() => window.close());

const open = async (page: Page, preset: string): Promise<void> => {
  window = await openLibraryWindow(page, (library) => {
    makeSmallLibrary(library, 4);
    library.store.write((write) =>
      write.run(`INSERT INTO settings (key, value) VALUES ('screen.keymap', ?)`, [
        JSON.stringify({ preset, changes: {} }),
      ]),
    );
  });
};

for (const preset of ['netnewswire', 'arrows']) {
  test(`the arrows of ${preset} open in the list, and walk the sources while these have the keys`, async ({ page }) => {
    await open(page, preset);
    await type(page, 'ArrowDown ArrowDown');
    await expect(row(page, 'Lab 0')).toHaveAccessibleName(/, read, open/);
    await type(page, 'ArrowUp');
    await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, read, open/);

    await type(page, 'Shift+F6 Shift+F6');
    await expect(line(page, 'News Feed')).toBeFocused();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
    await expect(line(page, 'World')).toBeFocused();
    await type(page, 'ArrowLeft');
    await expect(line(page, 'World')).toHaveAttribute('aria-expanded', 'false');
    await type(page, 'ArrowRight ArrowDown');
    await expect(line(page, 'Harbour Courier')).toBeFocused();
    await type(page, 'ArrowUp');
    await expect(line(page, 'World')).toBeFocused();
    await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, read, open/);
    await expect(row(page, 'Night 0')).toHaveAccessibleName(/, unread/);
  });

  test(`the arrows of ${preset} walk the sources beside a page too`, async ({ page }) => {
    await open(page, preset);
    await type(page, 'g h');
    await expect(page.getByRole('grid')).toBeFocused();
    await type(page, 'ArrowDown');
    await expect(page.getByRole('row').nth(1)).toHaveAttribute('aria-selected', 'true');
    await type(page, 'Shift+F6');
    await expect(page.locator('[role=treeitem]:focus')).toHaveCount(1);
    await type(page, 'Home ArrowDown');
    await expect(line(page, 'Unread')).toBeFocused();
  });
}

for (const preset of ['netnewswire', 'vim', 'arrows']) {
  test(`under ${preset} a full stop repeats, u takes back and Shift+Z does it again`, async ({ page }) => {
    await open(page, preset);
    const next = preset === 'netnewswire' ? 'ArrowDown' : preset === 'vim' ? 'j' : 'n';
    await type(page, `${next} s ${next} .`);
    await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, saved/);
    await expect(row(page, 'Lab 0')).toHaveAccessibleName(/, saved/);
    await type(page, 'u');
    await expect(row(page, 'Lab 0')).not.toHaveAccessibleName(/, saved/);
    await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, saved/);
    await type(page, 'Shift+Z');
    await expect(row(page, 'Lab 0')).toHaveAccessibleName(/, saved/);
  });
}

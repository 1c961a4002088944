// Fingers that do not wait: keys pressed before what they are for is on the screen.
import { expect, type Page, test } from '@playwright/test';
import { row } from '../support/byKey.ts';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';

let window: LibraryWindow;

test.beforeEach(async ({ page }) => {
  window = await openLibraryWindow(page, (library) => {
    const { Harbour = [] } = makeSmallLibrary(library);
    library.tag('weekend', Harbour[3] ?? 0);
  });
});
test.afterEach(() => window.close());

/** Sends all presses at once, none waiting for what the one before does; `^a` is Mod+A. */
const storm = async (page: Page, keys: string): Promise<void> => {
  const browser = await page.context().newCDPSession(page);
  await Promise.all(
    keys.split(' ').flatMap((written) => {
      const isMod = /^\^./.test(written);
      const key = isMod ? written.slice(1) : written === 'Space' ? ' ' : written;
      const code = key === ' ' ? 'Space' : /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
      const press = {
        key,
        code,
        modifiers: isMod ? 2 : 0,
        windowsVirtualKeyCode: key.toUpperCase().codePointAt(0) ?? 0,
      };
      const isText = key.length === 1 && !isMod;
      return [
        browser.send('Input.dispatchKeyEvent', { type: 'keyDown', ...press, ...(isText && { text: key }) }),
        browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press }),
      ];
    }),
  );
};

test('what is typed right after asking for tags goes into their field, and Enter puts the tag on', async ({ page }) => {
  await storm(page, 'n t w e e k Enter');
  await expect(page.getByRole('dialog').getByRole('option', { name: 'weekend' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(row(page, 'Harbour 0')).toContainText('weekend');
  // No letter became a command of the list.
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, unread/);
  await expect(row(page, 'Lab 0')).toHaveAccessibleName(/, unread/);
});

test('what is typed right after asking for the search goes into its field', async ({ page }) => {
  await storm(page, 'n / n i g h t');
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('night');
  await expect(page.getByRole('option', { name: /^Night 1,/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /^Lab/ })).toHaveCount(0);
});

test('a command is found in the palette and run by keys that came before it', async ({ page }) => {
  await storm(page, 'n ^k h e a l t h Enter');
  await expect(page.getByRole('heading', { name: 'Health of your sources' })).toBeVisible();
});

test('a dialog whose script is still on its way gets the keys when it comes', async ({ page }) => {
  await page.route(/NoteDialog|note/i, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await storm(page, 'n e r e m e m b e r Enter i t');
  await expect(page.getByRole('textbox', { name: 'What to remember' })).toHaveValue('remember\nit');
  await page.keyboard.press('Escape');
  await expect(row(page, 'Harbour 0')).toHaveAccessibleName(/, unread/);
});

test('an act on all follows at once on choosing all', async ({ page }) => {
  await storm(page, 'n ^a s');
  await expect(page.getByRole('treeitem', { name: /^Saved/ })).toHaveAccessibleName('Saved, 36 articles');
  await storm(page, 'u');
  await expect(page.getByRole('treeitem', { name: /^Saved/ })).toHaveAccessibleName('Saved');
  await storm(page, 'n ^a t');
  await expect(page.getByRole('dialog')).toContainText('36 articles');
});

test('an act pressed before Escape is about what was being chosen', async ({ page }) => {
  await storm(page, 'n ^a s Escape');
  await expect(page.getByRole('treeitem', { name: /^Saved/ })).toHaveAccessibleName('Saved, 36 articles');
});

test('Escape right after choosing all leaves nothing chosen', async ({ page }) => {
  await storm(page, 'n ^a Escape s');
  await expect(page.getByRole('treeitem', { name: /^Saved/ })).toHaveAccessibleName('Saved, 1 article');
});

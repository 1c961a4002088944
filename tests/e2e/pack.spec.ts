// Packing for a trip, by key alone: what is missing is counted, fetched from a real server, and told.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { type LibraryWindow, openLibraryWindow } from '../support/libraryWindow.ts';
import { type ScriptedServer, startServer } from '../support/scriptedServer.ts';

const key = 'Shift+W';
let server: ScriptedServer;
let window: LibraryWindow;

test.beforeEach(async ({ page }) => {
  server = await startServer();
  server.scriptAll({ status: 404 });
  server.script('/one.gif', {
    body: Buffer.concat([Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000', 'latin1'), Buffer.alloc(900)]),
  });
  window = await openLibraryWindow(page, (library) => {
    const feedId = library.follow('Trip', { feedUrl: `${server.origin}/feed.xml` });
    library.add(
      feedId,
      ['one', 'two'].map((title) => ({
        title,
        text: 'Its text.',
        media: [{ url: `${server.origin}/${title}.gif`, role: 'image' as const }],
      })),
    );
    library.store.write((write) => {
      const keep = (name: string, value: unknown): unknown =>
        write.run('INSERT INTO settings (key, value) VALUES (?, ?)', [name, JSON.stringify(value)]);
      keep('screen.keymap', { preset: 'reader', changes: { 'library.pack': [key] } });
      keep('sync.automatic', false);
    });
  });
});
test.afterEach(async () => {
  await window.close();
  await server.close();
});

test('what is missing is packed within a budget, and what could not be had is said', async ({ page }) => {
  await page.keyboard.press(key);
  const dialog = page.getByRole('dialog', { name: 'Pack for a trip' });
  await expect(dialog.getByText('2 articles not all here; about 0.3 MB.')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations).toEqual([]);
  await expect(page.getByLabel('Which')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('At most', { exact: true })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByLabel('At most', { exact: true })).toHaveValue('100');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Pack' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('1 article complete')).toBeVisible();
  await expect(dialog.getByText('1 could not be had.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Pack more' }).click();
  await expect(dialog.getByText(/^1 article not all here/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

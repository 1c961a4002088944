// Being told of new articles by the system: once a sync, of the sources one asked to hear of; a click opens the article.
import { expect, test } from '@playwright/test';
import { madeItems, rssFeed } from '../support/feedMaker.ts';
import { makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';
import { startServer } from '../support/scriptedServer.ts';

interface Told {
  readonly title: string;
  readonly body: string;
}
/** A system that shows nothing and remembers what it was asked to show. */
interface RecordingWindow {
  told: (Told & { click: () => void })[];
  Notification: unknown;
}

test('a sync tells once of a source that is to be heard of, and a click opens what came', async ({ page }) => {
  const server = await startServer();
  for (const [path, count] of [
    ['/loud', 2],
    ['/quiet', 3],
  ] as const)
    server.script(path, {
      body: rssFeed({ title: path, items: madeItems(path.slice(1), count, Date.now() - 60_000) }),
      headers: { 'content-type': 'text/xml' },
    });
  await page.addInitScript(() => {
    const recording = globalThis as unknown as RecordingWindow;
    recording.told = [];
    recording.Notification = class {
      static readonly requestPermission = (): Promise<string> => Promise.resolve('granted');
      readonly #listeners: (() => void)[] = [];
      constructor(title: string, { body }: { readonly body: string }) {
        recording.told.push({ title, body, click: () => this.#listeners.forEach((listener) => listener()) });
      }
      addEventListener(_event: string, listener: () => void): void {
        this.#listeners.push(listener);
      }
    };
  });
  const told = (): Promise<readonly Told[]> =>
    page.evaluate(() => (globalThis as unknown as RecordingWindow).told.map(({ title, body }) => ({ title, body })));
  const window = await openLibraryWindow(page, (library) => {
    makeSmallLibrary(library, 2);
    library.follow('Loud', { feedUrl: `${server.origin}/loud`, settings: { notify: true } });
    library.follow('Quiet', { feedUrl: `${server.origin}/quiet` });
    const soon = Date.now() + 3_600_000;
    library.store.write((write) => write.run('UPDATE feeds SET next_check_at = ?', [soon]));
  });
  try {
    for (const name of ['Quiet', 'Loud']) {
      await page.getByRole('treeitem', { name: new RegExp(`^${name}`) }).click();
      await page.keyboard.press('r');
      await expect(page.getByRole('treeitem', { name: new RegExp(`^${name}, \\d unread`) })).toBeVisible();
    }
    await expect.poll(told).toEqual([{ title: 'Loud: 2 new', body: 'loud 2\nloud 1' }]);
    await page.evaluate(() => (globalThis as unknown as RecordingWindow).told[0]?.click());
    await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText('loud 2');
  } finally {
    await window.close();
    await server.close();
  }
});

// Following sources in the window, against a real server: the dialog, lists of subscriptions, and the first run.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { setSetting } from '../../electron/core/store/settings.ts';
import { rssFeed } from '../support/feedMaker.ts';
import { type LibraryWindow, makeSmallLibrary, openLibraryWindow } from '../support/libraryWindow.ts';
import { openMadeLibrary } from '../support/madeLibrary.ts';
import { type ScriptedServer, startServer } from '../support/scriptedServer.ts';
import { newProfile, removeProfile, startWebHost } from '../support/webHost.ts';

let server: ScriptedServer;
let window: LibraryWindow | undefined;

test.beforeEach(async () => {
  server = await startServer();
  const html = { 'content-type': 'text/html; charset=utf-8' };
  const page = (head: string): { headers: Record<string, string>; body: string } => ({
    headers: html,
    body: `<!doctype html><html><head><title>Page</title>${head}</head><body><p>Welcome.</p></body></html>`,
  });
  const feed = (title: string, ...items: readonly string[]): { body: string } => ({
    body: rssFeed({
      title,
      link: server.origin,
      items: items.map((item) => ({ guid: `${title} ${item}`, title: item })),
    }),
  });
  server.script(
    '/',
    page(
      '<link rel="alternate" type="application/rss+xml" href="/news.xml"><link rel="alternate" type="application/rss+xml" href="/letters.xml">',
    ),
  );
  server.script('/news.xml', feed('Quay News', 'Ferry crews vote', 'Lamps along the mole'));
  server.script('/letters.xml', feed('Quay Letters', 'On the lamps'));
  server.script('/none', page(''));
  server.script('/login', {
    headers: html,
    body: '<!doctype html><html><head><title>Sign in</title></head><body><form action="/login"><input name="user"><input type="password" name="pass"></form></body></html>',
  });
  server.script('/ended', { status: 410 });
  server.script('/broken', 'garbage');
  server.script('/away', 'reset');
  server.script('/members.xml', ({ headers }) =>
    headers.authorization === `Basic ${Buffer.from('ann:secret').toString('base64')}`
      ? feed('Members’ Letter', 'To members')
      : { status: 401, headers: { 'www-authenticate': 'Basic realm="members"' } },
  );
});

test.afterEach(async () => {
  await window?.close();
  window = undefined;
  await server.close();
});

const openSmall = async (page: Page): Promise<void> => {
  window = await openLibraryWindow(page, (library) => void makeSmallLibrary(library, 3));
};

/** A library that follows nothing; whatever it asks of the web goes to our own server, which knows no such place. */
async function openEmpty(page: Page): Promise<void> {
  const profile = newProfile();
  const library = openMadeLibrary({ folder: profile });
  library.store.write((write) => setSetting(write, 'network.proxy', server.origin));
  library.close({ keep: true });
  const host = await startWebHost(profile);
  window = {
    host,
    async close() {
      await host.stop();
      removeProfile(profile);
    },
  };
  await page.goto(host.address);
  await page.getByRole('heading', { name: 'Broadsheet' }).waitFor();
}

const dialog = (page: Page) => page.getByRole('dialog');
const field = (page: Page) => page.getByRole('textbox', { name: 'Address of a site or a feed' });
const source = (page: Page, name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}`) });
const title = (page: Page) => page.locator('#pane-list h2').first();

async function look(page: Page, address: string): Promise<void> {
  await field(page).fill(address);
  await page.keyboard.press('Enter');
}

const findings = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
};

test('a site typed without a scheme shows what it has, and Enter follows it in a new folder; one undo takes both back', async ({
  page,
}) => {
  await openSmall(page);
  await page.keyboard.press('+');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(server.origin.replace('http://', ''));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio')).toHaveCount(2);
  await expect(page.getByRole('radio', { name: /^Quay News/ })).toBeFocused();
  await expect(dialog(page)).toContainText('Ferry crews vote');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Quay Letters/ })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Harbours');
  await expect(dialog(page)).toContainText('“Harbours” will be made');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(title(page)).toHaveText('Quay News');
  await expect(page.getByRole('option')).toHaveCount(2);
  await expect(source(page, 'Quay News')).toHaveAttribute('aria-level', '2');
  await expect(page.getByRole('status')).toContainText('Followed “Quay News”');
  await page.keyboard.press('u');
  await expect(source(page, 'Quay News')).toHaveCount(0);
  await expect(source(page, 'Harbours')).toHaveCount(0);
});

test('a folder is found by the beginning of its name, and the one that is shown is chosen already', async ({
  page,
}) => {
  await openSmall(page);
  await source(page, 'World').click();
  await page.keyboard.press('+');
  await look(page, `${server.origin}/news.xml`);
  const folder = page.getByRole('combobox', { name: /^Folder/ });
  await expect(folder).toHaveValue('World');
  await folder.fill('');
  await folder.pressSequentially('wo');
  await page.keyboard.press('Enter');
  await expect(folder).toHaveValue('World');
  await page.keyboard.press('Enter');
  await expect(source(page, 'Quay News')).toHaveAttribute('aria-level', '2');
});

test('what is followed already is marked and leads to its articles', async ({ page }) => {
  await openSmall(page);
  for (const [at, choices] of [
    ['/news.xml', 1],
    ['', 2],
  ] as const) {
    await page.keyboard.press('+');
    await look(page, `${server.origin}${at}`);
    await expect(page.getByRole('radio')).toHaveCount(choices);
    if (choices === 1) {
      await page.keyboard.press('Enter');
      await expect(title(page)).toHaveText('Quay News');
    }
  }
  await expect(dialog(page)).toContainText('Followed already');
  await expect(page.getByRole('radio', { name: /^Quay News/ })).toBeDisabled();
  await expect(page.getByRole('radio', { name: /^Quay Letters/ })).toBeChecked();
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(title(page)).toHaveText('Quay News');
});

test('every address that leads nowhere gets its sentence, and stays to be mended', async ({ page }) => {
  await openSmall(page);
  const closed = await startServer();
  await closed.close();
  await page.keyboard.press('+');
  for (const [address, sentence] of [
    ['nowhere.invalid', /There is no host called nowhere\.invalid|There is no network/],
    [closed.origin, 'did not accept the connection'],
    [`${server.origin}/away`, 'broke off the connection'],
    [`${server.origin}/missing`, '(404)'],
    [`${server.origin}/ended`, '(410)'],
    [`${server.origin}/broken`, 'cannot be read'],
    [`${server.origin}/login`, 'shows a sign-in page'],
    [`${server.origin}/none`, 'There is no feed at'],
    ['two words', 'is not an address'],
    ['ftp://example.org/feed', 'not ftp'],
    ['/home/ann/feeds.opml', 'the name of a file'],
  ] as const) {
    await look(page, address);
    await expect(dialog(page), address).toContainText(sentence);
    await expect(field(page)).toHaveValue(address);
    await expect(field(page)).toBeFocused();
  }
  expect(await findings(page)).toEqual([]);
});

test('a feed behind a password asks for it, and is followed with it', async ({ page }) => {
  await openSmall(page);
  await page.keyboard.press('+');
  await look(page, `${server.origin.replace('http://', '')}/members.xml`);
  await expect(dialog(page)).toContainText('asks for a name and a password');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('ann');
  await page.keyboard.press('Tab');
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('ann');
  await expect(dialog(page)).toContainText('asks for a name and a password');
  await page.getByLabel('Password').fill('secret');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /^Members’ Letter/ })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Members’ Letter');
});

test('Escape ends looking first and then the dialog; what was typed stays in between', async ({ page }) => {
  await openSmall(page);
  server.script('/slow', 'silence');
  await page.keyboard.press('+');
  await look(page, `${server.origin}/slow`);
  await expect(dialog(page)).toContainText(/Looking at 127\.0\.0\.1:\d+…/);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).not.toContainText('Looking at');
  await expect(field(page)).toHaveValue(`${server.origin}/slow`);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(dialog(page)).not.toContainText('Looking at');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});

const opml = (title: string, ...paths: readonly string[]): string =>
  `<opml version="2.0"><head><title>${title}</title></head><body><outline text="${title}">${paths
    .map((path) => `<outline type="rss" text="${path}" xmlUrl="${server.origin}/${path}"/>`)
    .join('')}</outline></body></opml>`;

test('lists of subscriptions are shown first, come in together, are checked, and go again by one undo', async ({
  page,
}) => {
  // Whoever listens for the first time is told only of what comes a while later.
  page.on('filechooser', () => undefined);
  await openSmall(page);
  await page.keyboard.press('+');
  await page.getByRole('button', { name: 'Bring in subscriptions from an OPML file' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Choose a file…' })).toBeFocused();
  const choose = async (name: string, body: string): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name, mimeType: 'text/xml', buffer: Buffer.from(body) });
  };
  await choose('notes.txt', 'nothing of the kind');
  await expect(dialog(page)).toContainText('notes.txt is not a list of subscriptions');
  await page.getByRole('button', { name: 'Leave out notes.txt' }).click();
  await choose('one.opml', opml('Quays', 'news.xml', 'letters.xml', 'news.xml'));
  await expect(dialog(page)).toContainText('2 sources');
  await expect(dialog(page)).toContainText('1 folder · 1 named twice');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Another file…' }).focus();
  await choose('two.opml', opml('Gone', 'missing.xml'));
  await expect(page.getByRole('button', { name: 'Bring in 3 sources' })).toBeVisible();
  await page.getByRole('button', { name: 'Bring in 3 sources' }).press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('status')).toContainText('Brought in 3 sources');
  await expect(source(page, 'Quays')).toHaveAccessibleName('Quays, 3 unread');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(source(page, 'Quays')).toHaveCount(0);
  await expect(source(page, 'Gone')).toHaveCount(0);
});

test('a long list comes in folded', async ({ page }) => {
  await openSmall(page);
  const paths = Array.from({ length: 301 }, (_none, place) => `many-${place}.xml`);
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
    },
    opml('Many', ...paths),
  );
  await page.getByRole('button', { name: 'Bring in 301 sources' }).press('Enter');
  await expect(source(page, 'Many')).toHaveAttribute('aria-expanded', 'false');
  await expect(source(page, 'many-7')).toHaveCount(0);
  await expect(source(page, 'World')).toHaveAttribute('aria-expanded', 'true');
});

test('a file dropped on the window, a list pasted into the field and an address pasted beside it all begin something', async ({
  page,
}) => {
  await openSmall(page);
  const dropFile = (name: string, body: string) =>
    page.evaluate(
      ([fileName, text]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], fileName, { type: 'text/x-opml' }));
        const target = document.querySelector('#pane-list') ?? document.body;
        for (const kind of ['dragover', 'drop'])
          target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
      },
      [name, body] as const,
    );
  const paste = (selector: string, text: string) =>
    page.evaluate(
      ([at, pasted]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        const target = document.querySelector(at) ?? document.body;
        target.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
      },
      [selector, text] as const,
    );
  await dropFile('mine.opml', opml('Quays', 'news.xml'));
  await expect(dialog(page)).toContainText('mine.opml');
  await expect(page.getByRole('button', { name: 'Bring in 1 source' })).toBeFocused();
  await page.keyboard.press('Escape');
  await paste('#pane-list', `${server.origin}/news.xml`);
  await expect(field(page)).toHaveValue(`${server.origin}/news.xml`);
  expect(server.requests).toEqual([]);
  await paste('[role=dialog] input', opml('Quays', 'news.xml', 'letters.xml'));
  await expect(page.getByRole('button', { name: 'Bring in 2 sources' })).toBeFocused();
});

test('the first run offers its ways in, asks nothing by itself, and becomes the reading view', async ({ page }) => {
  await openEmpty(page);
  await expect(field(page)).toBeFocused();
  expect(await findings(page)).toEqual([]);
  expect(server.requests).toEqual([]);
  await page.keyboard.type(`${server.origin}/none`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('There is no feed at');
  await field(page).fill(`${server.origin}/news.xml`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /^Quay News/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Quay News');
  await expect(page.getByRole('option')).toHaveCount(2);
  await expect(page.getByRole('status')).toContainText('Followed “Quay News”');
  await page.keyboard.press('u');
  await expect(field(page)).toBeVisible();
});

test('topics to begin with say what is in them and come in as one act, in folders', async ({ page }) => {
  await openEmpty(page);
  await page.getByRole('button', { name: 'Science: show its 5 sources' }).press('Enter');
  await expect(page.getByText('Quanta Magazine')).toBeVisible();
  await page.getByRole('checkbox', { name: 'World news' }).press('Space');
  await page.getByRole('checkbox', { name: 'Science' }).press('Space');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Follow 11 sources' }).press('Enter');
  await expect(source(page, 'World news')).toBeVisible();
  await expect(source(page, 'Quanta Magazine')).toHaveAttribute('aria-level', '2');
  await expect(page.getByRole('status')).toContainText('Brought in 11 sources');
  await page.keyboard.press('u');
  await expect(page.getByRole('heading', { name: 'Or begin with a few' })).toBeVisible();
});

test('the demonstration is laid out in the window, whole and at rest, and taken away by one undo', async ({ page }) => {
  await openEmpty(page);
  await page.getByRole('button', { name: 'Look around' }).press('Enter');
  await expect(source(page, 'Demonstration')).toHaveAccessibleName(/^Demonstration, \d+ unread$/);
  await expect(source(page, 'The Kyiv Independent')).toHaveAccessibleName(/paused/);
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(server.requests).toEqual([]);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(field(page)).toBeVisible();
});

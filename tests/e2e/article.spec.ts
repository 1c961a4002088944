// The article pane: found in, moved through, marked, kept in its place; keys work while it has the focus.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { openLibrary } from '../../electron/engine/openLibrary.ts';
import { rssFeed } from '../support/feedMaker.ts';
import { type LibraryWindow, openLibraryWindow } from '../support/libraryWindow.ts';
import type { MadeArticle } from '../support/madeLibrary.ts';
import { startServer } from '../support/scriptedServer.ts';
import { startWebHost } from '../support/webHost.ts';

let window: LibraryWindow;
test.afterEach(() => window.close());

const paragraph = (about: string): string =>
  `<p>${`A sentence about ${about} that goes on for a while, as sentences do. `.repeat(6)}</p>`;

const long = `<p>It begins with the heron<sup><a href="#a-fn1" id="a-ref1">1</a></sup>, which stands still.</p>
<h2 id="a-water">Water</h2>${paragraph('water').repeat(6)}<h2 id="a-reeds">Reeds</h2>${paragraph('reeds').repeat(6)}
<h3 id="a-nests">Nests</h3>${paragraph('nests').repeat(6)}
<ol><li id="a-fn1">The grey one, as it happens. <a href="#a-ref1">back</a></li></ol>`;

async function open(page: Page): Promise<FrameLocator> {
  window = await openLibraryWindow(page, (library) => {
    const feed = library.follow('Field Notes');
    const now = Date.now();
    library.add(feed, [
      { title: 'The long watch', contentHtml: long, readingMinutes: 9, publishedAt: now - 60_000 },
      {
        title: 'The short one',
        contentHtml:
          '<p>See <a href="https://example.org/first">what came first</a> and <a href="https://elsewhere.example/">elsewhere</a>.</p>',
        text: 'See what came first',
        publishedAt: now - 120_000,
      },
      {
        title: 'What came first',
        link: 'https://example.org/first',
        contentHtml:
          '<p dir="rtl">שלום</p><table><tbody><tr><td>1</td></tr></tbody></table><pre><code>x = 1</code></pre>',
        publishedAt: now - 180_000,
      },
    ]);
  });
  return page.frameLocator('iframe');
}

const heading = (frame: FrameLocator) => frame.getByRole('heading', { level: 1 });
const scrollTop = (page: Page): Promise<number> =>
  page
    .frameLocator('iframe')
    .locator('html')
    .evaluate((html) => html.scrollTop);

test('opens with a key, and its keys go on working while the frame has the focus', async ({ page }) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  await expect(heading(frame)).toHaveText('The long watch');
  await frame.locator('p').nth(3).click();
  await page.keyboard.press('j');
  await expect(heading(frame)).toHaveText('The short one');
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: /Saved/ })).toHaveAttribute('aria-pressed', 'true');
});

test('a screenful at a time, then the next article', async ({ page }) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  await expect(heading(frame)).toHaveText('The long watch');
  await page.keyboard.press('Space');
  await expect.poll(() => scrollTop(page)).toBeGreaterThan(200);
  await page.keyboard.press('Shift+Space');
  await expect.poll(() => scrollTop(page)).toBe(0);
  for (let presses = 0; presses < 30 && !(await heading(frame).innerText()).includes('short'); presses += 1)
    await page.keyboard.press('Space');
  await expect(heading(frame)).toHaveText('The short one');
});

test('the place in an article is kept and found again, also after a restart', async ({ page }) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  await expect(heading(frame)).toHaveText('The long watch');
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  await expect.poll(() => scrollTop(page)).toBeGreaterThan(600);
  const left = await scrollTop(page);
  await page.keyboard.press('j');
  await expect(heading(frame)).toHaveText('The short one');
  expect(await scrollTop(page)).toBe(0);
  await page.keyboard.press('k');
  await expect(heading(frame)).toHaveText('The long watch');
  await expect.poll(async () => Math.abs((await scrollTop(page)) - left)).toBeLessThan(4);

  await page.waitForTimeout(900);
  await window.host.stop();
  const again = await startWebHost(window.host.profile);
  try {
    await page.goto(again.address);
    await page.getByRole('option', { name: /^The long watch,/ }).click();
    await expect(heading(frame)).toHaveText('The long watch');
    await expect.poll(async () => Math.abs((await scrollTop(page)) - left)).toBeLessThan(4);
  } finally {
    await again.stop();
  }
});

test('words are found in the article, one after the other', async ({ page }) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  await expect(heading(frame)).toHaveText('The long watch');
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find in this article' });
  await expect(field).toBeFocused();
  await field.fill('about nests');
  await expect(page.getByText('1 of 36')).toBeVisible();
  await expect.poll(() => scrollTop(page)).toBeGreaterThan(600);
  await field.press('Enter');
  await expect(page.getByText('2 of 36')).toBeVisible();
  await field.press('Shift+Enter');
  await expect(page.getByText('1 of 36')).toBeVisible();
  await field.fill('no such words');
  await expect(page.getByText('Not in this article')).toBeVisible();
  await field.press('Escape');
  await expect(field).toHaveCount(0);
});

test('words are found over soft hyphens, line breaks and letters that are longer in small', async ({ page }) => {
  window = await openLibraryWindow(page, (library) => {
    library.add(library.follow('Field Notes'), [
      {
        title: 'İzmir',
        contentHtml: `<p>İzmir is won&shy;der&shy;ful, and the
          ferry<br>leaves at noon.</p><p>Nobody waits.</p>`,
      },
    ]);
  });
  await page.keyboard.press('j');
  await expect(heading(page.frameLocator('iframe'))).toHaveText('İzmir');
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find in this article' });
  for (const words of ['wonderful', 'the ferry', 'ferry leaves', 'NOBODY', 'İzmir is']) {
    await field.fill(words);
    await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
    await field.press('Escape');
    await expect
      .poll(() =>
        page
          .locator('iframe')
          .evaluate((frame: HTMLIFrameElement) =>
            frame.contentDocument
              ?.getSelection()
              ?.toString()
              .replaceAll('\u00ad', '')
              .replaceAll(/\s+/g, ' ')
              .toLowerCase(),
          ),
      )
      .toBe(words.toLowerCase());
    await page.keyboard.press('Control+f');
  }
  await field.fill('noon.Nobody');
  await expect(page.getByText('Not in this article')).toBeVisible();
});

test('while words are looked for the article can be gone into, and the key leads back to the field', async ({
  page,
}) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  await expect(heading(frame)).toHaveText('The long watch');
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find in this article' });
  await field.fill('heron');
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  await frame.locator('.body p').first().click({ clickCount: 3 });
  await expect(page.getByRole('toolbar')).toBeVisible();
  await expect(field).not.toBeFocused();
  await expect(page.locator('iframe')).toBeFocused();
  await page.keyboard.press('Control+f');
  await expect(field).toBeFocused();
  await page.keyboard.type('nests');
  await expect(field).toHaveValue('nests');
});

test('a long article has an outline that leads to its parts', async ({ page }) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  await frame.getByText('In this article').click();
  await frame.getByRole('button', { name: 'Nests' }).click();
  await expect.poll(() => scrollTop(page)).toBeGreaterThan(600);
  await expect(frame.getByRole('heading', { name: 'Nests' })).toBeInViewport();
});

test('a footnote pops up beside its mark and leaves the text where it is', async ({ page }) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  await frame.getByRole('link', { name: '1' }).click();
  await expect(frame.getByRole('note')).toContainText('The grey one');
  expect(await scrollTop(page)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(frame.getByRole('note')).toHaveCount(0);
  await expect(heading(frame)).toHaveText('The long watch');
});

test('a footnote goes with its article', async ({ page }) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  await frame.getByRole('link', { name: '1' }).click();
  await expect(frame.getByRole('note')).toContainText('The grey one');
  await page.keyboard.press('j');
  await expect(heading(frame)).toHaveText('The short one');
  await expect(frame.getByRole('note')).toHaveCount(0);
});

test('a footnote is opened and closed by key alone', async ({ page }) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  await frame.getByRole('link', { name: '1' }).focus();
  await page.keyboard.press('Enter');
  await expect(frame.getByRole('note')).toContainText('The grey one');
  await page.keyboard.press('Escape');
  await expect(frame.getByRole('note')).toHaveCount(0);
  await expect(frame.getByRole('link', { name: '1' })).toBeFocused();
});

test('a link to an article of the library opens it here, any other outside', async ({ page }) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.context().route('https://elsewhere.example/', (route) => route.fulfill({ body: 'Elsewhere' }));
  const outside = page.waitForEvent('popup');
  await frame.getByRole('link', { name: 'elsewhere' }).click();
  await expect((await outside).getByText('Elsewhere')).toBeVisible();
  await frame.getByRole('link', { name: 'what came first' }).click();
  await expect(heading(frame)).toHaveText('What came first');
  await expect(page.getByRole('option', { name: /^What came first/ })).toHaveAttribute('aria-selected', 'true');
});

test('selected words are marked, stay marked, and can be unmarked', async ({ page }) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  await frame
    .getByText('It begins with the heron')
    .first()
    .evaluate((element) => {
      const range = element.ownerDocument.createRange();
      const text = element.firstChild as Text;
      range.setStart(text, 3);
      range.setEnd(text, 9);
      const selection = element.ownerDocument.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
    });
  await page.getByRole('toolbar').getByRole('button', { name: 'Mark' }).click();
  await expect(frame.getByText('What you marked')).toBeVisible();
  await expect(frame.locator('q')).toHaveText('begins');
  await page.reload();
  await page.getByRole('option', { name: /^The long watch/ }).click();
  await expect(frame.locator('q')).toHaveText('begins');
  expect(
    await frame.locator('html').evaluate((html) => {
      const view = html.ownerDocument.defaultView;
      return [...(view?.CSS.highlights.get('marked') ?? [])].map(String);
    }),
  ).toEqual(['begins']);
  await frame.getByRole('button', { name: 'Remove the mark' }).click();
  await expect(frame.getByText('What you marked')).toHaveCount(0);
});

test('the text is set as the person likes it, and stays so', async ({ page }) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  const size = (): Promise<string> => frame.locator('.body').evaluate((body) => getComputedStyle(body).fontSize);
  await expect(heading(frame)).toHaveText('The long watch');
  expect(await size()).toBe('19px');
  await page.keyboard.press('Control+=');
  await expect.poll(size).toBe('20px');
  await page.getByRole('button', { name: 'How it is set' }).click();
  await page.getByRole('combobox', { name: 'Letters' }).selectOption('Inter');
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('option', { name: /^The long watch/ }).click();
  await expect.poll(size).toBe('20px');
  expect(await frame.locator('.body').evaluate((body) => getComputedStyle(body).fontFamily)).toContain('Inter');
});

test('reader text is fetched from the page; where it cannot be, a sentence says so and the feed’s text stays', async ({
  page,
}) => {
  const frame = await open(page);
  const server = await startServer();
  try {
    const story =
      '<p>The whole story, told at length, with every turn it took and every name in it, as the page has it.</p>'.repeat(
        12,
      );
    const whole = {
      headers: { 'content-type': 'text/html' },
      body: `<!doctype html><title>Whole</title><body><nav>Menu</nav><article><h1>Whole</h1>${story}</article></body>`,
    };
    let asked = 0;
    server.script('/whole', whole);
    server.script('/later', () => ((asked += 1) > 1 ? whole : { status: 500 }));
    server.script('/gone', { status: 404, headers: { 'content-type': 'text/html' }, body: 'No' });
    server.script('/news.xml', {
      headers: { 'content-type': 'application/rss+xml' },
      body: rssFeed({
        title: 'Served',
        items: [
          { guid: 'whole', title: 'Whole', link: `${server.origin}/whole`, html: '<p>Only the beginning.</p>' },
          { guid: 'later', title: 'Later', link: `${server.origin}/later`, html: '<p>A first line.</p>' },
          { guid: 'gone', title: 'Gone', link: `${server.origin}/gone`, html: '<p>All there is.</p>' },
        ],
      }),
    });
    const library = await openLibrary(window.host.profile);
    await library.client.call('feeds.subscribe', { feedUrl: `${server.origin}/news.xml` });
    await library.close();
    await page.getByRole('treeitem', { name: /^Served/ }).click();
    await page.getByRole('option', { name: /^Whole/ }).click();
    await expect(frame.getByText('Only the beginning.')).toBeVisible();
    await page.getByRole('button', { name: 'Reader text' }).click();
    await expect(frame.getByText('told at length').first()).toBeVisible();
    await page.getByRole('button', { name: 'Reader text' }).click();
    await expect(frame.getByText('Only the beginning.')).toBeVisible();
    await page.getByRole('option', { name: /^Gone/ }).click();
    await expect(heading(frame)).toHaveText('Gone');
    await page.getByRole('button', { name: 'Reader text' }).click();
    await expect(page.getByRole('status').filter({ hasText: '127.0.0.1' })).toBeVisible();
    await expect(frame.getByText('All there is.')).toBeVisible();
    const again = page.getByRole('status').getByRole('button', { name: 'Try again' });
    await expect(again).toHaveCount(0);
    await page.getByRole('option', { name: /^Later/ }).click();
    await expect(heading(frame)).toHaveText('Later');
    await page.getByRole('button', { name: 'Reader text' }).click();
    await again.click();
    await expect(frame.getByText('told at length').first()).toBeVisible();
    await expect(again).toHaveCount(0);
  } finally {
    await server.close();
  }
});

test('what a publisher changed in an article is shown where it was changed', async ({ page }) => {
  window = await openLibraryWindow(page, (library) => {
    const feed = library.follow('Field Notes');
    const story = (words: string, contentHash: string): MadeArticle => ({
      key: 'edited',
      title: 'The count',
      contentHtml: `<p>Eleven herons ${words} this morning.</p>`,
      text: `Eleven herons ${words} this morning.`,
      contentHash,
    });
    library.add(feed, [story('were counted', '1')], Date.now() - 60_000);
    library.add(feed, [story('were heard', '2')]);
  });
  const frame = page.frameLocator('iframe');
  await page.keyboard.press('j');
  await frame.getByRole('button', { name: 'What changed' }).click();
  await expect(frame.locator('del')).toHaveText('counted');
  await expect(frame.locator('ins')).toHaveText('heard');
});

test('a narrow window shows the article alone and goes back to the list', async ({ page }) => {
  const frame = await open(page);
  await page.setViewportSize({ width: 560, height: 800 });
  await page.keyboard.press('j');
  await expect(heading(frame)).toHaveText('The long watch');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  expect(await frame.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth)).toBe(true);
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(page.getByRole('listbox')).toBeVisible();
});

test('is accessible, bar and page', async ({ page, context }) => {
  const frame = await open(page);
  await page.keyboard.press('j');
  await expect(heading(frame)).toHaveText('The long watch');
  await page.keyboard.press('Control+f');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).exclude('iframe').analyze()).violations).toEqual([]);
    // No script runs in the frame, not even the checker's: its document is checked in a page of its own.
    const alone = await context.newPage();
    await alone.setContent(await frame.locator('html').evaluate((html) => html.outerHTML));
    expect(
      (await new AxeBuilder({ page: alone }).disableRules(['document-title', 'region', 'landmark-one-main']).analyze())
        .violations,
    ).toEqual([]);
    await alone.close();
  }
});

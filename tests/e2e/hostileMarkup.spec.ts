// Markup of strangers in a real browser: after sanitising nothing runs, nothing is asked for, nothing navigates – neither in the article's
// frame nor, to try the sanitiser alone, in an open page where scripts may run. What a browser reads back is what was written.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { sanitizeHtml } from '../../electron/core/normalize/sanitizeHtml.ts';

const own = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '..', 'fixtures', 'markup', 'hostile.json'), 'utf8'),
) as string[];
const checks = path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'corpora', 'checks');

const tablePayloads = (name: string): string[] => {
  const file = path.join(checks, name);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { payload: string }).payload);
};

const payloads = [...own, ...tablePayloads('dompurify.jsonl'), ...tablePayloads('xss-live.jsonl')];
const base = 'https://publisher.example/story';
const perPage = 60;

interface Seen {
  readonly struck: string[];
  readonly asked: string[];
  readonly navigated: string[];
}

/** A page of nothing, in which every way of running something reports itself. */
async function openTrap(page: Page): Promise<Seen> {
  const seen: Seen = { struck: [], asked: [], navigated: [] };
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url === 'http://trap.test/')
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>trap</title><body></body>' });
    seen.asked.push(url);
    return route.abort();
  });
  page.on('dialog', (dialog) => {
    seen.struck.push(dialog.message());
    void dialog.dismiss();
  });
  await page.exposeFunction('strike', (what: unknown) => void seen.struck.push(String(what)));
  await page.goto('http://trap.test/');
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) seen.navigated.push(frame.url());
  });
  return seen;
}

const sanitized = payloads.map((payload) => sanitizeHtml(payload, base).html);
const batches = Array.from({ length: Math.ceil(sanitized.length / perPage) }, (_, index) =>
  sanitized.slice(index * perPage, (index + 1) * perPage),
);

test('sanitised markup does nothing even where scripts may run', async ({ page }) => {
  const seen = await openTrap(page);
  for (const batch of batches) {
    await page.evaluate((htmls) => {
      document.body.replaceChildren(
        ...htmls.map((html) => {
          const place = document.createElement('div');
          place.innerHTML = html;
          return place;
        }),
      );
      for (const element of document.body.querySelectorAll('*')) {
        for (const type of ['mouseover', 'focus', 'toggle', 'load', 'error', 'animationstart'])
          element.dispatchEvent(new Event(type));
      }
    }, batch);
  }
  await page.waitForTimeout(500);
  expect(seen).toEqual({ struck: [], asked: [], navigated: [] });
});

test('sanitised markup does nothing in the article’s frame', async ({ page }) => {
  const seen = await openTrap(page);
  for (const batch of batches) {
    await page.evaluate((htmls) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-same-origin');
      frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">${htmls.join('\n')}`;
      document.body.replaceChildren(frame);
      return new Promise((resolve) => {
        frame.addEventListener('load', resolve);
      });
    }, batch);
  }
  await page.waitForTimeout(500);
  expect(seen).toEqual({ struck: [], asked: [], navigated: [] });
});

test('sanitising is a fixed point, also through a browser’s reading', async ({ page }) => {
  await openTrap(page);
  const notFixed = sanitized.filter((html) => sanitizeHtml(html, base).html !== html);
  expect(notFixed).toEqual([]);
  const reread = await page.evaluate(
    (htmls) =>
      htmls.map((html) => {
        const inert = document.implementation.createHTMLDocument('');
        inert.body.innerHTML = html;
        return inert.body.innerHTML;
      }),
    sanitized,
  );
  const changed = reread.flatMap((html, index) =>
    sanitizeHtml(html, base).html === sanitized[index] ? [] : [{ before: sanitized[index], after: html }],
  );
  expect(changed).toEqual([]);
});

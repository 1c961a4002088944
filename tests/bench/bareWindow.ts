// The floor of the window's bench: the same gestures on a page that does nothing else, in the same browser.
import type { Page } from '@playwright/test';

/** Rows are moved by hand, the article is one string: what Chromium itself needs for a key, a switch of lists and a scroll. */
export async function openBarePage(page: Page): Promise<void> {
  await page.setContent(
    '<style>body{margin:0;font:16px serif}[role=listbox]{position:absolute;inset:0 auto 0 0;width:404px;overflow:auto}' +
      '[role=option]{position:absolute;height:148px;width:390px}iframe{position:absolute;inset:0 0 0 420px;width:800px;height:900px}</style>' +
      '<div role="listbox"><div style="height:15000000px"></div></div><iframe></iframe>',
  );
  await page.evaluate(() => {
    const rowHeight = 148;
    const canvas = document.querySelector('[role=listbox] > div') as HTMLElement;
    const list = canvas.parentElement as HTMLElement;
    const frame = document.querySelector('iframe') as HTMLIFrameElement;
    const article = frame.contentDocument as Document;
    const text = '<p>Ships lay at anchor while the harbour waited for the vote.</p>'.repeat(40);
    let turn = 0;
    const draw = (): void => {
      const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - 5);
      canvas.innerHTML = Array.from(
        { length: 17 },
        (_none, row) =>
          `<div role="option" data-article="${first + row}" style="top:${(first + row) * rowHeight}px"><b>Row ${first + row} of turn ${turn}</b><p>What it has to say, in two lines at most, so that there is some text.</p></div>`,
      ).join('');
    };
    list.addEventListener('scroll', draw);
    addEventListener('keydown', () => {
      turn += 1;
      article.body.innerHTML = `<h1>Article ${turn}</h1>${text}`;
      list.dataset.listing = String(turn);
      draw();
    });
    draw();
  });
}

// What an exported article shows of its pictures, in Markdown, in HTML and in the XHTML of a book.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { articleMarkdown } from '../../../electron/core/export/markdown.ts';
import { articlePage } from '../../../electron/core/export/page.ts';
import { getDetail } from '../../../electron/core/store/articles.ts';
import type { ArticleDetail } from '../../../shared/model/article.ts';
import { type MadeLibrary, openMadeLibrary } from '../../support/madeLibrary.ts';

let library: MadeLibrary;
beforeEach(() => {
  library = openMadeLibrary();
});
afterEach(() => library.close());

const lead = 'https://example.org/lead.jpg';
const inText = 'https://example.org/text.jpg';
const lost = 'https://example.org/lost.jpg';
const findCopy = (url: string): string | undefined => (url === lost ? undefined : `media/${url.split('/').at(-1)}`);

function makeArticle(contentHtml: string): ArticleDetail {
  const [id = 0] = library.add(library.follow('Times'), [
    {
      title: 'Harbour',
      contentHtml,
      image: { url: lead, alt: 'Two [boats]', caption: 'At dawn.', credit: 'Ann' },
    },
  ]);
  const article = getDetail(library.store.read, id);
  if (!article) throw new Error('The article is not there');
  return article;
}
const page = (article: ArticleDetail, xml: boolean): string =>
  articlePage(article, { xml, style: 'style.css', findCopy });

test('the kept lead picture stands above the text in every format, with caption and credit', () => {
  const article = makeArticle(`<p>Calm.</p><img data-src="${inText}" alt="Net">`);
  expect(articleMarkdown(article, findCopy)).toContain(
    '# Harbour\n\n![Two \\[boats\\]](media/lead.jpg)\n\n*At dawn. Ann*\n\nCalm.\n\n![Net](media/text.jpg)',
  );
  for (const xml of [false, true]) {
    expect(page(article, xml)).toContain('<img src="media/lead.jpg" alt="Two [boats]"/><figcaption>At dawn. Ann<');
    expect(page(article, xml)).toContain('src="media/text.jpg" alt="Net"');
  }
});

test('a picture that the text shows itself is not shown twice', () => {
  const article = makeArticle(`<p>Calm.</p><img data-src="${lead}" alt="Boats">`);
  expect(articleMarkdown(article, findCopy).match(/lead\.jpg/g)).toHaveLength(1);
  expect(page(article, false).match(/lead\.jpg/g)).toHaveLength(1);
});

test('a picture that is not kept becomes a link, and in a link the words it stands for', () => {
  const article = makeArticle(
    `<p><img data-src="${lost}" alt="Mast"></p><p><a href="https://example.org/more"><b><img data-src="${lost}" alt="Sail"></b></a></p>`,
  );
  const markdown = articleMarkdown(article, findCopy);
  expect(markdown).toContain(`[Mast](${lost})`);
  expect(markdown).toContain('[**Sail**](https://example.org/more)');
  expect(page(article, true)).toContain('<a href="https://example.org/more"><b><span>Sail</span></b></a>');
});

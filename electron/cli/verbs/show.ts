// `show ID`: one article, as text, HTML, Markdown or JSON.
import { AppError } from '../../../shared/errors.ts';
import type { ArticleDetail } from '../../../shared/model/article.ts';
import { articleMarkdown } from '../../core/export/markdown.ts';
import { htmlToText } from '../../core/normalize/sanitizeHtml.ts';
import { isoTime } from '../isoTime.ts';
import type { Verb } from '../verb.ts';

const formats = ['text', 'html', 'markdown', 'json'] as const;
type Format = (typeof formats)[number];

const paragraphEnd = /<\/(?:p|h[1-6]|li|blockquote|pre|figcaption|tr|div|section|aside)>|<br>/g;

/** Paragraphs stay apart; everything else is what would be read aloud. */
const readableText = (html: string): string =>
  html
    .replaceAll(paragraphEnd, (end) => `${end}\u0000`)
    .split('\u0000')
    .map(htmlToText)
    .filter(Boolean)
    .join('\n\n');

const htmlOf = (article: ArticleDetail): string =>
  article.shows === 'full' ? (article.fullHtml ?? article.html) : article.html;

const print: { readonly [F in Format]: (article: ArticleDetail) => string } = {
  html: htmlOf,
  // On a terminal there are no kept files beside the text: pictures stay links.
  markdown: (article) => articleMarkdown(article, () => undefined),
  json: (article) =>
    JSON.stringify({ ...article, publishedAt: isoTime(article.publishedAt), arrivedAt: isoTime(article.arrivedAt) }),
  text: (article) => {
    const byline = [article.author, article.feedTitle, isoTime(article.publishedAt), `${article.minutes} min`]
      .filter(Boolean)
      .join(' · ');
    return [article.title, byline, article.link ?? '', '', readableText(htmlOf(article))].join('\n');
  },
};

export const verb: Verb = {
  usage: 'show ID [--format text|html|markdown|json]',
  about: 'Prints one article. The number is the one that `list` and `search` print.',
  options: { format: { type: 'string', default: 'text' } },
  positionals: [1, 1],
  async run({ positionals: [id = ''], options, openLibrary, terminal, json }) {
    const wanted = json ? 'json' : options.format;
    const format = formats.find((each) => each === wanted);
    if (!format)
      throw new AppError('usage', { reason: `--format takes ${formats.join(', ')}, not “${String(wanted)}”.` });
    if (!/^\d{1,15}$/.test(id) || Number(id) === 0)
      throw new AppError('usage', { reason: `“${id}” is not the number of an article.` });
    const client = await openLibrary();
    terminal.out(print[format](await client.call('articles.get', { id: Number(id) })));
    return 0;
  },
};

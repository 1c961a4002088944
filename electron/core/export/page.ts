// An article as a page of its own, as HTML or (for EPUB) as XHTML, and the list of all of them. Pure; no script, nothing from the network.
import { encodeXML } from 'entities';
import type { ArticleDetail } from '../../../shared/model/article.ts';
import { bylineOf, type FindCopy, leadPicture, shownHtml, showHtml } from './exportedArticle.ts';

export const pageStyle = `body{margin:2rem auto;max-width:38rem;padding:0 1rem;font:1.05rem/1.6 Georgia,"Times New Roman",serif;color:#1a1a1a;background:#fffdf8}
h1{line-height:1.2;margin:0 0 .3rem}header p,figcaption,time{color:#666;font-size:.9rem}img,video{max-width:100%;height:auto}
blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #ccc}pre{overflow:auto;font-size:.9rem}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2rem .5rem}
aside{border:1px solid #ddd;padding:0 1rem;margin:1rem 0}a{color:#7a1f1f}ol.articles{list-style:none;padding:0}ol.articles li{margin:.5rem 0}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#181715}a{color:#e0a0a0}}`;

/** What XML 1.0 cannot carry is left out. */
const clean = (text: string): string =>
  text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
export const escapeMarkup = (text: string): string => encodeXML(clean(text));

const dayOf = (article: ArticleDetail): string => new Date(article.publishedAt).toISOString();

export interface PageOptions {
  readonly xml: boolean;
  /** Address of the style sheet relative to the page. */
  readonly style: string;
  readonly findCopy: FindCopy;
}

const shell = (
  language: string,
  direction: string,
  title: string,
  style: string,
  body: string,
  xml: boolean,
): string => {
  const head = `<head>\n<meta charset="utf-8"/>\n<title>${escapeMarkup(title)}</title>\n<link rel="stylesheet" type="text/css" href="${escapeMarkup(style)}"/>\n</head>`;
  const attributes = `lang="${escapeMarkup(language)}" dir="${direction}"`;
  return xml
    ? `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="${escapeMarkup(language)}" ${attributes}>\n${head}\n<body>\n${body}\n</body>\n</html>\n`
    : `<!DOCTYPE html>\n<html ${attributes}>\n${head}\n<body>\n${body}\n</body>\n</html>\n`;
};

export function articlePage(article: ArticleDetail, { xml, style, findCopy }: PageOptions): string {
  const date = dayOf(article);
  const byline = bylineOf(article);
  const lead = leadPicture(article, findCopy);
  const figure =
    lead === undefined
      ? ''
      : `<figure><img src="${escapeMarkup(lead.copy)}" alt="${escapeMarkup(lead.alt)}"/><figcaption>${escapeMarkup(lead.caption)}</figcaption></figure>\n`;
  const link =
    article.link === undefined ? '' : ` · <a href="${escapeMarkup(article.link)}">${escapeMarkup(article.link)}</a>`;
  const note = article.note === undefined ? '' : `\n<aside><h2>Note</h2><p>${escapeMarkup(article.note)}</p></aside>`;
  const html = clean(showHtml(shownHtml(article), findCopy, xml));
  return shell(
    article.language ?? 'und',
    article.direction,
    article.title,
    style,
    `<article>\n<header><h1>${escapeMarkup(article.title)}</h1>\n<p>${escapeMarkup(byline)} · <time datetime="${date}">${date.slice(0, 10)}</time>${link}</p></header>\n${figure}<div>${html}</div>${note}\n</article>`,
    xml,
  );
}

export interface ListedPage {
  readonly file: string;
  readonly title: string;
  readonly feedTitle: string;
  readonly date: string;
}

export const listedPage = (article: ArticleDetail, file: string): ListedPage => ({
  file,
  title: article.title === '' ? article.feedTitle : article.title,
  feedTitle: article.feedTitle,
  date: dayOf(article).slice(0, 10),
});

/** The table of contents: an index page of its own, and the navigation document of an EPUB. */
export function contentsPage(title: string, pages: readonly ListedPage[], style: string, xml: boolean): string {
  const items = pages
    .map(
      ({ file, title: name, feedTitle, date }) =>
        `<li><a href="${escapeMarkup(file)}">${escapeMarkup(name)}</a>${xml ? '' : ` <small>${escapeMarkup(feedTitle)}, ${date}</small>`}</li>`,
    )
    .join('\n');
  const list = xml
    ? `<nav epub:type="toc" id="toc"><h1>${escapeMarkup(title)}</h1>\n<ol>\n${items}\n</ol></nav>`
    : `<h1>${escapeMarkup(title)}</h1>\n<ol class="articles">\n${items}\n</ol>`;
  return shell('und', 'ltr', title, style, list, xml);
}

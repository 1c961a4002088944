// What an export knows of an article. Pure: whoever writes files hands in where kept pictures lie.
import type { Element } from 'domhandler';
import { Element as ElementNode, isTag, Text } from 'domhandler';
import { render } from 'dom-serializer';
import { replaceElement } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { ArticleDetail } from '../../../shared/model/article.ts';

/** Where the kept copy of an address lies, relative to the file being written; nothing if it is not kept. */
export type FindCopy = (url: string) => string | undefined;

/** The text a person sees of an article: what they chose, else what the feed carries. */
export const shownHtml = (article: ArticleDetail): string =>
  article.shows === 'full' && article.fullHtml !== undefined ? article.fullHtml : article.html;

export interface LeadPicture {
  readonly copy: string;
  readonly alt: string;
  /** Caption and credit, if any. */
  readonly caption: string;
}

/** The kept picture that stands above the text, unless the text shows it itself. */
export function leadPicture(article: ArticleDetail, findCopy: FindCopy): LeadPicture | undefined {
  const { image } = article;
  if (!image || shownHtml(article).includes(image.url)) return undefined;
  const copy = findCopy(image.url);
  if (copy === undefined) return undefined;
  return { copy, alt: image.alt ?? '', caption: [image.caption, image.credit].filter(Boolean).join(' ') };
}

export const bylineOf = (article: ArticleDetail): string =>
  [article.author, article.feedTitle].filter((part) => part !== undefined && part !== '').join(' · ');

/** A file's name from a title: letters and digits of any script, at most 60 characters, with a number so that none clash. */
export function fileStem(title: string, number: number): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  const short = Array.from(words).slice(0, 60).join('').replace(/-+$/, '');
  return `${String(number).padStart(4, '0')}${short === '' ? '' : `-${short}`}`;
}

const element = (name: string, attributes: Record<string, string>, text?: string): Element =>
  new ElementNode(name, attributes, text === undefined ? [] : [new Text(text)]);

/**
 * Stored HTML (shared/model/articleHtml.ts) as a document shows it: pictures, films and sounds refer to their kept copies; what is
 * not kept becomes a link, so that a reader of the export asks nobody for anything.
 */
export function showHtml(html: string, findCopy: FindCopy, xml: boolean): string {
  const document = parseDocument(html);
  const visit = (node: Element): void => {
    for (const child of node.children.slice()) if (isTag(child)) visit(child);
    if (node.name === 'img') replaceElement(node, showPicture(node, findCopy));
    else if (node.name === 'figure' && (node.attribs['data-card'] === 'video' || node.attribs['data-card'] === 'audio'))
      showPlayer(node, node.attribs['data-card'], findCopy);
    else if (node.attribs['data-card'] !== undefined) showLink(node);
    for (const name of Object.keys(node.attribs)) if (name.startsWith('data-')) delete node.attribs[name];
  };
  for (const node of document.children.slice()) if (isTag(node)) visit(node);
  return render(document, { xmlMode: xml, decodeEntities: true, encodeEntities: xml ? true : 'utf8' });
}

const isInLink = (node: Element): boolean => {
  for (let { parent } = node; parent !== null; { parent } = parent)
    if (isTag(parent) && parent.name === 'a') return true;
  return false;
};

function showPicture(node: Element, findCopy: FindCopy): Element {
  const url = node.attribs['data-src'] ?? '';
  const copy = findCopy(url);
  const alt = node.attribs['alt'] ?? '';
  // A link cannot hold another (HTML §4.5.1).
  if (copy === undefined) return isInLink(node) ? element('span', {}, alt) : element('a', { href: url }, alt || url);
  const { width, height } = node.attribs;
  return element('img', { src: copy, alt, ...(width && { width }), ...(height && { height }) });
}

function showPlayer(node: Element, kind: 'video' | 'audio', findCopy: FindCopy): void {
  const source = node.attribs['data-src'];
  const copy = source === undefined ? undefined : findCopy(source);
  if (copy === undefined) {
    showLink(node);
    return;
  }
  const player = element(kind, { src: copy, controls: 'controls' });
  player.parent = node;
  node.children.unshift(player);
}

function showLink(node: Element): void {
  const url = node.attribs['data-page'] ?? node.attribs['data-src'];
  if (url === undefined) return;
  const link = element('a', { href: url }, url);
  link.parent = node;
  node.children.push(link);
}

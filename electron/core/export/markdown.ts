// An article as Markdown (CommonMark, with front matter that Obsidian, Hugo and pandoc read). Pure.
import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import { textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { ArticleDetail } from '../../../shared/model/article.ts';
import { type FindCopy, leadPicture, shownHtml, showHtml } from './exportedArticle.ts';

/** A value YAML cannot misread: JSON's strings are YAML's. */
const yaml = (value: string | readonly string[]): string => JSON.stringify(value);

function frontMatter(article: ArticleDetail): string {
  const lines = [
    `title: ${yaml(article.title)}`,
    ...(article.author === undefined ? [] : [`author: ${yaml(article.author)}`]),
    `feed: ${yaml(article.feedTitle)}`,
    ...(article.link === undefined ? [] : [`link: ${yaml(article.link)}`]),
    `published: ${new Date(article.publishedAt).toISOString()}`,
    ...(article.tags.length === 0 ? [] : [`tags: ${yaml(article.tags)}`]),
    ...(article.topics.length === 0 ? [] : [`topics: ${yaml(article.topics)}`]),
    ...(article.saved ? ['saved: true'] : []),
  ];
  return `---\n${lines.join('\n')}\n---\n`;
}

/** Characters that would mean something to Markdown where plain text stands. */
const escapeText = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>]/g, (sign) => `\\${sign}`)
    .replaceAll(/^(\s*)([#+-]|\d+\.)(?=\s)/g, '$1\\$2');
const escapeAddress = (address: string): string =>
  address.replaceAll(/[\s()<>]/g, (sign) => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'));

const wrap = (mark: string, text: string): string => {
  const inner = text.trim();
  if (inner === '') return text;
  const before = text.startsWith(' ') ? ' ' : '';
  const after = text.endsWith(' ') ? ' ' : '';
  return `${before}${mark}${inner}${mark}${after}`;
};

function inline(nodes: readonly AnyNode[]): string {
  return nodes.map(inlineNode).join('');
}

function inlineNode(node: AnyNode): string {
  if (isText(node)) return escapeText(node.data);
  if (!isTag(node)) return '';
  const inner = (): string => inline(node.children);
  switch (node.name) {
    case 'br':
      return '  \n';
    case 'b':
    case 'strong':
      return wrap('**', inner());
    case 'i':
    case 'em':
    case 'cite':
      return wrap('*', inner());
    case 's':
    case 'del':
      return wrap('~~', inner());
    case 'code':
      return codeSpan(textContent(node));
    case 'img':
      return `![${escapeText(node.attribs['alt'] ?? '')}](${escapeAddress(node.attribs['src'] ?? '')})`;
    case 'a': {
      const text = inner().trim();
      const href = node.attribs['href'];
      return href === undefined ? text : `[${text === '' ? escapeText(href) : text}](${escapeAddress(href)})`;
    }
    case 'video':
    case 'audio':
      return `[${escapeText(node.attribs['src'] ?? '')}](${escapeAddress(node.attribs['src'] ?? '')})`;
    default:
      return inner();
  }
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

const blockNames = new Set(
  'address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table ul'.split(
    ' ',
  ),
);
const isBlock = (node: AnyNode): node is Element => isTag(node) && blockNames.has(node.name);

const indented = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first : line === '' ? '' : rest) + line)
    .join('\n');

/** Blocks, each without blank lines around it. */
function blocks(nodes: readonly AnyNode[]): string[] {
  const out: string[] = [];
  let line: AnyNode[] = [];
  const endLine = (): void => {
    const text = inline(line).trim();
    if (text !== '') out.push(text);
    line = [];
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      endLine();
      out.push(...block(node));
    } else line.push(node);
  }
  endLine();
  return out;
}

function block(node: Element): string[] {
  const heading = /^h([1-6])$/.exec(node.name)?.[1];
  if (heading !== undefined) {
    const text = inline(node.children).replaceAll(/\s+/g, ' ').trim();
    return text === '' ? [] : [`${'#'.repeat(Number(heading))} ${text}`];
  }
  switch (node.name) {
    case 'hr':
      return ['---'];
    case 'pre': {
      const text = textContent(node).replace(/\n$/, '');
      const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length + 1)));
      return [`${fence}\n${text}\n${fence}`];
    }
    case 'blockquote':
      return [indented(blocks(node.children).join('\n\n'), '> ', '> ').replaceAll(/^$/gm, '>')];
    case 'ul':
    case 'ol':
      return [list(node)];
    case 'table':
      return [table(node)];
    case 'figcaption':
    case 'dt':
      return blocks(node.children).map((text) => (text.includes('\n') ? text : wrap('*', text)));
    default:
      return blocks(node.children);
  }
}

function list(node: Element): string {
  let number = Number(node.attribs['start'] ?? 1) || 1;
  return node.children
    .filter(isTag)
    .map((item) => {
      const sign = node.name === 'ol' ? `${number++}. ` : '- ';
      return indented(blocks(item.children).join('\n\n'), sign, ' '.repeat(sign.length));
    })
    .join('\n');
}

function table(node: Element): string {
  const rows: string[][] = [];
  const collect = (parent: Element): void => {
    for (const child of parent.children.filter(isTag)) {
      if (child.name === 'tr') {
        const cells = child.children.filter((cell): cell is Element => isTag(cell) && /^t[dh]$/.test(cell.name));
        rows.push(cells.map((cell) => blocks(cell.children).join(' ').replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')));
      } else collect(child);
    }
  };
  collect(node);
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return '';
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array.from({ length: width }, () => '---')), ...body.map(line)].join('\n');
}

export const htmlToMarkdown = (html: string): string => blocks(parseDocument(html).children).join('\n\n');

export function articleMarkdown(article: ArticleDetail, findCopy: FindCopy): string {
  const body = htmlToMarkdown(showHtml(shownHtml(article), findCopy, false));
  const note = article.note === undefined ? '' : `\n\n## Note\n\n${article.note.trim()}`;
  const lead = leadPicture(article, findCopy);
  const picture =
    lead === undefined
      ? ''
      : `![${escapeText(lead.alt)}](${escapeAddress(lead.copy)})\n\n${lead.caption === '' ? '' : `*${escapeText(lead.caption)}*\n\n`}`;
  return `${frontMatter(article)}\n# ${escapeText(article.title).trim()}\n\n${picture}${body}${note}\n`;
}

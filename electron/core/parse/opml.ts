// Lists of subscriptions (OPML 1.0 and 2.0, opml.org/spec2.opml) of any reader and in any condition: to read, and to write.
// Only addresses of feeds are taken out of one; whatever else an outline may carry (commands, scripts, files) is never looked at.
import { encodeXML } from 'entities';
import { AppError } from '../../../shared/errors.ts';
import type { DocumentWarning } from '../../../shared/model/documentWarning.ts';
import { splitCredentials, type SplitAddress } from '../../../shared/model/feedAddress.ts';
import { decodeReferences } from './entities.ts';
import { lineCounter } from './lineCounter.ts';
import { tokenize } from './xmlTokens.ts';

export interface OpmlFeed {
  readonly feedUrl: string;
  /** That were written into the address. */
  readonly credentials?: SplitAddress['credentials'];
  readonly title?: string;
  /** As the publisher calls it, where that is known to be another name. */
  readonly publisherTitle?: string;
  readonly siteUrl?: string;
  readonly description?: string;
  /** Names of the folders around it, outermost first. */
  readonly folders: readonly string[];
  /** Our own settings, as `broadsheet:` attributes without their prefix; what others wrote there is not ours to read. */
  readonly settings: ReadonlyMap<string, string>;
}

export interface OpmlDocument {
  readonly title?: string;
  /** In document order, doubles and all. */
  readonly feeds: readonly OpmlFeed[];
  /** Paths of folders, each once, in order of appearance; empty ones too. */
  readonly folders: readonly (readonly string[])[];
  /** Something was mended or read over. */
  readonly recovered: boolean;
  readonly warnings: readonly DocumentWarning[];
}

const settingsNamespace = 'https://broadsheet.example/opml';
const settingsPrefix = 'broadsheet:';
const deepestFolder = 20;
const longestName = 500;
const mostWarnings = 20;

interface OpenOutline {
  readonly folder: string | undefined;
}

/** @throws AppError file-not-opml when there is not one outline in it */
export function parseOpml(text: string): OpmlDocument {
  const feeds: OpmlFeed[] = [];
  const folders = new Map<string, readonly string[]>();
  const warnings: DocumentWarning[] = [];
  const lineAt = lineCounter(text);
  const open: OpenOutline[] = [];
  let outlines = 0;
  let isOpml = false;
  let title: string | undefined;
  let isInTitle = false;
  let otherTrouble = 0;

  const warn = (warning: () => DocumentWarning): void => {
    if (warnings.length < mostWarnings) warnings.push(warning());
  };
  const path = (): string[] =>
    open
      .map((outline) => outline.folder)
      .filter((folder) => folder !== undefined)
      .slice(0, deepestFolder);

  const readOutline = (attributes: ReadonlyMap<string, string>, selfClosing: boolean, at: number): void => {
    outlines += 1;
    const values = new Map<string, string>();
    for (const [name, value] of attributes)
      values.set(name.toLowerCase(), decodeReferences(value).replaceAll(/\s+/g, ' ').trim());
    const name = (values.get('title') || values.get('text') || '').slice(0, longestName);
    const written =
      values.get('xmlurl') ||
      values.get('feedurl') ||
      (/^(?:rss|atom)$/i.test(values.get('type') ?? '') ? values.get('url') : undefined);
    let folder: string | undefined;
    if (written) {
      const feedUrl = feedAddress(written);
      if (feedUrl === undefined) warn(() => ({ code: 'address-odd', name: written.slice(0, 80), line: lineAt(at) }));
      else {
        const { address, credentials } = splitCredentials(feedUrl);
        feeds.push({
          feedUrl: address,
          ...(credentials && { credentials }),
          ...(name && { title: name }),
          ...siteOf(values),
          ...(values.get('description') && { description: values.get('description') ?? '' }),
          folders: [...path(), ...labelsOf(values, open.length)],
          settings: settingsOf(attributes),
        });
      }
    } else if (!selfClosing && name) {
      folder = name;
      const whole = [...path(), name];
      folders.set(whole.join('\u0000'), whole);
    }
    if (!selfClosing) open.push({ folder });
  };

  tokenize(text.replace(/^\uFEFF/, ''), {
    open(name, attributes, selfClosing, at) {
      const local = name.toLowerCase().replace(/^.*:/, '');
      if (local === 'opml') isOpml = true;
      else if (local === 'outline') readOutline(attributes, selfClosing, at);
      else if (local === 'title' && outlines === 0) isInTitle = !selfClosing;
    },
    close(name) {
      const local = name.toLowerCase().replace(/^.*:/, '');
      if (local === 'outline') {
        if (open.length === 0) otherTrouble += 1;
        open.pop();
      } else if (local === 'title') isInTitle = false;
    },
    text(value, isLiteral) {
      if (isInTitle && title === undefined) title = (isLiteral ? value : decodeReferences(value)).trim() || undefined;
    },
    doctype: () => undefined,
    warn: (code, at) => warn(() => ({ code, line: lineAt(at) })),
    innermost: () => undefined,
  });

  if (!isOpml && outlines === 0) throw new AppError('file-not-opml');
  if (open.length > 0) warn(() => ({ code: 'outlines-cut', line: lineAt(text.length) }));
  const bare = bareAmpersands(text);
  if (bare > 0) warn(() => ({ code: 'ampersands-bare', count: bare }));
  // A folder that turned out to hold no feed of ours is still the person's.
  return {
    ...(title && { title }),
    feeds,
    folders: [...folders.values()],
    recovered: open.length > 0 || otherTrouble > 0 || bare > 0 || !isOpml,
    warnings,
  };
}

function feedAddress(written: string): string | undefined {
  const plain = written.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://');
  const address = /^[\w-]+(?:\.[\w-]+)+(?:[/:?]|$)/.test(plain) ? `http://${plain}` : plain;
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function siteOf(values: ReadonlyMap<string, string>): { siteUrl?: string } {
  const site = values.get('htmlurl');
  return site && /^https?:\/\//i.test(site) ? { siteUrl: site } : {};
}

/** Some readers write folders as a `category` of the feed ("/World/Europe") and nest nothing. */
function labelsOf(values: ReadonlyMap<string, string>, depth: number): readonly string[] {
  const category = values.get('category');
  if (depth > 0 || !category?.startsWith('/')) return [];
  return (category.split(',')[0] ?? '')
    .split('/')
    .map((part) => part.trim())
    .filter(Boolean)
    .slice(0, deepestFolder);
}

function settingsOf(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const [name, value] of attributes)
    if (name.startsWith(settingsPrefix)) settings.set(name.slice(settingsPrefix.length), decodeReferences(value));
  return settings;
}

const bareAmpersands = (text: string): number =>
  text.match(/&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]{1,31};)/gi)?.length ?? 0;

export interface OpmlFolder {
  readonly name: string;
  readonly folders: readonly OpmlFolder[];
  readonly feeds: readonly Omit<OpmlFeed, 'folders' | 'credentials'>[];
}

/** OPML 2.0 with folders nested and settings kept; `parseOpml` reads back what it was made of. */
export function writeOpml(title: string, root: Omit<OpmlFolder, 'name'>): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0" xmlns:broadsheet="${settingsNamespace}">`,
    '<head>',
    `<title>${encodeXML(title)}</title>`,
    '</head>',
    '<body>',
  ];
  writeOutlines(root, 1, lines);
  return `${[...lines, '</body>', '</opml>'].join('\n')}\n`;
}

function writeOutlines({ folders, feeds }: Omit<OpmlFolder, 'name'>, depth: number, lines: string[]): void {
  const indent = '  '.repeat(depth);
  for (const folder of folders) {
    lines.push(`${indent}<outline text="${encodeXML(folder.name)}" title="${encodeXML(folder.name)}">`);
    writeOutlines(folder, depth + 1, lines);
    lines.push(`${indent}</outline>`);
  }
  for (const feed of feeds) {
    const { address } = splitCredentials(feed.feedUrl);
    const name = feed.title ?? address;
    const attributes: [string, string | undefined][] = [
      ['type', 'rss'],
      ['text', name],
      ['title', name],
      ['xmlUrl', address],
      ['htmlUrl', feed.siteUrl],
      ['description', feed.description],
    ];
    for (const [key, value] of feed.settings) attributes.push([settingsPrefix + key, value]);
    const written = attributes
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ` ${key}="${encodeXML(value ?? '')}"`);
    lines.push(`${indent}<outline${written.join('')}/>`);
  }
}

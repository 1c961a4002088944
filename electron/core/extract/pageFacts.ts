// What a page says of itself: JSON-LD first (it is written for machines), then Open Graph and its kin, then the page's own elements.
import type { LeadImage } from '../../../shared/model/article.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import { splitCredit } from '../normalize/leadImage.ts';
import { parseDate } from '../parse/parseDate.ts';
import { resolveUrl } from '../parse/resolveUrl.ts';
import type { PageDocument } from './pageDocument.ts';

export interface PageFacts {
  readonly baseUrl: string;
  readonly title?: string;
  readonly author?: string;
  readonly publishedAt?: Instant;
  readonly siteName?: string;
  readonly language?: string;
  readonly description?: string;
  readonly image?: LeadImage;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value.replaceAll(/\s+/g, ' ').trim() : undefined;

const articleTypes =
  /^(?:(?:News|Blog|Social|Scholarly|Tech|Advertiser|Satirical|Analysis|Opinion|Review|Report|Background|Reportage)?\w*Article|BlogPosting|NewsArticle|LiveBlogPosting|Report|Review)$/;
const mostJson = 500_000;

export function readPageFacts(document: PageDocument, url: string): PageFacts {
  const baseUrl = resolveUrl(document.querySelector('base[href]')?.getAttribute('href') ?? '', url) ?? url;
  const article = readJsonLd(document);
  const meta = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = textOf(
        document
          .querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)
          ?.getAttribute('content'),
      );
      if (value) return value;
    }
    return undefined;
  };
  const published =
    textOf(article?.datePublished) ??
    meta(
      'article:published_time',
      'datePublished',
      'date',
      'dc.date',
      'DC.date.issued',
      'parsely-pub-date',
      'sailthru.date',
      'publish-date',
    ) ??
    document.querySelector('time[datetime]')?.getAttribute('datetime') ??
    undefined;
  const publishedAt = published === undefined ? undefined : parseDate(published);
  const facts = {
    title:
      textOf(article?.headline) ??
      meta('og:title', 'twitter:title', 'dc.title', 'parsely-title') ??
      textOf(document.querySelector('h1')?.textContent),
    author:
      peopleOf(article?.author) ??
      authorName(
        meta('author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'twitter:creator'),
      ),
    publishedAt,
    siteName:
      (isObject(article?.publisher) ? textOf(article.publisher.name) : undefined) ??
      meta('og:site_name', 'application-name'),
    language:
      textOf(document.documentElement?.getAttribute('lang')) ??
      textOf(article?.inLanguage) ??
      meta('og:locale', 'language'),
    description: textOf(article?.description) ?? meta('og:description', 'description', 'twitter:description'),
    image: readImage(document, article, meta, baseUrl),
  };
  return {
    baseUrl,
    ...(Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<PageFacts>),
  };
}

/** The first article among the page's JSON-LD, at any depth of @graph. */
function readJsonLd(document: PageDocument): Json | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? '';
    if (text.length > mostJson) continue;
    let parsed: unknown;
    try {
      parsed = JSON.parse(text.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ''));
    } catch {
      continue;
    }
    const waiting: unknown[] = [parsed];
    for (let looked = 0; waiting.length > 0 && looked < 500; looked += 1) {
      const value = waiting.shift();
      if (Array.isArray(value)) waiting.push(...(value as unknown[]).slice(0, 100));
      if (!isObject(value)) continue;
      const types = Array.isArray(value['@type']) ? (value['@type'] as unknown[]) : [value['@type']];
      if (types.some((type) => typeof type === 'string' && articleTypes.test(type))) return value;
      if (value['@graph'] !== undefined) waiting.push(value['@graph']);
    }
  }
  return undefined;
}

function peopleOf(value: unknown): string | undefined {
  const people: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = people
    .slice(0, 20)
    .map((person) => (isObject(person) ? textOf(person.name) : authorName(textOf(person))))
    .filter((name) => name !== undefined);
  return [...new Set(names)].join(', ') || undefined;
}

/** Some pages put the address of a profile where a name belongs. */
const authorName = (value: string | undefined): string | undefined =>
  value === undefined || /^(?:https?:\/\/|@)/.test(value) ? undefined : value;

function readImage(
  document: PageDocument,
  article: Json | undefined,
  meta: (...names: readonly string[]) => string | undefined,
  baseUrl: string,
): LeadImage | undefined {
  const first: unknown = Array.isArray(article?.image) ? (article.image as unknown[])[0] : article?.image;
  const address =
    meta('og:image', 'og:image:url', 'twitter:image', 'twitter:image:src') ??
    (isObject(first) ? textOf(first.url) : textOf(first));
  const url = resolveUrl(address ?? '', baseUrl);
  if (!url || !/^https?:/.test(url)) return undefined;
  const name =
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  const figure = name
    ? [...document.querySelectorAll('figure')].find((each) => each.innerHTML.includes(name))
    : undefined;
  const caption =
    textOf(figure?.querySelector('figcaption')?.textContent) ?? (isObject(first) ? textOf(first.caption) : undefined);
  const parts = caption === undefined ? {} : splitCredit(caption);
  const credit = parts.credit ?? (isObject(first) ? textOf(first.creditText) : undefined);
  const alt = textOf(figure?.querySelector('img')?.getAttribute('alt')) ?? meta('og:image:alt', 'twitter:image:alt');
  return { url, ...(alt && { alt }), ...(parts.caption && { caption: parts.caption }), ...(credit && { credit }) };
}

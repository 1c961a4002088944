// A web page to the article in it: Readability finds the text, the page's own metadata says who wrote it and when, and the same
// sanitiser as for feeds has the last word. Runs in a worker; knows neither network nor store.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { AppError } from '../../../shared/errors.ts';
import type { Direction, LeadImage } from '../../../shared/model/article.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import { excerptOf } from '../normalize/excerpt.ts';
import { plainTextOf } from '../normalize/htmlNode.ts';
import { languageTag, textDirection } from '../normalize/language.ts';
import { readingMinutes } from '../normalize/readingTime.ts';
import { referencedMedia, sanitizeHtml } from '../normalize/sanitizeHtml.ts';
import type { PageDocument } from './pageDocument.ts';
import { readPageFacts } from './pageFacts.ts';

export interface ExtractedArticle {
  readonly title?: string;
  readonly byline?: string;
  readonly publishedAt?: Instant;
  readonly siteName?: string;
  readonly language?: string;
  readonly direction: Direction;
  readonly excerpt?: string;
  readonly image?: LeadImage;
  /** Sanitised (shared/model/articleHtml.ts). */
  readonly content: string;
  readonly text: string;
  readonly wordCount: number;
  readonly minutes: number;
  readonly media: readonly { readonly url: string; readonly role: 'image' | 'video' | 'audio' | 'poster' }[];
}

/** Readability's own bound against pages made to be slow. */
const mostElements = 60_000;
const shortestText = 40;

/** @throws AppError extract-failed when there is no article in the page */
export function extractArticle(html: string, { url }: { readonly url: string }): ExtractedArticle {
  // linkedom types its answer by the DOM library, which the core does not have.
  const { document } = parseHTML(html) as unknown as { readonly document: PageDocument };
  if (!document.documentElement) throw new AppError('extract-failed', { address: url });
  const facts = readPageFacts(document, url);
  const base = facts.baseUrl;
  showLatePictures(document);
  const found = readMain(document, url);
  const { html: content, nodes } = sanitizeHtml(found.content, base);
  const text = plainTextOf(nodes);
  if (text.length < shortestText) throw new AppError('extract-failed', { address: url });
  const language = languageTag(facts.language);
  const optional = {
    title: facts.title ?? found.title,
    byline: facts.author ?? found.byline,
    publishedAt: facts.publishedAt,
    siteName: facts.siteName ?? found.siteName,
    language,
    excerpt: facts.description ?? excerptOf(text),
    image: facts.image,
  };
  return {
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined && value !== ''),
    ) as Partial<ExtractedArticle>),
    direction: textDirection(text, language),
    content,
    text,
    wordCount: text.split(/\s+/).length,
    minutes: readingMinutes(text, language),
    media: referencedMedia(nodes),
  };
}

/** Readability over the part of a document that is described here: its own types ask for a browser's. */
const PageReader = Readability as unknown as new (
  document: PageDocument,
  options: { readonly charThreshold: number; readonly maxElemsToParse: number; readonly keepClasses: boolean },
) => { readonly parse: () => ReadMain | null };

interface ReadMain {
  readonly content?: string | null;
  readonly title?: string | null;
  readonly byline?: string | null;
  readonly siteName?: string | null;
}

interface Main {
  readonly content: string;
  readonly title?: string;
  readonly byline?: string;
  readonly siteName?: string;
}

function readMain(document: PageDocument, url: string): Main {
  try {
    const article = new PageReader(document, {
      charThreshold: 200,
      maxElemsToParse: mostElements,
      keepClasses: true,
    }).parse();
    if (!article?.content) throw new AppError('extract-failed', { address: url });
    return {
      content: article.content,
      ...(article.title && { title: article.title }),
      ...(article.byline && { byline: article.byline.replaceAll(/\s+/g, ' ').trim() }),
      ...(article.siteName && { siteName: article.siteName }),
    };
  } catch (error) {
    // Too many elements, or a page Readability cannot walk: an expected outcome of a page, not a bug of ours.
    throw error instanceof AppError ? error : new AppError('extract-failed', { address: url }, { cause: error });
  }
}

/** Pictures for readers without scripts take the place of their empty stand-ins, which Readability would drop. */
function showLatePictures(document: PageDocument): void {
  for (const noscript of document.querySelectorAll('noscript')) {
    if (!/^\s*<img\b/i.test(noscript.innerHTML) && !noscript.querySelector('img')) continue;
    const before = noscript.previousElementSibling;
    if (before?.tagName === 'IMG' && !before.getAttribute('src')?.startsWith('http')) before.remove();
    const holder = document.createElement('span');
    holder.innerHTML = noscript.innerHTML;
    noscript.replaceWith(holder);
  }
}

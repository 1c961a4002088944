// Turns stored article HTML into the tree that is shown: kept pictures, cards for films, sound and stories, tables that scroll.
// Pure but for the DOM it makes; what the vocabulary means stands in shared/model/articleHtml.ts.
import type { ArticleDetail } from '../../../shared/model/article.ts';
import { cleanHtml } from './cleanHtml.ts';

export interface TreeWords {
  readonly related: string;
  readonly relatedOutside: string;
  readonly video: string;
  readonly audio: string;
  readonly embed: string;
  readonly playOutside: string;
  readonly listenOutside: string;
  readonly pictureMissing: string;
}

export interface TreeOptions {
  readonly words: TreeWords;
  readonly mediaAddress: (path: string) => string;
}

export type TreeArticle = Pick<ArticleDetail, 'media' | 'related' | 'enclosures' | 'image' | 'kind' | 'title'>;

/** "6:12", "1:04:09". */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes}:${two(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/** Everything shown below the head: cards of the feed's own films and sound first, then the text. */
export function articleTree(article: TreeArticle, html: string, options: TreeOptions): HTMLElement {
  const root = cleanHtml(html);
  const paths = new Map(article.media.flatMap(({ url, path }) => (path === undefined ? [] : [[url, path] as const])));
  const kept = (url: string | null): string | undefined => {
    const path = url === null ? undefined : paths.get(url);
    return path === undefined ? undefined : options.mediaAddress(path);
  };
  const make = elementMaker(root.ownerDocument);
  for (const figure of root.querySelectorAll<HTMLElement>('figure[data-card]')) {
    figure.replaceWith(
      figureCard(figure.dataset, figure.querySelector('figcaption')?.textContent ?? '', kept, make, options),
    );
  }
  for (const enclosure of article.enclosures.toReversed()) {
    const kind = /^(video|audio)\//.exec(enclosure.type ?? '')?.[1] as 'video' | 'audio' | undefined;
    if (!kind || root.querySelector(`[data-file="${CSS.escape(enclosure.url)}"]`)) continue;
    const poster = article.media.find(({ role }) => role === 'poster')?.url ?? article.image?.url;
    const facts = {
      card: kind,
      src: enclosure.url,
      seconds: enclosure.seconds === undefined ? undefined : String(enclosure.seconds),
      poster,
    };
    root.prepend(figureCard(facts, enclosure.title ?? article.title, kept, make, options));
  }
  for (const story of root.querySelectorAll<HTMLElement>('aside[data-card=story]')) {
    const isHere = article.related.some(({ url, articleId }) => url === story.dataset.page && articleId !== undefined);
    arrangeStory(story, isHere, make, options.words);
  }
  if (article.image) creditLead(root, article.image, make);
  for (const caption of root.querySelectorAll('figcaption:not(.about)')) setApartCredit(caption, make);
  for (const image of root.querySelectorAll('img')) showPicture(image, kept, make, options.words);
  for (const table of root.querySelectorAll('table')) {
    const scroller = make('div', {
      class: 'table',
      tabindex: '0',
      role: 'region',
      'aria-label': table.caption?.textContent ?? '',
    });
    table.replaceWith(scroller);
    scroller.append(table);
  }
  for (const pre of root.querySelectorAll('pre')) pre.tabIndex = 0;
  return root;
}

type Make = (
  name: string,
  attributes?: Readonly<Record<string, string | undefined>>,
  ...children: (Node | string)[]
) => HTMLElement;

const elementMaker =
  (owner: Document): Make =>
  (name, attributes = {}, ...children) => {
    const element = owner.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

function showPicture(
  image: HTMLImageElement,
  kept: (url: string | null) => string | undefined,
  make: Make,
  words: TreeWords,
): void {
  const address = kept(image.getAttribute('data-src'));
  if (address !== undefined) {
    image.src = address;
    image.decoding = 'async';
    return;
  }
  const width = Number(image.getAttribute('width') ?? 0);
  image.replaceWith(
    make(
      'span',
      {
        class: 'missing',
        role: 'img',
        'data-small': width > 0 && width < 64 ? '' : undefined,
        'aria-label': image.alt || words.pictureMissing,
      },
      image.alt || words.pictureMissing,
    ),
  );
}

/** Caption and credit come with the feed's own picture when the text shows it without them. */
function creditLead(root: HTMLElement, image: NonNullable<TreeArticle['image']>, make: Make): void {
  const shown = [...root.querySelectorAll('img')].find((each) => each.getAttribute('data-src') === image.url);
  const figure = shown?.closest('figure');
  if (!figure) return;
  let caption = figure.querySelector('figcaption');
  if (!caption && (image.caption || image.credit)) {
    caption = make('figcaption', {}, image.caption ?? '');
    figure.append(caption);
  }
  if (caption && image.credit && !caption.textContent?.includes(image.credit)) caption.append(` (${image.credit})`);
}

/** "At the meeting. (Agency)": who made the picture stands in brackets at the end, and reads more lightly. */
function setApartCredit(caption: Element, make: Make): void {
  const last = caption.lastChild;
  if (last?.nodeType !== 3 || !last.textContent) return;
  const found = /\s(\([^()]{3,160}\))\s*$/.exec(last.textContent);
  if (!found?.[1]) return;
  last.textContent = `${last.textContent.slice(0, found.index)} `;
  caption.append(make('span', { class: 'credit' }, found[1]));
}

interface CardFacts {
  readonly card?: string | undefined;
  readonly src?: string | undefined;
  readonly page?: string | undefined;
  readonly poster?: string | undefined;
  readonly seconds?: string | undefined;
}

function figureCard(
  facts: CardFacts,
  title: string,
  kept: (url: string | null) => string | undefined,
  make: Make,
  { words }: TreeOptions,
): HTMLElement {
  const file = kept(facts.src ?? null);
  const outside = facts.page ?? facts.src;
  const seconds = Number(facts.seconds);
  const kind = facts.card === 'video' ? words.video : facts.card === 'audio' ? words.audio : words.embed;
  const about = make(
    'figcaption',
    { class: 'about' },
    make('span', {}, make('strong', {}, title)),
    make('span', {}, seconds > 0 ? `${kind}, ${clockText(seconds)}` : kind),
  );
  const poster = kept(facts.poster ?? null);
  const link = (label: string): HTMLElement => make('a', { class: 'outside', href: outside }, label);
  if (facts.card === 'audio') {
    const player = file && make('audio', { src: file, controls: '', preload: 'metadata', 'aria-label': title });
    return make(
      'figure',
      { class: 'card sound', 'data-file': facts.src },
      ...(player ? [player, about] : [about, link(words.listenOutside)]),
    );
  }
  if (facts.card === 'video') {
    const player = file
      ? make('video', { src: file, poster, controls: '', preload: 'metadata', 'aria-label': title })
      : make(
          'a',
          { class: 'poster', href: outside, 'aria-label': `${words.playOutside}: ${title}` },
          ...(poster ? [make('img', { src: poster, alt: '' })] : []),
          make('span', { class: 'play' }),
        );
    return make('figure', { class: 'card film', 'data-file': facts.src }, player, about);
  }
  return make('figure', { class: 'card embed' }, about, ...(outside ? [link(outside)] : []));
}

function arrangeStory(story: HTMLElement, isHere: boolean, make: Make, words: TreeWords): void {
  const picture = story.querySelector('img');
  picture?.remove();
  const link = make('a', { href: story.dataset.page }, ...story.childNodes);
  const text = make(
    'div',
    {},
    make('p', { class: 'where', 'data-here': isHere ? '' : undefined }, isHere ? words.related : words.relatedOutside),
    link,
  );
  story.className = 'card story';
  story.append(text, ...(picture ? [picture] : []));
}

export interface OutlineEntry {
  readonly id: string;
  readonly text: string;
  readonly level: 2 | 3;
}

/** Headings of a tree, each given an id to go to. */
export function outlineOf(root: HTMLElement): readonly OutlineEntry[] {
  return [...root.querySelectorAll<HTMLElement>('h1, h2, h3')]
    .filter((heading) => !heading.closest('.card') && heading.textContent?.trim())
    .map((heading, index): OutlineEntry => {
      heading.id ||= `outline-${index}`;
      return { id: heading.id, text: heading.textContent?.trim() ?? '', level: heading.localName === 'h3' ? 3 : 2 };
    });
}

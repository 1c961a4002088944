// What cannot be shown inside an article without loading something becomes a card: films, sound, embeds and boxed stories (shared/model/articleHtml.ts).
import { createElement, type HtmlElement, type HtmlNode } from './htmlNode.ts';
import { paragraph } from './htmlTree.ts';

interface FilmSite {
  readonly frame: RegExp;
  page(id: string): string;
  poster?(id: string): string;
}

/** Players of film sites in frames: the page where the film is, and its picture where its address follows from the film's. */
const filmSites: readonly FilmSite[] = [
  {
    frame: /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]{6,20})/,
    page: (id) => `https://www.youtube.com/watch?v=${id}`,
    poster: (id) => `https://i.ytimg.com/vi/${id}/hqdefault.jpg`,
  },
  { frame: /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/, page: (id) => `https://vimeo.com/${id}` },
  {
    frame: /^https?:\/\/(?:www\.)?dailymotion\.com\/embed\/video\/(\w+)/,
    page: (id) => `https://www.dailymotion.com/video/${id}`,
    poster: (id) => `https://www.dailymotion.com/thumbnail/video/${id}`,
  },
  { frame: /^(https?:\/\/[^/]+\/videos\/embed\/[\w-]+)/, page: (address) => address.replace('/videos/embed/', '/w/') }, // PeerTube
];

const hostOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : address;

/** A frame as a card: a film where its site is known, else an embed that names its host. */
export function frameCard(address: string, title: string | undefined): HtmlElement {
  return filmCard(address, title) ?? figureCard('embed', captionOf(address, title), { 'data-page': address });
}

const captionOf = (address: string, title: string | undefined): string => title?.trim() || hostOf(address);

/** The player of a known film site as a card; undefined for any other address. */
export function filmCard(address: string, title: string | undefined): HtmlElement | undefined {
  for (const site of filmSites) {
    const id = site.frame.exec(address)?.[1];
    if (id === undefined) continue;
    const facts = { 'data-page': site.page(id), 'data-poster': site.poster?.(id) };
    return figureCard('video', captionOf(address, title), facts);
  }
  return undefined;
}

/** Elements that name a film in attributes of their own: plug-ins of old (an object, its parameter, its embed), and players that load late. */
export function filmAddress(name: string, attributes: Readonly<Record<string, string>>): string | undefined {
  switch (name) {
    case 'object':
      return attributes.data;
    case 'embed':
      return attributes.src;
    case 'param':
      return /^(?:movie|src)$/i.test(attributes.name ?? '') ? attributes.value : undefined;
    case 'lite-youtube':
    case 'amp-youtube': {
      const id = attributes.videoid ?? attributes['data-videoid'] ?? '';
      return /^[\w-]{6,20}$/.test(id) ? `https://www.youtube.com/embed/${id}` : undefined;
    }
    default:
      return undefined;
  }
}

/** A film or sound file of the article's own. */
export function mediaCard(
  kind: 'video' | 'audio',
  address: string,
  facts: { readonly title?: string; readonly poster?: string; readonly seconds?: string },
): HtmlElement {
  const name = decodeURIComponentSafely(address.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '') || hostOf(address);
  return figureCard(kind, facts.title?.trim() || name, {
    'data-src': address,
    'data-poster': facts.poster,
    'data-seconds': facts.seconds,
  });
}

const decodeURIComponentSafely = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const figureCard = (
  kind: string,
  caption: string,
  attributes: Readonly<Record<string, string | undefined>>,
): HtmlElement =>
  createElement('figure', { 'data-card': kind, ...attributes }, [createElement('figcaption', {}, [caption])]);

export interface Story {
  readonly page: string;
  readonly title: string;
  readonly standfirst?: string;
  /** Author and publication. */
  readonly byline?: string;
  readonly picture?: HtmlElement;
}

export function storyCard(story: Story): HtmlElement {
  const children: HtmlNode[] = [createElement('h3', {}, [story.title])];
  if (story.standfirst) children.push(paragraph(story.standfirst));
  if (story.byline) children.push(paragraph(story.byline, { 'data-by': '' }));
  if (story.picture) children.push(story.picture);
  return createElement('aside', { 'data-card': 'story', 'data-page': story.page }, children);
}

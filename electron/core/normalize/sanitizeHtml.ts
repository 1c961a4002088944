// The last stage: HTML of strangers to HTML that may be stored and shown. An allow-list, applied once, in one pass over the tags.
// What comes out loads nothing, runs nothing, and is read back by a browser as the very tree that was checked.
import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';
import { cardKinds } from '../../../shared/model/articleHtml.ts';
import { resolveAddress, resolveLink } from './addresses.ts';
import { droppedElements, keptAttribute, mathElements, renamedElements } from './allowedHtml.ts';
import { filmAddress, filmCard, frameCard, mediaCard, storyCard } from './cards.ts';
import { allElements, type HtmlNode, plainTextOf, writeHtml } from './htmlNode.ts';
import { HtmlTree } from './htmlTree.ts';
import { mendMarkup } from './mendMarkup.ts';
import { pictureReference } from './pictures.ts';

export interface SanitizedHtml {
  readonly html: string;
  readonly nodes: readonly HtmlNode[];
  /** Names of elements and attributes that were taken out, each once. */
  readonly removed: readonly string[];
}

/** Ids get this prefix, so that no element of an article can be mistaken for one of the window's, and links within it still find their place. */
const idPrefix = 'a-';
const prefixed = (id: string): string => (id.startsWith(idPrefix) ? id : idPrefix + id);

/** Nothing a person wrote is nested so deeply; the parser's own stack grows costly beyond it, so reading ends there. */
const deepestRead = 2_000;

/** A card that is being read: everything in it is collected, nothing is shown, until its element ends. */
interface StoryDraft {
  readonly depth: number;
  page: string | undefined;
  readonly parts: Map<StoryPart, string>;
  part: StoryPart | undefined;
  partDepth: number;
  picture: ReturnType<typeof pictureReference>;
}
type StoryPart = 'title' | 'standfirst' | 'author' | 'publication';

/** Ghost's bookmark cards, and the classes other publishing systems took from them. */
const storyClass = /(?:^|\s)(?:kg-bookmark-card|bookmark-card|story-card)(?:\s|$)/;
const storyPartOf = (className: string): StoryPart | undefined =>
  /(?:bookmark|story-card)-(title|description|author|publisher)/
    .exec(className)?.[1]
    ?.replace('description', 'standfirst')
    .replace('publisher', 'publication') as StoryPart | undefined;

/** @param base what relative addresses stand on */
export function sanitizeHtml(html: string, base: string): SanitizedHtml {
  // Most titles and many summaries hold no markup at all.
  if (!html.includes('<')) {
    const nodes = html === '' ? [] : [html.includes('&') ? decodeHTML(html) : html];
    return { html: writeHtml(nodes), nodes, removed: [] };
  }
  const tree = new HtmlTree();
  const removed = new Set<string>();
  const addedPictures = new Set<string>();
  const addedFilms = new Set<string>();
  /** What the sources of an open `picture` offer; its `img` often has no address of its own. */
  let offered: string[] | undefined;
  let dropDepth = 0;
  let depth = 0;
  let isInNoscript = 0;
  let isFirstInPre = false;
  let story: StoryDraft | undefined;
  let player:
    | {
        readonly kind: 'video' | 'audio';
        readonly attributes: Readonly<Record<string, string>>;
        source: string | undefined;
      }
    | undefined;

  const parser = new Parser(
    {
      onopentag(written, attributes) {
        depth += 1;
        if (depth > deepestRead) {
          parser.pause();
          return;
        }
        isFirstInPre = false;
        if (dropDepth > 0) {
          dropDepth += 1;
          return;
        }
        const name = renamedElements[written] ?? written;
        if (story) {
          readStoryPart(story, name, attributes);
          return;
        }
        if (player) {
          if (name === 'source') player.source ??= attributes.src;
          return;
        }
        if (
          storyClass.test(attributes.class ?? '') &&
          (name === 'figure' || name === 'div' || name === 'aside' || name === 'a')
        ) {
          story = {
            depth,
            page: attributes.href && resolveLink(attributes.href, base),
            parts: new Map(),
            part: undefined,
            partDepth: 0,
            picture: undefined,
          };
          return;
        }
        if (name === 'video' || name === 'audio') {
          player = { kind: name, attributes, source: attributes.src };
          return;
        }
        if (name === 'iframe') addFrame(attributes);
        const film = filmAddress(name, attributes);
        if (film !== undefined) addFilm(film, attributes.title ?? attributes.playlabel);
        if (name === 'picture') offered = [];
        if (name === 'source') offered?.push(attributes.srcset ?? attributes['data-srcset'] ?? '');
        if (name === 'noscript') isInNoscript += 1;
        else if (name === 'img') addPicture(attributes);
        else if (droppedElements.has(name)) {
          removed.add(name);
          dropDepth = 1;
        } else if (tree.open(name, keptAttributes(name, attributes))) isFirstInPre = name === 'pre';
        else if (!mathElements.has(name) && name !== 'html' && name !== 'body') removed.add(name);
      },
      ontext(text) {
        if (dropDepth > 0 || player || isInNoscript > 0) return;
        if (story) {
          if (story.part) story.parts.set(story.part, (story.parts.get(story.part) ?? '') + text);
          return;
        }
        tree.text(isFirstInPre ? text.replace(/^\r?\n/, '') : text);
        isFirstInPre = false;
      },
      onclosetag(written) {
        depth -= 1;
        isFirstInPre = false;
        if (dropDepth > 0) {
          dropDepth -= 1;
          return;
        }
        const name = renamedElements[written] ?? written;
        if (story) {
          if (depth < story.partDepth) story.part = undefined;
          if (depth < story.depth) endStory(story);
        } else if (player) {
          if (name === player.kind) endPlayer(player);
        } else if (name === 'noscript') isInNoscript = Math.max(0, isInNoscript - 1);
        else {
          if (name === 'picture') offered = undefined;
          tree.close(name);
        }
      },
    },
    { decodeEntities: true, recognizeSelfClosing: false },
  );
  parser.write(mendMarkup(html));
  if (depth <= deepestRead) parser.end();
  else removed.add('depth');
  if (story) endStory(story);
  if (player) endPlayer(player);
  return { html: writeHtml(tree.nodes), nodes: tree.nodes, removed: [...removed] };

  function keptAttributes(name: string, attributes: Readonly<Record<string, string>>): Map<string, string> {
    const kept = new Map<string, string>();
    for (const [attribute, value] of Object.entries(attributes)) {
      const clean = keptAttributeOf(name, attribute, value);
      if (clean !== undefined) kept.set(attribute, clean);
      else if (attribute.startsWith('on') || attribute === 'style' || attribute.startsWith('form'))
        removed.add(`${name}[${attribute}]`);
    }
    return kept;
  }

  function keptAttributeOf(name: string, attribute: string, value: string): string | undefined {
    if (mathElements.has(name)) return keptAttribute(name, attribute, value);
    switch (attribute) {
      case 'href':
        if (name !== 'a') return undefined;
        return value.trim().startsWith('#') && value.trim().length > 1
          ? `#${prefixed(value.trim().slice(1))}`
          : resolveLink(value, base);
      case 'id':
      case 'name':
        return attribute === 'id' && /^[^\s"'<>&]{1,200}$/.test(value) ? prefixed(value) : undefined;
      case 'cite':
        return name === 'blockquote' || name === 'q' ? resolveAddress(value, base) : undefined;
      case 'data-card':
        return (name === 'figure' || name === 'aside') && cardKinds.some((kind) => kind === value) ? value : undefined;
      case 'data-src':
      case 'data-page':
      case 'data-poster':
        return name === 'figure' || name === 'aside' ? resolveAddress(value, base) : undefined;
      case 'data-seconds':
        return name === 'figure' && /^\d{1,6}$/.test(value) ? value : undefined;
      default:
        return keptAttribute(name, attribute, value);
    }
  }

  function addPicture(attributes: Readonly<Record<string, string>>): void {
    const picture =
      pictureReference(attributes, base) ??
      (offered && pictureReference({ ...attributes, src: '', srcset: offered.filter(Boolean).join(', ') }, base));
    const address = picture?.attributes.get('data-src');
    if (!picture || address === undefined) {
      removed.add('img');
      return;
    }
    // A picture for readers without scripts is the one before it again, as a rule.
    if (isInNoscript > 0 && addedPictures.has(address)) return;
    addedPictures.add(address);
    tree.add(picture);
  }

  function addFrame(attributes: Readonly<Record<string, string>>): void {
    const address = resolveAddress(attributes.src || attributes['data-src'] || attributes['data-lazy-src'] || '', base);
    if (address !== undefined && !/(?:^|\s)wp-embedded-content(?:\s|$)/.test(attributes.class ?? ''))
      tree.add(frameCard(address, attributes.title));
  }

  function addFilm(written: string, title: string | undefined): void {
    const address = resolveAddress(written, base);
    const card = address === undefined ? undefined : filmCard(address, title);
    const page = card?.attributes.get('data-page');
    // An object, its parameter and its embed name one film three times.
    if (!card || page === undefined || addedFilms.has(page)) return;
    addedFilms.add(page);
    tree.add(card);
  }

  function endPlayer(ended: NonNullable<typeof player>): void {
    player = undefined;
    const address = resolveAddress(ended.source ?? '', base);
    if (address === undefined) return;
    const poster = ended.attributes.poster === undefined ? undefined : resolveAddress(ended.attributes.poster, base);
    tree.add(
      mediaCard(ended.kind, address, {
        ...(ended.attributes.title && { title: ended.attributes.title }),
        ...(poster && { poster }),
      }),
    );
  }

  function readStoryPart(draft: StoryDraft, name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'a') draft.page ??= resolveLink(attributes.href ?? '', base);
    if (name === 'img' && !/icon/.test(attributes.class ?? '')) draft.picture ??= pictureReference(attributes, base);
    const part = storyPartOf(attributes.class ?? '');
    if (part) {
      draft.part = part;
      draft.partDepth = depth;
    }
  }

  function endStory(ended: StoryDraft): void {
    story = undefined;
    const part = (name: StoryPart): string | undefined =>
      ended.parts.get(name)?.replaceAll(/\s+/g, ' ').trim() || undefined;
    const page = ended.page;
    const title = part('title');
    if (page === undefined || title === undefined) return;
    const byline = [part('author'), part('publication')].filter(Boolean).join(', ');
    const standfirst = part('standfirst');
    tree.add(
      storyCard({
        page,
        title,
        ...(standfirst && { standfirst }),
        ...(byline && { byline }),
        ...(ended.picture && { picture: ended.picture }),
      }),
    );
  }
}

/** Plain text of HTML, as it would be read aloud. */
export const htmlToText = (html: string): string => plainTextOf(sanitizeHtml(html, '').nodes);

/** Every file the sanitised HTML refers to, in order, each once. */
export function referencedMedia(
  nodes: readonly HtmlNode[],
): { url: string; role: 'image' | 'video' | 'audio' | 'poster' }[] {
  const found = new Map<string, 'image' | 'video' | 'audio' | 'poster'>();
  const note = (url: string | undefined, role: 'image' | 'video' | 'audio' | 'poster'): void => {
    if (url !== undefined && !found.has(url)) found.set(url, role);
  };
  for (const element of allElements(nodes)) {
    if (element.name === 'img') note(element.attributes.get('data-src'), 'image');
    const card = element.attributes.get('data-card');
    if (card === 'video' || card === 'audio') {
      note(element.attributes.get('data-poster'), 'poster');
      note(element.attributes.get('data-src'), card);
    }
  }
  return [...found].map(([url, role]) => ({ url, role }));
}

/** Pages of the stories boxed in the text. */
export const relatedStories = (nodes: readonly HtmlNode[]): string[] => [
  ...new Set(
    allElements(nodes)
      .filter((element) => element.attributes.get('data-card') === 'story')
      .map((element) => element.attributes.get('data-page'))
      .filter((page) => page !== undefined),
  ),
];

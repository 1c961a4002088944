// The picture that stands for an article, with what the publisher says of it: alternative text, caption, credit.
import type { LeadImage } from '../../../shared/model/article.ts';
import type { ParsedImage, ParsedItem, ParsedMedia } from '../parse/parsedFeed.ts';
import { resolveAddress } from './addresses.ts';
import { allElements, type HtmlElement, type HtmlNode, isHtmlElement, plainTextOf } from './htmlNode.ts';
import { isTrackingPixel } from './trackingParameters.ts';

const pictureName = /\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])/i;
const playsSomething =
  /\.(?:mp[34]|m4[av]|webm|mov|mkv|og[agv]|opus|wav|flac|aac|m3u8|mpd|swf|pdf|html?)(?:$|[?#])|\/(?:embed|player|videos?|watch)(?:$|[/?])/i;

const isPicture = (type: string | undefined, medium: string | undefined, url: string): boolean => {
  if (medium) return medium === 'image';
  return type ? /^image\//i.test(type) : pictureName.test(url);
};

/** Picture services have no names of files in their addresses; what has a width and a height and does not play is one of theirs. */
const isUnnamedPicture = ({ url = '', type, medium, width, height, seconds, playerUrl }: ParsedMedia): boolean =>
  !type &&
  !medium &&
  !!width &&
  !!height &&
  seconds === undefined &&
  playerUrl === undefined &&
  !playsSomething.test(url);

/** Elements by which a publisher says which picture an item has. */
const chosenSources: ReadonlySet<string> = new Set(['image', 'banner_image', 'itunes:image']);

/** Media RSS first (the publisher chose it), then an enclosed picture, then the item's own, then the first figure or picture of the text, then thumbnails. */
export function leadImage(item: ParsedItem, nodes: readonly HtmlNode[]): LeadImage | undefined {
  const fromMedia = largest(
    item.media.filter(
      (media) => media.url !== undefined && (isPicture(media.type, media.medium, media.url) || isUnnamedPicture(media)),
    ),
  );
  const inText = firstPicture(nodes);
  if (fromMedia?.url) return withFacts(fromMedia.url, fromMedia, inText);
  const enclosed = item.enclosures.find((enclosure) => isPicture(enclosure.type, undefined, enclosure.url));
  if (enclosed) return sameInText(enclosed.url, inText, nodes) ?? withFacts(enclosed.url, undefined, inText);
  const chosen = item.images.find(({ source, url }) => chosenSources.has(source) && usable(url));
  if (chosen) return sameInText(chosen.url, inText, nodes) ?? sized(chosen);
  if (inText) return inText;
  const thumbnail =
    item.media.flatMap((media) => media.thumbnails).toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0] ??
    item.images[0];
  return thumbnail && usable(thumbnail.url) ? sized(thumbnail) : undefined;
}

const sized = ({ url, width, height }: ParsedImage): LeadImage => ({
  url,
  ...(width && { width }),
  ...(height && { height }),
});

/** The picture as the text has it, in whatever size: a page does not show above its text what stands in it, and knows it by its address. */
function sameInText(url: string, first: LeadImage | undefined, nodes: readonly HtmlNode[]): LeadImage | undefined {
  const isSame = (other: string | undefined): boolean =>
    other === url || (other !== undefined && pictureName.test(url) && comparable(other) === comparable(url));
  if (isSame(first?.url)) return first;
  const found = allElements(nodes).find(({ name, attributes }) => name === 'img' && isSame(attributes.get('data-src')));
  return found && pictureFacts(found);
}

const usable = (url: string): boolean =>
  resolveAddress(url, '') !== undefined && !isTrackingPixel(url, undefined, undefined);

/** The widest that is not a thumbnail; the first where none has a width. */
function largest(media: readonly ParsedMedia[]): ParsedMedia | undefined {
  const real = media.filter(({ url }) => url !== undefined && usable(url) && !/gravatar\.com\//.test(url));
  return real.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0];
}

function withFacts(url: string, media: ParsedMedia | undefined, inText: LeadImage | undefined): LeadImage {
  // The same picture in the text often has the caption that the feed's own element lacks.
  const same = inText && comparable(inText.url) === comparable(url) ? inText : undefined;
  const caption = media?.description ?? same?.caption;
  const split = caption === undefined ? undefined : splitCredit(caption);
  const credit = media?.credit ?? split?.credit ?? same?.credit;
  const alt = media?.title ?? same?.alt;
  const words = media?.credit === undefined ? split?.caption : caption;
  return {
    url,
    ...(alt && { alt }),
    ...(words && { caption: words }),
    ...(credit && { credit }),
    ...(media?.width !== undefined && { width: media.width }),
    ...(media?.height !== undefined && { height: media.height }),
  };
}

/** Without what says only the size; of a service that fetches pictures (Substack's, Cloudinary), the address of the picture itself. */
const comparable = (url: string): string =>
  (/https?%3A%2F%2F.*$/i.exec(url)?.[0].replaceAll(/%3A/gi, ':').replaceAll(/%2F/gi, '/') ?? url)
    .replace(/[?#].*$/, '')
    .replace(/^https?:/, '')
    .replace(/-\d+x\d+(?=\.\w+$)/, '');

/** "Caption text. (Name/Agency)" → caption and credit, as newspapers write them. */
export function splitCredit(text: string): { caption?: string; credit?: string } {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const match =
    /^(.*?)\s*(?:\(((?=[^()]*\p{L})[^()]{3,120})\)|(?:Photo|Photograph|Picture|Image|Foto|Credit|©)\s*:?\s+([^.]{3,120}))\.?$/su.exec(
      line,
    );
  if (!match) return line ? { caption: line } : {};
  const [, caption, bracketed, named] = match;
  const credit = bracketed ?? named;
  return { ...(caption && { caption }), ...(credit && { credit: credit.trim() }) };
}

/** First picture of the text that is not in a card, with the caption of the figure it stands in. */
function firstPicture(nodes: readonly HtmlNode[]): LeadImage | undefined {
  for (const element of allElements(nodes)) {
    if (element.attributes.has('data-card')) {
      const poster = element.attributes.get('data-poster');
      if (poster !== undefined) return { url: poster };
      continue;
    }
    if (element.name === 'figure') {
      const found = pictureIn(element);
      if (found) return found;
    }
    if (element.name === 'img') return pictureFacts(element);
  }
  return undefined;
}

function pictureIn(figure: HtmlElement): LeadImage | undefined {
  const picture = allElements(figure.children).find((element) => element.name === 'img');
  if (!picture) return undefined;
  const caption = figure.children.find(
    (node): node is HtmlElement => isHtmlElement(node) && node.name === 'figcaption',
  );
  const parts = caption ? splitCredit(plainTextOf(caption.children)) : {};
  const facts = pictureFacts(picture);
  return facts && { ...facts, ...parts };
}

function pictureFacts(picture: HtmlElement): LeadImage | undefined {
  const url = picture.attributes.get('data-src');
  if (url === undefined) return undefined;
  const alt = picture.attributes.get('alt');
  const size = (name: string): number | undefined => Number(picture.attributes.get(name)) || undefined;
  const width = size('width');
  const height = size('height');
  return { url, ...(alt && { alt }), ...(width && { width }), ...(height && { height }) };
}

// Media RSS (www.rssboard.org/media-rss): contents in groups, with what is said of the group said of each.
import { durationSeconds, type FactsDraft, wholeNumber } from './factsDraft.ts';
import type { ParsedImage, ParsedMedia } from './parsedFeed.ts';
import { resolveUrl } from './resolveUrl.ts';
import { attribute, childElements, childrenNamed, firstNamed, textOf, type XmlElement } from './xmlElement.ts';

export function readMedia(draft: FactsDraft, element: XmlElement): void {
  switch (element.key) {
    case 'media:group':
      for (const child of childElements(element))
        if (child.key === 'media:content') draft.media.push(readContent(child, element));
      if (!firstNamed(element, 'media:content')) draft.media.push(readContent(element, undefined));
      readOuter(draft, element);
      break;
    case 'media:content':
      draft.media.push(readContent(element, undefined));
      break;
    case 'media:thumbnail': {
      const thumbnail = readThumbnail(element);
      if (thumbnail) draft.images.push(thumbnail);
      break;
    }
    case 'media:title': {
      const value = textOf(element);
      if (value)
        draft.titles.push({
          source: element.key,
          value,
          type: attribute(element, 'type') === 'html' ? 'html' : 'text',
          base: element.base,
        });
      break;
    }
    case 'media:description':
    case 'media:text': {
      const value = textOf(element);
      if (value)
        draft.texts.push({
          source: element.key,
          value,
          type: attribute(element, 'type') === 'html' ? 'html' : 'text',
          base: element.base,
        });
      break;
    }
    case 'media:credit': {
      const name = textOf(element);
      if (name && /^(?:author|reporter|writer)$/i.test(attribute(element, 'role') ?? ''))
        draft.people.push({ source: element.key, role: 'author', name });
      break;
    }
    case 'media:keywords':
      for (const word of (textOf(element) ?? '').split(','))
        if (word.trim()) draft.categories.push({ term: word.trim() });
      break;
    case 'media:category': {
      const term = textOf(element);
      const label = attribute(element, 'label');
      if (term) draft.categories.push({ term, ...(label && { label }) });
      break;
    }
    case 'media:player':
      draft.media.push(readContent(element, undefined));
      break;
    case 'media:copyright': {
      const value = textOf(element);
      if (value) draft.rights.push({ source: element.key, value, type: 'text', base: element.base });
      break;
    }
    default:
  }
}

/** What a group says beside its contents holds for the item too. */
function readOuter(draft: FactsDraft, group: XmlElement): void {
  for (const child of childElements(group))
    if (child.key === 'media:title' || child.key === 'media:description' || child.key === 'media:thumbnail')
      readMedia(draft, child);
}

function readContent(element: XmlElement, group: XmlElement | undefined): ParsedMedia {
  const inner = (key: string): XmlElement | undefined => firstNamed(element, key) ?? (group && firstNamed(group, key));
  const url = element.key === 'media:player' ? undefined : resolveUrl(attribute(element, 'url') ?? '', element.base);
  const player = element.key === 'media:player' ? element : inner('media:player');
  const playerUrl = player && resolveUrl(attribute(player, 'url') ?? '', player.base);
  const thumbnails = [
    ...childrenNamed(element, 'media:thumbnail'),
    ...(group ? childrenNamed(group, 'media:thumbnail') : []),
  ]
    .map(readThumbnail)
    .filter((each) => each !== undefined);
  const optional = {
    url,
    playerUrl,
    type: attribute(element, 'type'),
    medium: attribute(element, 'medium')?.toLowerCase(),
    width: wholeNumber(attribute(element, 'width')),
    height: wholeNumber(attribute(element, 'height')),
    seconds: durationSeconds(attribute(element, 'duration')),
    length: wholeNumber(attribute(element, 'filesize') ?? attribute(element, 'fileSize')),
    title: textOf(inner('media:title')),
    description: textOf(inner('media:description')) ?? textOf(inner('media:text')),
    credit: textOf(inner('media:credit')) ?? textOf(inner('media:copyright')),
  };
  return { source: element.key, thumbnails, ...withoutAbsent(optional) };
}

function readThumbnail(element: XmlElement): ParsedImage | undefined {
  const url = resolveUrl(attribute(element, 'url') ?? textOf(element) ?? '', element.base);
  if (!url) return undefined;
  return {
    source: element.key,
    url,
    ...withoutAbsent({
      width: wholeNumber(attribute(element, 'width')),
      height: wholeNumber(attribute(element, 'height')),
    }),
  };
}

/** Leaves out what is undefined: an absent field is absent. */
const withoutAbsent = <Fields extends Readonly<Record<string, unknown>>>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
  };

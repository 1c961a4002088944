// Collects what feed and item have in common while their elements are read. Mutable while a reader works, handed on as a value.
import type {
  ParsedCategory,
  ParsedDate,
  ParsedEnclosure,
  ParsedFacts,
  ParsedImage,
  ParsedItem,
  ParsedLink,
  ParsedMedia,
  ParsedPerson,
  SourcedText,
  TextConstruct,
} from './parsedFeed.ts';
import { resolveUrl } from './resolveUrl.ts';
import { attribute, hasElements, innerMarkup, textOf, type XmlElement } from './xmlElement.ts';

type Mutable<Value> = {
  -readonly [Key in keyof Value]: Value[Key] extends readonly (infer Item)[] ? Item[] : Value[Key];
};
export type FactsDraft = Mutable<ParsedItem>;

export function emptyDraft(base: string, language: string | undefined): FactsDraft {
  return {
    base,
    ...(language !== undefined && { language }),
    titles: [] as SourcedText[],
    texts: [] as SourcedText[],
    links: [] as ParsedLink[],
    people: [] as ParsedPerson[],
    dates: [] as ParsedDate[],
    categories: [] as ParsedCategory[],
    images: [] as ParsedImage[],
    rights: [] as SourcedText[],
    enclosures: [] as ParsedEnclosure[],
    media: [] as ParsedMedia[],
  };
}

export const factsOf = ({
  base,
  language,
  titles,
  texts,
  links,
  people,
  dates,
  categories,
  images,
  rights,
}: FactsDraft): ParsedFacts => ({
  base,
  ...(language !== undefined && { language }),
  titles,
  texts,
  links,
  people,
  dates,
  categories,
  images,
  rights,
});

/** Text of an element whose format does not say what it is; elements in it (markup not escaped) are taken as markup. */
export function looseText(element: XmlElement, source: string): SourcedText | undefined {
  const value = hasElements(element) ? innerMarkup(element).trim() : textOf(element);
  return value ? { source, value, type: hasElements(element) ? 'xhtml' : 'unknown', ...placeOf(element) } : undefined;
}

/** Text that is text, whatever characters are in it. */
export function plainText(element: XmlElement, source: string): SourcedText | undefined {
  const value = textOf(element);
  return value ? { source, value, type: 'text', ...placeOf(element) } : undefined;
}

export const placeOf = (element: XmlElement): Pick<TextConstruct, 'base' | 'language'> => ({
  base: element.base,
  ...(element.language !== undefined && { language: element.language }),
});

export function addText(list: SourcedText[], text: SourcedText | undefined): void {
  if (text) list.push(text);
}

export function addDate(draft: FactsDraft, element: XmlElement, kind: ParsedDate['kind']): void {
  const value = textOf(element);
  if (value) draft.dates.push({ source: element.key, kind, value });
}

export function addPerson(
  draft: FactsDraft,
  element: XmlElement,
  role: ParsedPerson['role'],
  name: string | undefined,
): void {
  if (name) draft.people.push({ source: element.key, role, name });
}

export function addImage(draft: FactsDraft, element: XmlElement, address: string | undefined): void {
  const url = address === undefined ? undefined : resolveUrl(address, element.base);
  const width = wholeNumber(attribute(element, 'width'));
  const height = wholeNumber(attribute(element, 'height'));
  if (url)
    draft.images.push({
      source: element.key,
      url,
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
    });
}

/** A number as feeds write it ("1 234", "640px"); undefined for what is none. */
export function wholeNumber(text: string | undefined): number | undefined {
  const digits = /^\s*(\d[\d\s,.]*)/.exec(text ?? '')?.[1]?.replaceAll(/[\s,]/g, '');
  const value = digits === undefined ? Number.NaN : Math.trunc(Number(digits));
  return Number.isSafeInteger(value) ? value : undefined;
}

/** "3725", "62:05", "1:02:05" or "PT1H2M5S" in seconds. */
export function durationSeconds(text: string | undefined): number | undefined {
  const trimmed = text?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(trimmed)) return Math.round(Number(trimmed));
  if (/^\d+(?::\d{1,2}){1,2}(?:\.\d+)?$/.test(trimmed))
    return Math.round(trimmed.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
  const iso = /^P(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)$/i.exec(trimmed);
  if (!iso || trimmed.length < 3) return undefined;
  return Math.round(Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0));
}

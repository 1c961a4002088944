// Which address of a picture is the picture: publishers put it in src, srcset, or in attributes for loading late.
import { resolveAddress } from './addresses.ts';
import { isTrackingPixel } from './trackingParameters.ts';
import { createElement, type HtmlElement } from './htmlNode.ts';

/** Wide enough for the measure at twice the density; more only costs room. */
const widestUseful = 1_600;
const lateAttributes = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-orig-file',
  'data-large-file',
  'data-url',
  'data-hi-res-src',
  'data-full-url',
  'data-image',
  'data-srcset',
  'data-lazy-srcset',
];

/** A picture that loads nothing; undefined for one that is not there or that only counts readers. */
export function pictureReference(attributes: Readonly<Record<string, string>>, base: string): HtmlElement | undefined {
  const address = pictureAddress(attributes, base);
  if (address === undefined || isTrackingPixel(address, attributes.width, attributes.height)) return undefined;
  const size = (value: string | undefined): string | undefined => /^\s*(\d{1,4})(?:px)?\s*$/.exec(value ?? '')?.[1];
  return createElement('img', {
    'data-src': address,
    alt: attributes.alt?.slice(0, 2_000) ?? '',
    title: attributes.title?.slice(0, 2_000),
    width: size(attributes.width),
    height: size(attributes.height),
  });
}

function pictureAddress(attributes: Readonly<Record<string, string>>, base: string): string | undefined {
  const set = bestOfSet(attributes.srcset ?? attributes['data-srcset'] ?? attributes['data-lazy-srcset'], base);
  const plain = usable(attributes.src, base);
  for (const name of lateAttributes) {
    const value = attributes[name];
    if (value === undefined) continue;
    const late = name.endsWith('srcset') ? bestOfSet(value, base) : usable(value, base);
    if (late) return late;
  }
  return set ?? plain;
}

const usable = (address: string | undefined, base: string): string | undefined =>
  address === undefined ? undefined : resolveAddress(address, base);

/** The widest candidate that is still useful, else the narrowest that is wider (HTML Standard, srcset). */
function bestOfSet(set: string | undefined, base: string): string | undefined {
  if (!set) return undefined;
  const candidates = [
    ...set.slice(0, 8_000).matchAll(/([^\s,]\S*[^\s,]|[^\s,])\s*(?:\s(\d+(?:\.\d+)?)([wx]))?\s*(?:,|$)/g),
  ].map(([, address = '', size, unit]) => ({
    address: usable(address, base),
    width: size === undefined ? 0 : unit === 'x' ? Number(size) * 800 : Number(size),
  }));
  const found = candidates.filter((candidate) => candidate.address !== undefined).toSorted((a, b) => a.width - b.width);
  return (found.findLast((candidate) => candidate.width <= widestUseful) ?? found[0])?.address;
}

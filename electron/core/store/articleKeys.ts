// Short fingerprints of long names: of an entry's key within its feed, and of a link.
import { hash } from 'node:crypto';

/** 96 bits in hexadecimal digits: two keys of a feed meet by chance once in 10^19 articles. */
export const keyHash = (key: string): string => hash('sha1', key, 'hex').slice(0, 24);

/** 48 bits fit a safe integer; who looks a link up compares the links as well. */
export const linkHash = (link: string): number =>
  Number.parseInt(hash('sha1', comparableLink(link), 'hex').slice(0, 12), 16);

/** A link as one compares it: no scheme, no www, no fragment, no slash at the end, no campaign parameters. */
export function comparableLink(link: string): string {
  if (!URL.canParse(link)) return link;
  const url = new URL(link);
  const campaign = [...url.searchParams.keys()].filter((name) => /^(utm_|mc_|fbclid|gclid|cmpid)/.test(name));
  for (const name of campaign) url.searchParams.delete(name);
  const query = url.searchParams.size > 0 ? `?${url.searchParams.toString()}` : '';
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${query}`;
}

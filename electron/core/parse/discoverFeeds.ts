// Where a web page says its feeds are, and where well-known sites keep theirs. Pure: it looks at a page it is given and at addresses.
import { Parser } from 'htmlparser2';
import { hostFeeds, siteFeeds } from './knownSites.ts';
import { resolveUrl } from './resolveUrl.ts';

export interface FeedLink {
  readonly url: string;
  readonly title?: string;
  readonly type?: string;
}

const feedTypes = /^(?:application|text)\/(?:(?:rss|atom|rdf|feed)\+(?:xml|json)|x-rss\+xml|x-atom\+xml|xml|json)$/i;
/** WordPress links its programming interface as an alternate of type JSON; that is no JSON feed. */
const interfacePath = /\/wp-json(?:\/|$|[?#])|[?&]rest_route=/i;
const feedPath = /(?:^|[/.?=_-])(?:rss|atom|feeds?|index\.xml|rdf)(?:$|[/.?&=#_-])|\.(?:rss|atom|rdf)(?:$|[?#])/i;
/** Anchors are looked at only where a page links no feed properly; a handful is a choice, more is noise. */
const mostAnchors = 8;

/** "feed:" was once put before addresses so that a reader would open them. */
const withoutFeedScheme = (address: string): string =>
  address
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');

/**
 * The page's own links first (`rel=alternate` or `feed` with a feed's type), then what its host is known for, then, where it links none,
 * anchors that look like one. A page with neither has what pages at such an address have. In document order, each once.
 */
export function discoverFeeds(html: string, pageUrl: string): readonly FeedLink[] {
  let base = pageUrl;
  let hasBase = false;
  const linked = new Map<string, FeedLink>();
  const anchored = new Map<string, FeedLink>();
  const names = [pageUrl];
  let anchor: { url: string; text: string } | undefined;

  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base' && !hasBase && attributes.href) {
        base = resolveUrl(attributes.href, pageUrl) ?? pageUrl;
        hasBase = true;
      }
      if (name === 'link') {
        const rels = (attributes.rel ?? '').toLowerCase().split(/\s+/);
        if (rels.includes('canonical')) names.push(resolveUrl(attributes.href ?? '', base) ?? pageUrl);
        const type = attributes.type?.split(';')[0]?.trim();
        const isFeed =
          rels.includes('feed') || (rels.includes('alternate') && type !== undefined && feedTypes.test(type));
        const url = isFeed ? resolveUrl(withoutFeedScheme(attributes.href ?? ''), base) : undefined;
        if (url && !interfacePath.test(url) && !linked.has(url))
          linked.set(url, { url, ...(attributes.title && { title: attributes.title }), ...(type && { type }) });
      }
      // YouTube's pages of a name say so whose channel it is.
      if (name === 'meta' && /^(?:channelId|identifier)$/.test(attributes.itemprop ?? ''))
        names.push(resolveUrl(`/channel/${attributes.content ?? ''}`, pageUrl) ?? pageUrl);
      if (name === 'a') {
        const rels = (attributes.rel ?? '').toLowerCase().split(/\s+/);
        const href = withoutFeedScheme(attributes.href ?? '');
        const url =
          rels.includes('feed') ||
          (attributes.type !== undefined && feedTypes.test(attributes.type)) ||
          feedPath.test(href)
            ? resolveUrl(href, base)
            : undefined;
        anchor = url === undefined ? undefined : { url, text: '' };
      }
    },
    ontext(text) {
      if (anchor && anchor.text.length < 200) anchor.text += text;
    },
    onclosetag(name) {
      if (name !== 'a' || !anchor) return;
      const { url } = anchor;
      const title = anchor.text.replaceAll(/\s+/g, ' ').trim();
      if (!anchored.has(url) && anchored.size < mostAnchors && /^https?:/.test(url))
        anchored.set(url, { url, ...(title && { title }) });
      anchor = undefined;
    },
  });
  parser.write(html);
  parser.end();
  const named = linked.size > 0 ? linked : anchored;
  const known = names.flatMap(named.size > 0 ? hostFeeds : siteFeeds).map((url) => ({ url }));
  const found = new Map<string, FeedLink>();
  for (const link of [...linked.values(), ...known, ...named.values()])
    if (!found.has(link.url)) found.set(link.url, link);
  return [...found.values()];
}

/** Paths where the usual publishing systems keep their feeds, likeliest first. */
const usualPaths = [
  '/feed',
  '/rss',
  '/feed.xml',
  '/rss.xml',
  '/atom.xml',
  '/index.xml',
  '/feed.json',
  '/feeds/posts/default',
  '/?feed=rss2',
  '/blog/feed',
];

/** Addresses worth trying for a site, likeliest first: what the site is known for, then the usual paths at the page's folder and at its root. */
export function knownFeedAddresses(written: string): readonly string[] {
  const address = withoutFeedScheme(written);
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  const known = siteFeeds(address);
  const folder = url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : url.pathname.replace(/\/[^/]*\.[^/]*$/, '');
  const below =
    folder && !folder.startsWith('/@')
      ? ['/feed', '/rss', '/feed.xml', '/index.xml', '/atom.xml'].map((path) => `${url.origin}${folder}${path}`)
      : [];
  return [...new Set([...known, ...below, ...usualPaths.map((path) => `${url.origin}${path}`)])];
}

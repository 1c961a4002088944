// Where a web page says its feeds are, and where well-known sites keep theirs. Pure: it looks at a page it is given and at addresses.
import { Parser } from 'htmlparser2';
import { resolveUrl } from './resolveUrl.ts';

export interface FeedLink {
  readonly url: string;
  readonly title?: string;
  readonly type?: string;
}

const feedTypes = /^(?:application|text)\/(?:(?:rss|atom|rdf|feed)\+(?:xml|json)|x-rss\+xml|x-atom\+xml|xml|json)$/i;
const feedPath = /(?:^|[/.?=_-])(?:rss|atom|feeds?|index\.xml|rdf)(?:$|[/.?&=#_-])|\.(?:rss|atom|rdf)(?:$|[?#])/i;
/** Anchors are looked at only where a page links no feed properly; a handful is a choice, more is noise. */
const mostAnchors = 8;

/** The page's own links first (`rel=alternate` or `feed` with a feed's type), else anchors that look like one. In document order, each once. */
export function discoverFeeds(html: string, pageUrl: string): readonly FeedLink[] {
  let base = pageUrl;
  let hasBase = false;
  const linked = new Map<string, FeedLink>();
  const anchored = new Map<string, FeedLink>();
  let anchor: { url: string; text: string } | undefined;

  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base' && !hasBase && attributes.href) {
        base = resolveUrl(attributes.href, pageUrl) ?? pageUrl;
        hasBase = true;
      }
      if (name === 'link') {
        const rels = (attributes.rel ?? '').toLowerCase().split(/\s+/);
        const type = attributes.type?.split(';')[0]?.trim();
        const isFeed =
          rels.includes('feed') || (rels.includes('alternate') && type !== undefined && feedTypes.test(type));
        const url = isFeed ? resolveUrl(attributes.href ?? '', base) : undefined;
        if (url && !linked.has(url))
          linked.set(url, { url, ...(attributes.title && { title: attributes.title }), ...(type && { type }) });
      }
      if (name === 'a') {
        const rels = (attributes.rel ?? '').toLowerCase().split(/\s+/);
        const href = attributes.href ?? '';
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
  return [...(linked.size > 0 ? linked : anchored).values()];
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

interface KnownSite {
  readonly host: RegExp;
  feeds(url: URL): readonly string[];
}

const pathOf = (url: URL): string => url.pathname.replace(/\/+$/, '');

const knownSites: readonly KnownSite[] = [
  {
    host: /(?:^|\.)youtube\.com$/,
    feeds(url) {
      const channel = /^\/channel\/([\w-]+)/.exec(url.pathname)?.[1];
      const user = /^\/user\/([\w-]+)/.exec(url.pathname)?.[1];
      const list = url.searchParams.get('list');
      if (list) return [`https://www.youtube.com/feeds/videos.xml?playlist_id=${encodeURIComponent(list)}`];
      if (channel) return [`https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`];
      return user ? [`https://www.youtube.com/feeds/videos.xml?user=${user}`] : [];
    },
  },
  {
    host: /(?:^|\.)reddit\.com$/,
    feeds: (url) => (/^\/(?:r|u|user)\/[\w-]+/.test(url.pathname) ? [`https://www.reddit.com${pathOf(url)}/.rss`] : []),
  },
  {
    host: /^(?:www\.)?github\.com$/,
    feeds(url) {
      const [, owner, repository] = url.pathname.split('/');
      if (owner && repository)
        return ['releases', 'commits', 'tags'].map((kind) => `https://github.com/${owner}/${repository}/${kind}.atom`);
      return owner ? [`https://github.com/${owner}.atom`] : [];
    },
  },
  {
    host: /^(?:www\.)?gitlab\.com$/,
    feeds(url) {
      const path = pathOf(url);
      return path.split('/').length >= 3
        ? [`https://gitlab.com${path}/-/tags?format=atom`, `https://gitlab.com${path}/-/commits/HEAD?format=atom`]
        : [];
    },
  },
  {
    host: /(?:^|\.)medium\.com$/,
    feeds: (url) =>
      url.hostname === 'medium.com' && pathOf(url)
        ? [`https://medium.com/feed${pathOf(url)}`]
        : [`https://${url.hostname}/feed`],
  },
  { host: /\.substack\.com$/, feeds: (url) => [`https://${url.hostname}/feed`] },
  { host: /\.tumblr\.com$/, feeds: (url) => [`https://${url.hostname}/rss`] },
  { host: /\.(?:blogspot|blogger)\.com$/, feeds: (url) => [`https://${url.hostname}/feeds/posts/default`] },
  { host: /\.wordpress\.com$/, feeds: (url) => [`https://${url.hostname}/feed`] },
  {
    host: /^(?:www\.)?vimeo\.com$/,
    feeds: (url) => (pathOf(url) ? [`https://vimeo.com${pathOf(url)}/videos/rss`] : []),
  },
  {
    host: /^bsky\.app$/,
    feeds: (url) =>
      /^\/profile\/[^/]+/.test(url.pathname)
        ? [`https://bsky.app${/^\/profile\/[^/]+/.exec(url.pathname)?.[0] ?? ''}/rss`]
        : [],
  },
];

/** Addresses worth trying for a site, likeliest first: what the site is known for, then the usual paths at the page's folder and at its root. */
export function knownFeedAddresses(address: string): readonly string[] {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  const known = knownSites.find((site) => site.host.test(url.hostname))?.feeds(url) ?? [];
  // Mastodon and its kin: a profile is /@name on any host.
  const profile = /^\/@[\w.-]+(?=\/?$)/.exec(url.pathname)?.[0];
  const fediverse = profile ? [`${url.origin}${profile}.rss`] : [];
  const folder = url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : url.pathname.replace(/\/[^/]*\.[^/]*$/, '');
  const below =
    folder && !profile
      ? ['/feed', '/rss', '/feed.xml', '/index.xml', '/atom.xml'].map((path) => `${url.origin}${folder}${path}`)
      : [];
  return [...new Set([...known, ...fediverse, ...below, ...usualPaths.map((path) => `${url.origin}${path}`)])];
}

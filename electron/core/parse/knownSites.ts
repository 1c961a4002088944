// Sites that keep feeds at addresses one can tell from the page's own: films, forums, code, and the many servers of the fediverse.

interface KnownSite {
  readonly host: RegExp;
  feeds(url: URL): readonly string[];
}

const pathOf = (url: URL): string => url.pathname.replace(/\/+$/, '');

/** Owner and repository of a path that begins with them; a clone's address ends in ".git". */
function repositoryOf(url: URL): readonly [owner?: string, repository?: string] {
  const [, owner, repository] = url.pathname.split('/');
  return [owner, repository?.replace(/\.git$/, '')];
}

/** First parts of paths on code hosts that are pages of the host and name no owner. */
const hostPages =
  /^(?:-|about|apps|codespaces|collections|dashboard|enterprise|events|explore|features|groups|help|issues|login|marketplace|new|notifications|pricing|projects|pulls|search|settings|signup|sponsors|stars|topics|trending|users)$/;

const knownSites: readonly KnownSite[] = [
  {
    host: /(?:^|\.)youtube\.com$/,
    feeds(url) {
      const channel = /^\/channel\/(UC[\w-]+)/.exec(url.pathname)?.[1];
      const user = /^\/user\/([\w-]+)/.exec(url.pathname)?.[1];
      const list = url.searchParams.get('list');
      // Mixes ("RD…") and a viewer's own lists have no feed.
      if (list && !/^(?:RD|UL|WL|LL|LM|HL)/.test(list))
        return [`https://www.youtube.com/feeds/videos.xml?playlist_id=${encodeURIComponent(list)}`];
      if (channel) return [`https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`];
      return user ? [`https://www.youtube.com/feeds/videos.xml?user=${user}`] : [];
    },
  },
  {
    host: /(?:^|\.)reddit\.com$/,
    feeds: (url) =>
      /^\/(?:r|u|user)\/[\w-]+/.test(url.pathname) || /^\/?(?:\.rss)?$/.test(pathOf(url))
        ? [`https://www.reddit.com${pathOf(url).replace(/\/?\.rss$/, '')}/.rss`]
        : [],
  },
  {
    host: /^(?:www\.)?github\.com$/,
    feeds(url) {
      const [owner, repository] = repositoryOf(url);
      // An organisation's own pages lie beside its address.
      if (owner === 'orgs') return repository ? [`https://github.com/${repository}.atom`] : [];
      if (owner && hostPages.test(owner)) return [];
      if (owner && repository)
        return ['releases', 'commits', 'tags'].map((kind) => `https://github.com/${owner}/${repository}/${kind}.atom`);
      return owner ? [`https://github.com/${owner}.atom`] : [];
    },
  },
  {
    host: /^(?:www\.)?gitlab\.com$/,
    feeds(url) {
      const path = pathOf(url)
        .replace(/\/-(?:\/.*)?$/, '')
        .replace(/\.git$/, '');
      return path.split('/').length >= 3 && !hostPages.test(path.split('/')[1] ?? '')
        ? [`https://gitlab.com${path}/-/tags?format=atom`, `https://gitlab.com${path}/-/commits/HEAD?format=atom`]
        : [];
    },
  },
  {
    host: /^codeberg\.org$/,
    feeds(url) {
      const [owner, repository] = repositoryOf(url);
      if (owner && hostPages.test(owner)) return [];
      if (owner && repository)
        return ['/releases', ''].map((part) => `https://codeberg.org/${owner}/${repository}${part}.rss`);
      return owner ? [`https://codeberg.org/${owner}.rss`] : [];
    },
  },
  {
    host: /(?:^|\.)(?:stackoverflow|stackexchange|serverfault|superuser|askubuntu)\.com$/,
    feeds(url) {
      const tag = /^\/questions\/tagged\/([^/]+)/.exec(url.pathname)?.[1];
      const question = /^\/questions\/(\d+)/.exec(url.pathname)?.[1];
      if (tag) return [`${url.origin}/feeds/tag/${tag}`];
      return [question ? `${url.origin}/feeds/question/${question}` : `${url.origin}/feeds`];
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

/** Paths of profiles and tags in software that many hosts run: Mastodon and its kin, Lemmy. */
function fediverseFeeds(url: URL): readonly string[] {
  const path = pathOf(url);
  if (/^\/(?:@|users\/|tags\/|@[\w.-]+\/tagged\/)(?:[\w.-]|%[\da-f]{2})+$/i.test(path))
    return [`${url.origin}${path.replace(/\.rss$/, '')}.rss`];
  const [, profile, part = ''] = /^(\/@[\w.-]+)\/(with_replies|media|\d+)$/.exec(path) ?? [];
  if (profile) return [...(/^\d/.test(part) ? [] : [`${url.origin}${path}.rss`]), `${url.origin}${profile}.rss`];
  const [, kind, name] = /^\/([cu])\/([\w.-]+)$/.exec(path) ?? [];
  return kind && name ? [`${url.origin}/feeds/${kind}/${name}.xml?sort=New`] : [];
}

const siteAt = (url: URL): KnownSite | undefined => knownSites.find(({ host }) => host.test(url.hostname));

/** Feeds that a page of a known host has, without a look at the page; none for other hosts. */
export function hostFeeds(address: string): readonly string[] {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  return siteAt(url)?.feeds(url) ?? [];
}

/** The same, and of other hosts what the shape of the address lets one hope for. */
export function siteFeeds(address: string): readonly string[] {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  return siteAt(url) ? hostFeeds(address) : fediverseFeeds(url);
}

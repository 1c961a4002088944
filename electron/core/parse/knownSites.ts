// Sites that keep feeds at addresses one can tell from the page's own: films, forums, code, and the many servers of the fediverse.

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
    feeds: (url) =>
      /^\/(?:r|u|user)\/[\w-]+/.test(url.pathname) || pathOf(url) === ''
        ? [`https://www.reddit.com${pathOf(url)}/.rss`]
        : [],
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
    host: /^codeberg\.org$/,
    feeds(url) {
      const [, owner, repository] = url.pathname.split('/');
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
  if (/^\/(?:@|users\/|tags\/)[\w.-]+$/.test(path)) return [`${url.origin}${path}.rss`];
  const [, kind, name] = /^\/([cu])\/([\w.-]+)$/.exec(path) ?? [];
  return kind && name ? [`${url.origin}/feeds/${kind}/${name}.xml?sort=New`] : [];
}

/** Feeds that a page of a known site has, without a look at the page; none for other sites. */
export function siteFeeds(address: string): readonly string[] {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  const site = knownSites.find(({ host }) => host.test(url.hostname));
  return site ? site.feeds(url) : fediverseFeeds(url);
}

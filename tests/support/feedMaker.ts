// Small feeds for tests, written on the spot: RSS 2.0 and Atom with as many items as one asks for.

export interface MadeItem {
  readonly guid?: string;
  readonly title: string;
  readonly link?: string;
  readonly html?: string;
  readonly publishedAt?: number;
}

export interface MadeFeed {
  readonly title: string;
  readonly link?: string;
  readonly items: readonly MadeItem[];
  /** Raw elements for the channel: ttl, skipHours, sy:updatePeriod. */
  readonly extra?: string;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export function rssFeed(feed: MadeFeed): string {
  const items = feed.items.map(
    (item) =>
      `<item><title>${escape(item.title)}</title>` +
      (item.link === undefined ? '' : `<link>${escape(item.link)}</link>`) +
      (item.guid === undefined ? '' : `<guid isPermaLink="false">${escape(item.guid)}</guid>`) +
      (item.publishedAt === undefined ? '' : `<pubDate>${new Date(item.publishedAt).toUTCString()}</pubDate>`) +
      `<description>${escape(item.html ?? `<p>About ${item.title}.</p>`)}</description></item>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>' +
    `<title>${escape(feed.title)}</title><link>${escape(feed.link ?? 'https://example.org/')}</link><description>Made for a test</description>${feed.extra ?? ''}` +
    `${items.join('')}</channel></rss>`
  );
}

/** `count` items, the newest first, one each `everyMs` up to `newestAt`. Numbers in the names grow with time. */
export function madeItems(name: string, count: number, newestAt: number, everyMs = 3_600_000): MadeItem[] {
  return Array.from({ length: count }, (_, back) => {
    const number = count - back;
    return {
      guid: `${name}-${number}`,
      title: `${name} ${number}`,
      link: `https://example.org/${name}/${number}`,
      publishedAt: newestAt - back * everyMs,
    };
  });
}

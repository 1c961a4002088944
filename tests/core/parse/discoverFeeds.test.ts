import { expect, test } from 'vitest';
import { discoverFeeds, knownFeedAddresses } from '../../../electron/core/parse/discoverFeeds.ts';

const page = 'https://site.example/news/index.html';

test('links of the page’s head are found in order, each once, against its base', () => {
  const html =
    '<head><base href="/blog/"><link rel="alternate" type="application/rss+xml" title="All" href="feed.xml"><link rel="Alternate" type="application/atom+xml" href="/atom"><link rel=alternate type="application/rss+xml" href=feed.xml><link rel="stylesheet" href="x.css"><link rel="alternate" hreflang="de" href="/de"></head>';
  expect(discoverFeeds(html, page)).toEqual([
    { url: 'https://site.example/blog/feed.xml', title: 'All', type: 'application/rss+xml' },
    { url: 'https://site.example/atom', type: 'application/atom+xml' },
  ]);
});

test('a page that links none is searched for anchors that look like one', () => {
  expect(discoverFeeds('<a href="/about">About</a> <a href="/rss.xml">Our <b>feed</b></a>', page)).toEqual([
    { url: 'https://site.example/rss.xml', title: 'Our feed' },
  ]);
});

test('WordPress’s programming interface and embeds are no feeds', () => {
  const interfaces =
    '<link rel="alternate" type="application/json" href="https://site.example/wp-json/wp/v2/pages/2"><link rel="alternate" type="application/json" href="/?rest_route=/wp/v2/pages/2"><link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=x">';
  expect(discoverFeeds(`${interfaces}<a href="/feed/">RSS</a>`, page)).toEqual([
    { url: 'https://site.example/feed/', title: 'RSS' },
  ]);
  expect(discoverFeeds('<link rel="alternate" type="application/json" href="/feed.json">', page)).toHaveLength(1);
});

test('what a host is known for stands beside what its page names, before mere anchors, each once', () => {
  const found = (html: string, url: string): string[] => discoverFeeds(html, url).map((link) => link.url);
  expect(found('<a href="/?feed=home">Home</a>', 'https://www.reddit.com/r/typescript/')).toEqual([
    'https://www.reddit.com/r/typescript/.rss',
    'https://www.reddit.com/?feed=home',
  ]);
  expect(
    found(
      '<link rel="alternate" type="application/atom+xml" href="/sqlite/sqlite/tags.atom"><a href="/rss">x</a>',
      'https://github.com/sqlite/sqlite',
    ),
  ).toEqual(['tags', 'releases', 'commits'].map((kind) => `https://github.com/sqlite/sqlite/${kind}.atom`));
  // A shop's "/c/…" is no community where the page names its own feed.
  expect(found('<a href="/rss">News</a>', 'https://shop.example/c/shoes')).toEqual(['https://shop.example/rss']);
});

test('an address behind "feed:" is the address', () => {
  expect(
    discoverFeeds(
      '<a href="feed://site.example/rss">a</a><a href="feed:https://site.example/atom.xml">b</a>',
      page,
    ).map(({ url }) => url),
  ).toEqual(['http://site.example/rss', 'https://site.example/atom.xml']);
  expect(knownFeedAddresses('feed:https://github.com/sqlite')[0]).toBe('https://github.com/sqlite.atom');
});

test('a page of a known site that names no feed has the one its address, its canonical address or its channel tells', () => {
  const channel = 'https://www.youtube.com/feeds/videos.xml?channel_id=UCabc_123';
  expect(discoverFeeds('<meta itemprop="identifier" content="UCabc_123">', 'https://www.youtube.com/@ada')).toEqual([
    { url: channel },
  ]);
  expect(
    discoverFeeds(
      '<link rel="canonical" href="https://www.youtube.com/channel/UCabc_123">',
      'https://www.youtube.com/ada',
    ),
  ).toEqual([{ url: channel }]);
  expect(discoverFeeds('<p>Posts</p>', 'https://social.example/@ada')).toEqual([
    { url: 'https://social.example/@ada.rss' },
  ]);
  expect(discoverFeeds('<p>Nothing</p>', page)).toEqual([]);
});

test.each([
  ['https://www.youtube.com/channel/UCabc_123', 'https://www.youtube.com/feeds/videos.xml?channel_id=UCabc_123'],
  ['https://www.youtube.com/playlist?list=PL99', 'https://www.youtube.com/feeds/videos.xml?playlist_id=PL99'],
  ['https://old.reddit.com/r/typescript/', 'https://www.reddit.com/r/typescript/.rss'],
  ['https://github.com/sqlite/sqlite', 'https://github.com/sqlite/sqlite/releases.atom'],
  ['https://social.example/@ada', 'https://social.example/@ada.rss'],
  ['https://social.example/tags/ships', 'https://social.example/tags/ships.rss'],
  ['https://links.example/c/linux', 'https://links.example/feeds/c/linux.xml?sort=New'],
  ['https://codeberg.org/ada/engine', 'https://codeberg.org/ada/engine/releases.rss'],
  ['https://stackoverflow.com/questions/tagged/sqlite', 'https://stackoverflow.com/feeds/tag/sqlite'],
  ['https://medium.com/@ada', 'https://medium.com/feed/@ada'],
  ['https://www.reddit.com/r/typescript/.rss', 'https://www.reddit.com/r/typescript/.rss'],
  ['https://www.reddit.com/', 'https://www.reddit.com/.rss'],
  ['https://github.com/orgs/ada/repositories', 'https://github.com/ada.atom'],
  ['https://github.com/ada/engine.git', 'https://github.com/ada/engine/releases.atom'],
  ['https://gitlab.com/ada/engine/-/tree/main/src', 'https://gitlab.com/ada/engine/-/tags?format=atom'],
  ['https://gitlab.com/ada/engine.git', 'https://gitlab.com/ada/engine/-/tags?format=atom'],
  ['https://social.example/@ada/113456', 'https://social.example/@ada.rss'],
  ['https://social.example/@ada/with_replies', 'https://social.example/@ada/with_replies.rss'],
  ['https://social.example/@ada/tagged/ships', 'https://social.example/@ada/tagged/ships.rss'],
  ['https://social.example/tags/%E8%88%B9', 'https://social.example/tags/%E8%88%B9.rss'],
])('%s is known to keep its feed at %s', (address, feed) => {
  expect(knownFeedAddresses(address)[0]).toBe(feed);
});

test('pages of a known host that have no feed are not asked for one', () => {
  expect(discoverFeeds('', 'https://www.youtube.com/watch?v=abc&list=RDabc')).toEqual([]);
  expect(discoverFeeds('', 'https://github.com/topics/rss')).toEqual([]);
  expect(discoverFeeds('<meta itemprop="identifier" content="dQw4w9WgXcQ">', 'https://www.youtube.com/watch')).toEqual(
    [],
  );
});

test('an unknown site is tried at the usual paths, beside the page and at the root', () => {
  expect(knownFeedAddresses('https://site.example/blog/')).toEqual(
    expect.arrayContaining(['https://site.example/blog/feed', 'https://site.example/feed.xml']),
  );
  expect(knownFeedAddresses('no address')).toEqual([]);
});

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
])('%s is known to keep its feed at %s', (address, feed) => {
  expect(knownFeedAddresses(address)[0]).toBe(feed);
});

test('an unknown site is tried at the usual paths, beside the page and at the root', () => {
  expect(knownFeedAddresses('https://site.example/blog/')).toEqual(
    expect.arrayContaining(['https://site.example/blog/feed', 'https://site.example/feed.xml']),
  );
  expect(knownFeedAddresses('no address')).toEqual([]);
});

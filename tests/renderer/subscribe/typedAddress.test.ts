import { expect, it } from 'vitest';
import { hostOf, readTyped, shortAddress } from '../../../renderer/app/typedAddress.ts';

it.each([
  ['', 'nothing'],
  ['   ', 'nothing'],
  ['example.org', 'address'],
  ['https://example.org/news.opml', 'address'],
  ['example.org/feed.json', 'address'],
  ['localhost:8080/feed', 'address'],
  ['/home/ann/feeds.opml', 'file'],
  ['~/feeds.opml', 'file'],
  ['file:///home/ann/feeds.opml', 'file'],
  ['C:\\Users\\ann\\feeds.xml', 'file'],
  ['\\\\server\\share\\feeds.xml', 'file'],
  ['subscriptions.opml', 'file'],
  ['<?xml version="1.0"?>\n<opml version="2.0"><body/></opml>', 'opml'],
] as const)('%j is read as %s', (text, kind) => {
  expect(readTyped(text).kind).toBe(kind);
});

it('a pasted list keeps its lines', () => {
  const text = '<opml version="1.0">\n<body>\n</body>\n</opml>\n';
  expect(readTyped(text)).toEqual({ kind: 'opml', text });
});

it.each([
  ['https://example.org/news?x=1', 'example.org'],
  ['example.org:8080/feed', 'example.org:8080'],
  ['feed:https://example.org/feed', 'example.org'],
  ['https://ann:secret@example.org/feed', 'example.org'],
])('while %s is looked at, its host is named and no password is', (address, host) => {
  expect(hostOf(address)).toBe(host);
});

it('a feed’s address is shown short, without a password', () => {
  expect(shortAddress('https://ann:secret@www.example.org/feed/')).toBe('www.example.org/feed');
  expect(shortAddress('https://www.example.org/feed/')).toBe('example.org/feed');
});

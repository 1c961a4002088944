// Documents made to hurt, through the very workers a sync uses, with their limit on memory: each gives what can be read or a refusal with a code,
// and the pool goes on. Their deadline is a long one here: a test says nothing about how busy the machine is.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import { inflate } from '../../../electron/core/fetch/inflate.ts';
import { mostItems } from '../../../electron/core/parse/limits.ts';
import type { ReadyFeed } from '../../../electron/core/store/readyEntry.ts';
import { openUnderstandPool, type UnderstandPool } from '../../../electron/core/sync/understandPool.ts';
import { startServer } from '../../support/scriptedServer.ts';

let pool: UnderstandPool;
const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
beforeAll(() => {
  pool = openUnderstandPool({ clock: systemClock, log, size: 1, deadlineMs: 60_000 });
});
afterAll(async () => {
  await pool.close();
  expect(log.error).not.toHaveBeenCalled();
});

const understand = (text: string | Uint8Array): Promise<ReadyFeed> =>
  pool.understand({ bytes: typeof text === 'string' ? Buffer.from(text) : text, url: 'https://paper.example/feed' });
const rss = (items: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;

describe('entities', () => {
  test('that multiply are not expanded', async () => {
    const bomb = Array.from({ length: 30 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`);
    const feed = await understand(
      rss('<item><title>A &e30;</title></item>', `<!DOCTYPE rss [<!ENTITY e0 "ha">${bomb.join('')}]>`),
    );
    expect(feed.entries[0]?.columns.title).toBe('A &e30;');
  });

  test('that are long and used often grow only as far as a declaration may be long', async () => {
    const feed = await understand(
      rss(
        `<item><title>A</title><description>${'&a;'.repeat(1_000)}</description></item>`,
        `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(100_000)}">]>`,
      ),
    );
    expect(feed.entries[0]?.indexed.text.length).toBeLessThan(10_000);
  });

  test('that name a file or an address are never looked up', async () => {
    const server = await startServer();
    try {
      const feed = await understand(
        rss(
          '<item><title>A &file; &page;</title></item>',
          `<?xml-stylesheet href="${server.origin}/x.xsl"?><!DOCTYPE rss SYSTEM "${server.origin}/rss.dtd" [<!ENTITY % all SYSTEM "${server.origin}/all.dtd">%all;<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY page SYSTEM "${server.origin}/page">]>`,
        ),
      );
      expect(feed.entries[0]?.columns.title).toBe('A &file; &page;');
      expect(server.requests).toEqual([]);
    } finally {
      await server.close();
    }
  });
});

describe('size and depth', () => {
  test.each([
    ['elements nested a hundred thousand deep', rss(`<item><title>A</title><x>${'<a>'.repeat(100_000)}</x></item>`)],
    [
      'markup nested a hundred thousand deep',
      rss(`<item><title>A</title><description>${'&lt;div&gt;'.repeat(100_000)}x</description></item>`),
    ],
    [
      'a million attributes',
      rss(
        `<item ${Array.from({ length: 1_000_000 }, (_, index) => `a${index}="v"`).join(' ')}><title>A</title></item>`,
      ),
    ],
    [
      'two hundred thousand sections that hold the end of an item and another section',
      rss(`<item><title>A</title><x>${'<![CDATA[</item><![CDATA[]]>'.repeat(200_000)}</x></item>`),
    ],
    ['two hundred thousand links', rss(`<item><title>A</title>${'<link/>http://a '.repeat(200_000)}</item>`)],
    ['one attribute of twenty megabytes', rss(`<item x="${'v'.repeat(20_000_000)}"><title>A</title></item>`)],
    ['a comment of ten megabytes', rss(`<!--${'- '.repeat(5_000_000)}--><item><title>A</title></item>`)],
    ['half a million instructions', rss(`${'<?x?>'.repeat(500_000)}<item><title>A</title></item>`)],
    [
      'a million references',
      rss(`<item><title>A</title><description>${'&amp;'.repeat(1_000_000)}</description></item>`),
    ],
  ])('%s', async (_what, text) => {
    const feed = await understand(text);
    expect(feed.entries.map(({ columns }) => columns.title)).toEqual(['A']);
  });

  test('JSON nested a hundred thousand deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const feed = await understand(
      `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","content_text":"x"}],"_x":${deep}}`,
    );
    expect(feed.entries.map(({ columns }) => columns.title)).toEqual(['A']);
  });
});

describe('half a million items', () => {
  const day = 86_400_000;
  const items = (order: 'newest first' | 'oldest first'): string =>
    Array.from({ length: 500_000 }, (_, index) => {
      const number = order === 'oldest first' ? index : 499_999 - index;
      return `<item><guid>${number}</guid><pubDate>${new Date(Math.floor(number / 100) * day).toUTCString()}</pubDate></item>`;
    }).join('');

  test.each(['newest first', 'oldest first'] as const)(
    'written %s: the newest are kept, and feed health can say so',
    { timeout: 120_000 },
    async (order) => {
      const feed = await understand(rss(items(order)));
      const numbers = feed.entries.map(({ facts }) => Number((JSON.parse(facts) as { guid: string }).guid));
      expect(numbers).toHaveLength(mostItems);
      expect(Math.min(...numbers)).toBe(500_000 - mostItems);
      expect(feed.warnings).toContainEqual({ code: 'items-left-out', count: 500_000, kept: mostItems });
    },
  );

  test('with one guid for all are one entry', async () => {
    const feed = await understand(rss('<item><guid>same</guid><title>A</title></item>'.repeat(50_000)));
    expect(feed.entries).toHaveLength(1);
  });
});

test('names of an object’s own machinery are names like others', async () => {
  const names = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'];
  const elements = names
    .map((name) => `<${name}>x</${name}><media:${name} url="y"/><category>${name}</category>`)
    .join('');
  const feed = await understand(rss(`<item __proto__="p" constructor="c"><title>A</title>${elements}</item>`));
  expect(feed.entries[0]?.topics.map(([, name]) => name)).toEqual(names);
  const json = await understand(
    '{"version":"https://jsonfeed.org/version/1.1","__proto__":{"polluted":1},"items":[{"id":"1","title":"A","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]}',
  );
  expect(json.entries[0]?.columns.title).toBe('A');
  expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined();
});

test('two hundred megabytes packed small are refused by what comes out of it', async () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000));
  await expect(inflate(bomb, 'gzip', 25_000_000, 'paper.example')).rejects.toMatchObject({ code: 'too-large' });
  // Wrapped twice and labelled once, it is no feed, and nothing unwraps it further.
  await expect(inflate(gzipSync(bomb), 'gzip', 25_000_000, 'paper.example').then(understand)).rejects.toMatchObject({
    code: 'not-a-feed',
  });
});

test('after all that the pool still understands', async () => {
  expect((await understand(rss('<item><title>Well</title></item>'))).entries[0]?.columns.title).toBe('Well');
});

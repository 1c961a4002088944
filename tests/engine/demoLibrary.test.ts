// The demonstration library: what `--demo` opens on, filled by the engine itself, without a network.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fillDemoLibrary } from '../../electron/engine/demoLibrary.ts';
import { openLibrary } from '../../electron/engine/openLibrary.ts';

test('an empty library becomes one with the page Broadsheet started from, and a second time changes nothing', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-demo-'));
  const { client, close } = await openLibrary(folder);
  await fillDemoLibrary(client, Date.now());
  const filled = await client.call('library.overview', {});
  expect(filled.feeds.map((feed) => [feed.title, feed.health.lastOutcome, feed.pausedAt !== undefined])).toEqual(
    expect.arrayContaining([
      ['The Kyiv Independent', 'updated', true],
      ['The Harbour Post', 'updated', true],
      ['Small Hours', 'updated', true],
      ['Bench Notes', 'updated', true],
      ['Night Lines', 'updated', true],
      ['Marsh & Meadow', 'updated', true],
      ['Kitchen Letters', 'updated', true],
      ['The Counting House', 'updated', true],
    ]),
  );
  expect(filled.counts).toMatchObject({ articles: 26, saved: 3, unread: 21 });
  expect(filled.folders.map(({ name }) => name)).toEqual(['Newspapers', 'Science and nature', 'Slow things']);
  expect(filled.smartFeeds).toMatchObject([{ name: 'By the sea' }]);
  expect(filled.tags).toMatchObject([
    { name: 'diplomacy', articleCount: 1 },
    { name: 'weekend', articleCount: 2 },
  ]);

  const options = { order: 'newest', unreadOnly: false } as const;
  const { frame } = await client.call('articles.open', { listing: { kind: 'saved' }, options });
  const { rows } = await client.call('articles.list', {
    view: { listing: { kind: 'saved' }, options, frame },
    direction: 'forward',
    limit: 10,
  });
  const article = await client.call('articles.get', {
    id: rows.find(({ title }) => title.startsWith('Rubio'))?.id ?? 0,
  });
  expect(article).toMatchObject({
    author: 'Kateryna Denisova, The Kyiv Independent news desk',
    publishedAt: Date.UTC(2025, 6, 10, 14, 3),
    minutes: 2,
    topics: ['Ukraine', 'Russia', 'Sergey Lavrov', 'Marco Rubio', 'War', 'Peace Talks'],
    image: { credit: 'Mandel Ngan/Pool/AFP via Getty Images', caption: expect.stringContaining('Kuala Lumpur') },
  });
  expect(article.offline).toBe('complete');
  for (const { path: kept = '' } of article.media) expect(existsSync(path.join(folder, 'media', kept))).toBe(true);
  expect(article.html).toContain('data-card="story"');
  expect(article.related).toMatchObject([
    { url: 'https://kyivindependent.com/demo/new-normal/', articleId: expect.any(Number) },
  ]);

  await fillDemoLibrary(client, Date.now());
  expect((await client.call('library.overview', {})).revision).toBe(filled.revision);
  await close();
  rmSync(folder, { recursive: true });
});

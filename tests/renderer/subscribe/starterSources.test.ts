import { expect, it } from 'vitest';
import { parseOpml } from '../../../electron/core/parse/opml.ts';
import { starterOpml } from '../../../renderer/features/subscribe/starterOpml.ts';
import { starterTopics } from '../../../renderer/features/subscribe/starterSources.ts';

const all = starterTopics.flatMap(({ sources }) => sources);

it('no source to begin with is named twice, and each lies at a whole, safe address', () => {
  expect(new Set(all.map(({ feedUrl }) => feedUrl)).size).toBe(all.length);
  expect(all.flatMap(({ feedUrl, siteUrl }) => [feedUrl, siteUrl]).filter((url) => new URL(url).href !== url)).toEqual(
    [],
  );
  expect(all.filter(({ feedUrl }) => !feedUrl.startsWith('https://'))).toEqual([]);
});

it('the chosen topics are read back as they were written, whatever their names hold', () => {
  const topics = starterTopics.map(({ id, sources }) => ({ name: `<${id} & "more">`, sources }));
  const read = parseOpml(starterOpml(topics));
  expect(read.warnings).toEqual([]);
  expect(read.recovered).toBe(false);
  expect(read.feeds.map(({ title, feedUrl, folders }) => [title, feedUrl, folders])).toEqual(
    topics.flatMap(({ name, sources }) => sources.map(({ title, feedUrl }) => [title, feedUrl, [name]])),
  );
});

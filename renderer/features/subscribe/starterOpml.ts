// The chosen topics as a list of subscriptions, a folder each: another program’s list comes in the same way, in one act.
import type { StarterSource } from './starterSources.ts';

export interface NamedTopic {
  readonly name: string;
  readonly sources: readonly StarterSource[];
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

export function starterOpml(topics: readonly NamedTopic[]): string {
  const folders = topics.map(({ name, sources }) => {
    const lines = sources.map(
      ({ title, feedUrl, siteUrl }) =>
        `<outline type="rss" text="${attribute(title)}" xmlUrl="${attribute(feedUrl)}" htmlUrl="${attribute(siteUrl)}"/>`,
    );
    return `<outline text="${attribute(name)}">${lines.join('')}</outline>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><body>${folders.join('')}</body></opml>`;
}

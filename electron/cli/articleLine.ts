// An article as a line of `list` and `search`: JSON as formats.md fixes it, or text for the eye.
import type { ArticleSummary, Snippet } from '../../shared/model/article.ts';
import type { Feed } from '../../shared/model/feed.ts';
import { isoTime } from './isoTime.ts';

const textOf = (snippet: Snippet): string => snippet.map((part) => part.text).join('');

export function articleJson(article: ArticleSummary, feed: Feed | undefined): string {
  return JSON.stringify({
    id: article.id,
    title: article.title,
    feed: article.feedId,
    feedTitle: feed?.title,
    author: article.author,
    link: article.link,
    publishedAt: isoTime(article.publishedAt),
    arrivedAt: isoTime(article.arrivedAt),
    read: article.read,
    saved: article.saved,
    tags: article.tags,
    topics: article.topics,
    minutes: article.minutes,
    offline: article.offline,
    excerpt: article.excerpt,
    ...(article.snippet && { snippet: textOf(article.snippet) }),
  });
}

export function articleText(article: ArticleSummary, feed: Feed | undefined): string {
  const state = `${article.read ? ' ' : '•'}${article.saved ? '★' : ' '}`;
  const tags = article.tags.length > 0 ? `  [${article.tags.join(', ')}]` : '';
  const head = `${String(article.id).padStart(7)} ${state} ${isoTime(article.publishedAt).slice(0, 10)}  ${article.title}  (${feed?.title ?? '?'}, ${article.minutes} min)${tags}`;
  return article.snippet ? `${head}\n             ${textOf(article.snippet)}` : head;
}

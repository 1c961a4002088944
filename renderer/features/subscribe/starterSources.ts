// A short list to begin with, by topic: sources that have been there for many years, at addresses of their own. None is asked before it is chosen.

export interface StarterSource {
  readonly title: string;
  readonly feedUrl: string;
  readonly siteUrl: string;
}

export type StarterTopicId = 'world' | 'science' | 'programming' | 'nature' | 'cooking' | 'books';

export interface StarterTopic {
  readonly id: StarterTopicId;
  readonly sources: readonly StarterSource[];
}

const source = (title: string, siteUrl: string, feedUrl: string): StarterSource => ({ title, siteUrl, feedUrl });

export const starterTopics: readonly StarterTopic[] = [
  {
    id: 'world',
    sources: [
      source('BBC News: World', 'https://www.bbc.co.uk/news/world', 'https://feeds.bbci.co.uk/news/world/rss.xml'),
      source('The Guardian: World', 'https://www.theguardian.com/world', 'https://www.theguardian.com/world/rss'),
      source('Al Jazeera', 'https://www.aljazeera.com/', 'https://www.aljazeera.com/xml/rss/all.xml'),
      source('Deutsche Welle', 'https://www.dw.com/en/', 'https://rss.dw.com/rdf/rss-en-all'),
      source('NPR: World', 'https://www.npr.org/sections/world/', 'https://feeds.npr.org/1004/rss.xml'),
      source('UN News', 'https://news.un.org/en/', 'https://news.un.org/feed/subscribe/en/news/all/rss.xml'),
    ],
  },
  {
    id: 'science',
    sources: [
      source('Nature', 'https://www.nature.com/nature', 'https://www.nature.com/nature.rss'),
      source('Quanta Magazine', 'https://www.quantamagazine.org/', 'https://www.quantamagazine.org/feed/'),
      source('ScienceDaily', 'https://www.sciencedaily.com/', 'https://www.sciencedaily.com/rss/all.xml'),
      source('Phys.org', 'https://phys.org/', 'https://phys.org/rss-feed/'),
      source('NASA', 'https://www.nasa.gov/', 'https://www.nasa.gov/feed/'),
    ],
  },
  {
    id: 'programming',
    sources: [
      source('Hacker News', 'https://news.ycombinator.com/', 'https://news.ycombinator.com/rss'),
      source('Lobsters', 'https://lobste.rs/', 'https://lobste.rs/rss'),
      source('LWN.net', 'https://lwn.net/', 'https://lwn.net/headlines/rss'),
      source('Julia Evans', 'https://jvns.ca/', 'https://jvns.ca/atom.xml'),
      source('Simon Willison', 'https://simonwillison.net/', 'https://simonwillison.net/atom/everything/'),
      source('Martin Fowler', 'https://martinfowler.com/', 'https://martinfowler.com/feed.atom'),
      source('The GitHub Blog', 'https://github.blog/', 'https://github.blog/feed/'),
    ],
  },
  {
    id: 'nature',
    sources: [
      source('Atlas Obscura', 'https://www.atlasobscura.com/', 'https://www.atlasobscura.com/feeds/latest'),
      source('Mongabay', 'https://news.mongabay.com/', 'https://news.mongabay.com/feed/'),
      source('Yale Environment 360', 'https://e360.yale.edu/', 'https://e360.yale.edu/feed.xml'),
      source('The Guardian: Travel', 'https://www.theguardian.com/travel', 'https://www.theguardian.com/uk/travel/rss'),
    ],
  },
  {
    id: 'cooking',
    sources: [
      source('Smitten Kitchen', 'https://smittenkitchen.com/', 'https://smittenkitchen.com/feed/'),
      source('David Lebovitz', 'https://www.davidlebovitz.com/', 'https://www.davidlebovitz.com/feed/'),
      source('101 Cookbooks', 'https://www.101cookbooks.com/', 'https://www.101cookbooks.com/feed'),
      source('Budget Bytes', 'https://www.budgetbytes.com/', 'https://www.budgetbytes.com/feed/'),
    ],
  },
  {
    id: 'books',
    sources: [
      source('Literary Hub', 'https://lithub.com/', 'https://lithub.com/feed/'),
      source('Aeon', 'https://aeon.co/', 'https://aeon.co/feed.rss'),
      source('The Marginalian', 'https://www.themarginalian.org/', 'https://www.themarginalian.org/feed/'),
      source('The Guardian: Books', 'https://www.theguardian.com/books', 'https://www.theguardian.com/books/rss'),
      source('The Paris Review', 'https://www.theparisreview.org/', 'https://www.theparisreview.org/blog/feed/'),
    ],
  },
];

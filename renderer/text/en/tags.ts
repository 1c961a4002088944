// English words of tagging, of notes, and of what was marked in an article.

const format = new Intl.NumberFormat('en');
const number = (value: number): string => format.format(value);
const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;

export const tagWords = {
  tags: {
    title: 'Tags',
    ofArticles: (articles: number): string => count(articles, 'article', 'articles'),
    field: 'Name of a tag',
    list: 'Tags, those used last first',
    none: 'There are no tags yet. Type a name to make the first.',
    make: (name: string): string => `Make the tag “${name}”`,
    onSome: (on: number, all: number): string => `on ${number(on)} of ${number(all)}`,
    holds: (articles: number): string => count(articles, 'article', 'articles'),
    toggle: 'put on or take off',
    done: 'Done',
  },
  note: {
    title: 'Your note',
    onMark: 'Note on what you marked',
    field: 'What to remember',
    keep: 'Done',
    hint: 'It is kept when this closes.',
    giveUp: 'Close without keeping it',
  },
};

export type TagWords = typeof tagWords;

// Counted nouns in the command line's sentences.

const counted =
  (one: string, many: string) =>
  (count: number): string =>
    `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

export const articles = counted('article', 'articles');
export const folders = counted('folder', 'folders');
export const sources = counted('source', 'sources');

// English words of writing articles to a file.
import type { EngineParams } from '../../../shared/contract/engineContract.ts';

type Format = EngineParams<'export.run'>['format'];

const format = new Intl.NumberFormat('en');
const number = (value: number): string => format.format(value);
const articles = (value: number): string => `${number(value)} ${value === 1 ? 'article' : 'articles'}`;

const endings: Readonly<Record<Format, string>> = { epub: '.epub', json: '.json', html: '', markdown: '' };
const formats: Readonly<Record<Format, string>> = {
  epub: 'Book (EPUB)',
  html: 'Web pages',
  markdown: 'Markdown',
  json: 'JSON',
};
const formatHints: Readonly<Record<Format, string>> = {
  epub: 'One book with its pictures, for a reading device.',
  html: 'A folder with a page for each article, its pictures, and a page of contents.',
  markdown: 'A folder with a text file for each article and its pictures.',
  json: 'Everything about each article. It can be brought in again.',
};

export const exportWords = {
  export: {
    title: 'Write articles to a file',
    which: 'Which',
    thisView: (title: string): string => `This view: ${title}`,
    parts: { saved: 'Saved', all: 'All articles', query: 'What a search finds' },
    query: 'The search',
    queryHint: 'As in the search field: words, feed:, tag:, is:unread, newer:7d …',
    askQuery: 'Nothing is asked for yet.',
    format: 'Form',
    formats,
    formatHints,
    count: (total: number, isFloor: boolean): string =>
      total === 0 ? 'There is no article in it.' : isFloor ? `More than ${articles(total)}.` : `${articles(total)}.`,
    choosePlace: 'Choose a place…',
    write: 'Write it',
    stop: 'Stop',
    progress: (done: number, total: number): string => `${number(done)} of ${number(total)} written`,
    written: (total: number): string => `${articles(total)} written to`,
    copyPath: 'Copy the path',
    pathCopied: 'The path is copied.',
    done: 'Done',
    another: 'Write another',
    fileName: (title: string, wish: Format): string =>
      `${`Broadsheet ${title}`
        .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
        .trim()
        .slice(0, 120)}${endings[wish]}`,
  },
};

export type ExportWords = typeof exportWords;

// English words of packing for a trip.
import type { PackResult } from '../../../shared/contract/engineContract.ts';

const format = new Intl.NumberFormat('en');
const number = (value: number): string => format.format(value);
const size = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const articles = (value: number): string => `${number(value)} ${value === 1 ? 'article' : 'articles'}`;
const megabytes = (bytes: number): string =>
  bytes > 0 && bytes < 50_000 ? 'under 0.1 MB' : `${size.format(bytes / 1_000_000)} MB`;
const minutes = (value: number): string => (value % 60 === 0 ? `${number(value / 60)} h` : `${number(value)} min`);

export const packWords = {
  pack: {
    title: 'Pack for a trip',
    hint: 'Fetches what is not here yet, the saved and the newest first: texts and pictures, then films and sound.',
    which: 'Which',
    parts: { usual: 'Unread and saved', query: 'What a search finds' },
    query: 'The search',
    queryHint: 'As in the search field: words, feed:, tag:, newer:7d …',
    most: 'At most',
    megabytes,
    time: 'In at most',
    minutes,
    counting: 'Being counted',
    missing: (total: number, bytes: number): string =>
      total === 0
        ? 'Everything is here already.'
        : `${articles(total)} not all here; ${bytes < 50_000 ? '' : 'about '}${megabytes(bytes)}.`,
    begin: 'Pack',
    stop: 'Stop',
    stopHint: 'What has come is kept.',
    progress: (done: number, total: number, bytes: number): string =>
      `${number(done)} of ${number(total)}, ${megabytes(bytes)}`,
    complete: (total: number): string => `${articles(total)} complete`,
    fetched: (bytes: number, seconds: number): string =>
      `${megabytes(bytes)} in ${seconds < 90 ? `${number(Math.ceil(seconds))} s` : minutes(Math.round(seconds / 60))}.`,
    failed: (total: number): string => `${number(total)} could not be had.`,
    left: (total: number, endedBy: PackResult['endedBy']): string =>
      endedBy === 'minutes'
        ? `${number(total)} more when there is time.`
        : endedBy === 'megabytes'
          ? `${number(total)} did not fit.`
          : `${number(total)} ${total === 1 ? 'is' : 'are'} still not all here.`,
    done: 'Done',
    more: 'Pack more',
  },
};

export type PackWords = typeof packWords;

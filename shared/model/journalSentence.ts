// What the person did, in a sentence. English here, for the command line and the English catalogue; other languages have their own.
import type { JournalEntry, JournalKind } from './library.ts';

const format = new Intl.NumberFormat('en');
const number = (value: number): string => format.format(value);
const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;
const articles = (value: number): string => count(value, 'article', 'articles');
const sources = (value: number): string => count(value, 'source', 'sources');

const longestName = 72;
/** A headline can be longer than the line that tells what was done to it. */
export const shortName = (name: string): string =>
  name.length <= longestName ? name : `${name.slice(0, longestName).replace(/\s+\S*$/, '')}…`;

const of = ({ subject }: JournalEntry): string => (subject ? ` in ${subject}` : '');
const named = ({ subject }: JournalEntry, otherwise: string): string =>
  subject ? `“${shortName(subject)}”` : otherwise;

const sentences: Readonly<Record<JournalKind, (entry: JournalEntry) => string>> = {
  markRead: (entry) =>
    entry.article !== undefined
      ? `Marked “${shortName(entry.article)}” as read`
      : `Marked ${number(entry.count)} as read${of(entry)}`,
  markUnread: (entry) =>
    entry.article !== undefined
      ? `Marked “${shortName(entry.article)}” as unread`
      : `Marked ${number(entry.count)} as unread${of(entry)}`,
  save: (entry) =>
    entry.article !== undefined ? `Saved “${shortName(entry.article)}”` : `Saved ${articles(entry.count)}`,
  unsave: (entry) =>
    entry.article !== undefined
      ? `Took “${shortName(entry.article)}” out of Saved`
      : `Took ${articles(entry.count)} out of Saved`,
  addTag: (entry) =>
    entry.article === undefined
      ? `Tagged ${articles(entry.count)} ${named(entry, '')}`
      : `Tagged “${shortName(entry.article)}” with ${named(entry, '')}`,
  removeTag: (entry) =>
    `Took the tag ${named(entry, '')} off ${entry.article === undefined ? articles(entry.count) : `“${shortName(entry.article)}”`}`,
  subscribe: (entry) => `Followed ${named(entry, sources(entry.count))}`,
  unsubscribe: (entry) => `Stopped following ${named(entry, sources(entry.count))}`,
  changeFeed: (entry) => `Changed ${named(entry, 'a source')}`,
  addFolder: (entry) => `Made the folder ${named(entry, '')}`,
  changeFolder: (entry) => `Changed the folder ${named(entry, '')}`,
  removeFolder: (entry) => `Removed the folder ${named(entry, '')}`,
  changeTag: (entry) => `Renamed a tag to ${named(entry, '')}`,
  removeTagEverywhere: (entry) => `Removed the tag ${named(entry, '')}`,
  saveSmartFeed: (entry) => `Kept the smart feed ${named(entry, '')}`,
  removeSmartFeed: (entry) => `Removed the smart feed ${named(entry, '')}`,
  importOpml: (entry) => `Brought in ${sources(entry.count)}`,
  setNote: (entry) => `Wrote a note on ${named(entry, 'an article')}`,
  applyRetention: (entry) =>
    entry.count === 0 ? 'Changed how long articles stay' : `Let go of ${articles(entry.count)}`,
  addHighlight: (entry) => `Marked words in ${named(entry, 'an article')}`,
  removeHighlight: (entry) => `Removed a mark in ${named(entry, 'an article')}`,
  noteHighlight: (entry) => `Wrote a note on a mark in ${named(entry, 'an article')}`,
};

export const journalSentence = (entry: JournalEntry): string => sentences[entry.kind](entry);
export const undoneSentence = (entry: JournalEntry): string => `Undone: ${journalSentence(entry)}`;
export const redoneSentence = (entry: JournalEntry): string => `Done again: ${journalSentence(entry)}`;

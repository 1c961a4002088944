// English words of the window: frame, sources, list, triage, and what was done.
import { errorSentence } from '../../../shared/errors.ts';
import type { AppError } from '../../../shared/errors.ts';
import { commandSpec, type CommandId } from '../../../shared/commands/commandTable.ts';
import { journalSentence, redoneSentence, undoneSentence } from '../../../shared/model/journalSentence.ts';
import type { LibraryMended } from '../../../shared/model/library.ts';

const format = new Intl.NumberFormat('en');
const day = new Intl.DateTimeFormat('en', { dateStyle: 'long' });
const number = (value: number): string => format.format(value);
const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;
const articles = (value: number): string => count(value, 'article', 'articles');

export const windowWords = {
  number,
  error: (error: AppError): string => errorSentence(error.code, error.details),
  command: (id: CommandId): string => commandSpec(id).title,
  did: journalSentence,
  undone: undoneSentence,
  redone: redoneSentence,

  window: {
    panes: { sources: 'Sources', list: 'Articles', article: 'Article' },
    resizeSources: 'Width of the sources',
    resizeList: 'Width of the list',
    mended: ({ setAside, backupAt, isComplete }: LibraryMended): string =>
      `The library was damaged and has been put together again${backupAt === undefined ? '' : ` from the backup of ${day.format(backupAt)}`}. ${
        isComplete
          ? 'All of it could be read.'
          : 'Not all of it could be read; what sources still carry comes back as they are checked.'
      } The damaged library lies in ${setAside}.`,
    mendedSeen: 'All right',
    lost: 'Reaching the library again…',
    failed: (reason: string): string => `The library cannot be reached. ${reason}`,
    paneFailed: 'This part of the window has stopped. Nothing of yours was lost.',
    tryAgain: 'Try again',
    close: 'Close',
    undo: 'Undo',
    nothingToRepeat: 'There is nothing to repeat yet.',
    nothingRecorded: 'No keys are recorded yet.',
    recording: 'Recording keys',
    recordingNow: 'Recording',
    endRecording: 'Stop recording keys',
    recorded: (keys: number): string => `Recorded ${count(keys, 'act', 'acts')}`,
    onlyFirst: (first: number, all: string): string =>
      `The first ${number(first)} of ${all} articles: one act takes no more.`,
    nothingMore: 'Nothing more is unread here.',
    linkCopied: 'The link is copied.',
    noLink: 'This article has no address of its own.',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark', sepia: 'Sepia', contrast: 'High contrast' },
    densities: { compact: 'Compact', comfortable: 'Comfortable', cards: 'Cards' },
    themeIs: (name: string): string => `Theme: ${name.toLowerCase()}`,
    checkFailed: (title: string): string => `“${title}” could not be checked.`,
    stop: 'Stop checking',
  },

  sidebar: {
    newsFeed: 'News Feed',
    unread: 'Unread',
    saved: 'Saved',
    today: 'Today',
    search: 'Search',
    smartFeeds: 'Smart feeds',
    sources: 'Sources',
    tags: 'Tags',
    addSmartFeed: 'Make a smart feed from a search',
    noSmartFeeds: 'A search that you keep stands here.',
    addSource: 'Follow a source',
    newFolder: 'New folder',
    more: 'More',
    unwell: 'unwell',
    ended: 'ended',
    paused: 'paused',
    unreadIn: (unread: number): string => `${number(unread)} unread`,
    articlesIn: (total: number): string => articles(total),
    checkedAt: (time: string): string => `Checked at ${time}`,
    unwellCount: (unwell: number): string => `${number(unwell)} unwell`,
    notChecked: 'Not checked yet',
    nothingFollowed: 'Nothing is followed yet',
    allWell: 'All sources are well',
    someUnwell: (unwell: number): string => `${number(unwell)} ${unwell === 1 ? 'needs' : 'need'} a look`,
    checking: (done: number, total: number, perSecond?: number): string =>
      `Checking ${number(done)} of ${number(total)}${perSecond === undefined ? '' : `, ${number(perSecond)} a second`}`,
    slowest: (host: string): string => `Slowest: ${host}`,
    added: (added: number): string => `${number(added)} new so far`,
    kept: (total: number): string => `${articles(total)} kept here`,
    noNetwork: 'No network. What is kept here can be read.',
    markRead: 'Mark all read',
    removeFolder: 'Remove the folder',
    removeTag: 'Remove the tag',
    changeSmartFeed: 'Change…',
    removeSmartFeed: 'Remove the smart feed',
    rename: 'Rename…',
    move: 'Move to a folder…',
    settings: 'Settings…',
    checkNow: 'Check now',
    pause: 'Pause',
    goOn: 'Go on checking',
    unfollow: 'Stop following',
    topLevel: 'Out of its folder',
  },

  list: {
    titles: {
      all: 'News Feed',
      unread: 'Unread',
      today: 'Today',
      saved: 'Saved',
      search: 'Search',
    },
    unread: (unread: number): string => `${number(unread)} unread`,
    more: (total: number): string => `more than ${number(total)}`,
    chosen: (chosen: number): string => `${number(chosen)} chosen`,
    markAll: 'Mark all of this view read',
    density: 'Rows: compact, comfortable, cards',
    moreActs: 'More',
    onlyUnread: 'Show only unread',
    oldestFirst: 'Oldest first',
    showSources: 'Show the sources',
    arrivals: (arrivals: number): string => `${number(arrivals)} new`,
    minutes: (minutes: number): string => `${number(minutes)} min`,
    video: 'Video',
    audio: 'Audio',
    withLength: (kind: string, minutes: number): string => `${kind}, ${number(minutes)} min`,
    /** Read aloud for a row; the parts that do not apply are left out. */
    rowStates: {
      unread: 'unread',
      read: 'read',
      saved: 'saved',
      chosen: 'chosen',
      open: 'open',
      note: 'with a note',
      revised: 'edited since it arrived',
      complete: 'all of it is here',
      partial: 'part of it is not here',
      none: 'only the headline is here',
    },
    loading: 'Being fetched',
    empty: {
      firstCheck: 'Your sources are being asked for the first time. What they have comes here.',
      all: 'No articles yet. Follow a source with +, and they come here.',
      unread: (saved: number): string => `Nothing unread. ${number(saved)} saved.`,
      today: 'Nothing has come today yet.',
      saved: 'Nothing is saved. Press s on an article to keep it here.',
      search: 'No article has these words.',
      searchBegin: 'Type what you look for. Every article kept here is searched.',
      other: 'Nothing is here yet.',
      onlyRead: 'Everything here is read.',
      filtered: 'Nothing that is saved passes these filters.',
    },
    showRead: 'Show what was read',
    showAll: 'Show all of it',
    noFilters: 'This view has no filters.',
    left: (left: number, total: number): string => `${number(left)} left of ${number(total)}`,
    minutesLeft: (minutes: number): string => `≈ ${number(minutes)} min left`,
    triage: 'Triage',
    leaveTriage: 'Leave triage',
    hints: {
      next: 'open next, previous',
      read: 'read',
      save: 'save',
      tag: 'tag',
      choose: 'choose',
      allRead: 'all read',
      undo: 'undo',
      keys: 'all keys',
    },
  },
};

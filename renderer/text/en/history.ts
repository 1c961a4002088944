// English words of the page of what one did.

const format = new Intl.NumberFormat('en');

export const historyWords = {
  history: {
    standfirst: 'Each of these can be taken back, in any order, also after a restart.',
    nothing: 'Nothing yet. What you mark, save, tag and arrange comes here, and can be taken back.',
    takenBack: 'Taken back',
    doAgain: 'Do it again',
    forgets: 'What was taken back can be done again until you do something else.',
    full: (kept: number): string =>
      `The newest ${format.format(kept)} are kept; older ones can no longer be taken back. What was taken back can be done again until you do something else.`,
  },
};

export type HistoryWords = typeof historyWords;

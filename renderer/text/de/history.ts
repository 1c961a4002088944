// Deutsche Wörter der Seite mit allem, was getan wurde.
import type { HistoryWords } from '../en/history.ts';

const format = new Intl.NumberFormat('de');

export const historyWords: HistoryWords = {
  history: {
    standfirst: 'Alles hier lässt sich zurücknehmen, in beliebiger Reihenfolge, auch nach einem Neustart.',
    nothing: 'Noch nichts. Was markiert, gemerkt, geordnet wird, steht hier und lässt sich zurücknehmen.',
    takenBack: 'Zurückgenommen',
    doAgain: 'Wiederholen',
    forgets: 'Zurückgenommenes lässt sich wiederholen, bis etwas anderes getan wird.',
    full: (kept) =>
      `Die neuesten ${format.format(kept)} bleiben; ältere lassen sich nicht mehr zurücknehmen. Zurückgenommenes lässt sich wiederholen, bis etwas anderes getan wird.`,
  },
};

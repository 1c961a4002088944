// Deutsche Wörter für das Packen vor einer Reise.
import type { PackWords } from '../en/pack.ts';

const format = new Intl.NumberFormat('de');
const number = (value: number): string => format.format(value);
const size = new Intl.NumberFormat('de', { maximumFractionDigits: 1 });
const articles = (value: number): string => `${number(value)} Artikel`;
const megabytes = (bytes: number): string =>
  bytes > 0 && bytes < 50_000 ? 'unter 0,1 MB' : `${size.format(bytes / 1_000_000)} MB`;
const minutes = (value: number): string => (value % 60 === 0 ? `${number(value / 60)} Std.` : `${number(value)} Min.`);

export const packWords: PackWords = {
  pack: {
    title: 'Für eine Reise packen',
    hint: 'Holt, was noch nicht hier ist, das Gemerkte und das Neueste zuerst: Texte und Bilder, dann Filme und Ton.',
    which: 'Welche',
    parts: { usual: 'Ungelesenes und Gemerktes', query: 'Was eine Suche findet' },
    query: 'Die Suche',
    queryHint: 'Wie im Suchfeld: Wörter, feed:, tag:, newer:7d …',
    most: 'Höchstens',
    megabytes,
    time: 'In höchstens',
    minutes,
    counting: 'Wird gezählt',
    missing: (total, bytes) =>
      total === 0
        ? 'Es ist schon alles hier.'
        : `${articles(total)} nicht ganz hier; ${bytes < 50_000 ? '' : 'etwa '}${megabytes(bytes)}.`,
    begin: 'Packen',
    stop: 'Anhalten',
    stopHint: 'Was gekommen ist, bleibt.',
    progress: (done, total, bytes) => `${number(done)} von ${number(total)}, ${megabytes(bytes)}`,
    complete: (total) => `${articles(total)} vollständig`,
    fetched: (bytes, seconds) =>
      `${megabytes(bytes)} in ${seconds < 90 ? `${number(Math.ceil(seconds))} s` : minutes(Math.round(seconds / 60))}.`,
    failed: (total) => `${number(total)} ${total === 1 ? 'war' : 'waren'} nicht zu bekommen.`,
    left: (total, endedBy) =>
      endedBy === 'minutes'
        ? `${number(total)} weitere, wenn Zeit ist.`
        : endedBy === 'megabytes'
          ? `${number(total)} ${total === 1 ? 'passte' : 'passten'} nicht mehr hinein.`
          : `${number(total)} ${total === 1 ? 'ist' : 'sind'} noch nicht ganz hier.`,
    done: 'Fertig',
    more: 'Mehr packen',
  },
};

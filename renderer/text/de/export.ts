// Deutsche Wörter für das Schreiben von Artikeln in eine Datei.
import type { EngineParams } from '../../../shared/contract/engineContract.ts';
import type { ExportWords } from '../en/export.ts';
import { exportWords as english } from '../en/export.ts';

type Format = EngineParams<'export.run'>['format'];

const format = new Intl.NumberFormat('de');
const number = (value: number): string => format.format(value);
const articles = (value: number): string => `${number(value)} Artikel`;

const formats: Readonly<Record<Format, string>> = {
  epub: 'Buch (EPUB)',
  html: 'Webseiten',
  markdown: 'Markdown',
  json: 'JSON',
};
const formatHints: Readonly<Record<Format, string>> = {
  epub: 'Ein Buch mit seinen Bildern, für ein Lesegerät.',
  html: 'Ein Ordner mit einer Seite für jeden Artikel, seinen Bildern und einem Inhaltsverzeichnis.',
  markdown: 'Ein Ordner mit einer Textdatei für jeden Artikel und seinen Bildern.',
  json: 'Alles über jeden Artikel. Es lässt sich wieder übernehmen.',
};

export const exportWords: ExportWords = {
  export: {
    title: 'Artikel in eine Datei schreiben',
    which: 'Welche',
    thisView: (title) => `Diese Ansicht: ${title}`,
    parts: { saved: 'Gemerkt', all: 'Alle Artikel', query: 'Was eine Suche findet' },
    query: 'Die Suche',
    queryHint: 'Wie im Suchfeld: Wörter, feed:, tag:, is:unread, newer:7d …',
    askQuery: 'Es ist noch nach nichts gefragt.',
    format: 'Form',
    formats,
    formatHints,
    count: (total, isFloor) =>
      total === 0 ? 'Es ist kein Artikel darin.' : isFloor ? `Mehr als ${articles(total)}.` : `${articles(total)}.`,
    choosePlace: 'Ort wählen …',
    write: 'Schreiben',
    stop: 'Anhalten',
    progress: (done, total) => `${number(done)} von ${number(total)} geschrieben`,
    written: (total) => `${articles(total)} geschrieben nach`,
    copyPath: 'Pfad kopieren',
    pathCopied: 'Der Pfad ist kopiert.',
    done: 'Fertig',
    another: 'Noch eine schreiben',
    fileName: english.export.fileName,
  },
};

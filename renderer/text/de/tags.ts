// Deutsche Wörter für Schlagwörter, Notizen und Angestrichenes.
import type { TagWords } from '../en/tags.ts';

const format = new Intl.NumberFormat('de');
const number = (value: number): string => format.format(value);

export const tagWords: TagWords = {
  tags: {
    title: 'Schlagwörter',
    ofArticles: (articles) => `${number(articles)} Artikel`,
    field: 'Name eines Schlagworts',
    list: 'Schlagwörter, die zuletzt benutzten zuerst',
    none: 'Noch gibt es keine Schlagwörter. Ein Name macht das erste.',
    make: (name) => `Schlagwort „${name}“ anlegen`,
    onSome: (on, all) => `bei ${number(on)} von ${number(all)}`,
    holds: (articles) => `${number(articles)} Artikel`,
    toggle: 'setzen oder entfernen',
    done: 'Fertig',
  },
  note: {
    title: 'Notiz',
    onMark: 'Notiz zum Angestrichenen',
    field: 'Was zu merken ist',
    keep: 'Fertig',
    hint: 'Sie bleibt, wenn sich dies schließt.',
    giveUp: 'Schließen, ohne sie zu behalten',
  },
};

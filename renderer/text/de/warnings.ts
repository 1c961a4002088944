// Was an einem Dokument nicht stimmte, obwohl es sich lesen ließ. Ein Code ohne Satz lässt sich nicht übersetzen.
import type { DocumentWarningSentences, EncodingSource } from '../../../shared/model/documentWarning.ts';

const saying: Readonly<Record<EncodingSource, string>> = {
  server: 'der Server',
  document: 'das Dokument',
  'byte-order-mark': 'die Bytereihenfolge-Marke',
};
const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const warningSentences: DocumentWarningSentences = {
  'encoding-unknown': ({ by, name }) => `${upper(saying[by])} nennt eine Kodierung, die niemand kennt: „${name}“.`,
  'encoding-wrong': ({ by }) => `${upper(saying[by])} sagt UTF-8, aber die Bytes sind es nicht.`,
  'encoding-mistaken': ({ by, name }) => `${upper(saying[by])} sagt „${name}“, aber die Bytes sind es nicht.`,
  'bytes-spoilt': ({ by }) => `Einige Bytes sind nicht UTF-8, wie ${saying[by]} sagt; für sie steht „\uFFFD“.`,
  'encoding-guessed': ({ name }) => `Nirgends steht, wie der Text kodiert ist; er wurde als ${name} gelesen.`,
  'junk-before': ({ line }) => `Vor dem Dokument steht etwas (Zeile ${line}).`,
  'declaration-late': ({ line }) => `Die XML-Deklaration steht nicht am Anfang (Zeile ${line}).`,
  'ampersand-bare': ({ line }) => `Ein „&“ ist nicht als „&amp;“ geschrieben (Zeile ${line}).`,
  'bracket-bare': ({ line }) => `Ein „<“ ist nicht als „&lt;“ geschrieben (Zeile ${line}).`,
  'comment-open': ({ line }) => `Ein Kommentar hat kein Ende (Zeile ${line}).`,
  'cdata-open': ({ line }) => `Ein CDATA-Abschnitt hat kein Ende (Zeile ${line}).`,
  'quote-open': ({ line }) => `Einem Wert fehlt das schließende Anführungszeichen (Zeile ${line}).`,
  'tag-open': ({ line }) => `Ein Tag ist nicht zu Ende geschrieben (Zeile ${line}).`,
  'tag-cut': ({ line }) => `Das Dokument hört mitten in einem Tag auf (Zeile ${line}).`,
  'document-cut': ({ line }) => `Das Dokument hört vor seinen Elementen auf (Zeile ${line}).`,
  'prefix-undeclared': ({ name, line }) => `Das Präfix „${name}:“ ist nicht deklariert (Zeile ${line}).`,
  'element-open': ({ name, line }) => `<${name}> hat kein schließendes Tag (Zeile ${line}).`,
  'end-stray': ({ name, line }) => `</${name}> schließt nichts (Zeile ${line}).`,
  'json-broken': ({ kept }) => `Das JSON ist nicht wohlgeformt; daraus trotzdem gelesene Einträge: ${kept}.`,
  'items-left-out': ({ count, kept }) => `Der Feed hat ${count} Einträge; die neuesten ${kept} wurden genommen.`,
  'ampersands-bare': ({ count }) =>
    (count === 1 ? 'Ein „&“ ist' : `${count} „&“ sind`) + ' nicht als „&amp;“ geschrieben.',
  'address-odd': ({ name, line }) => `„${name}“ ist keine Adresse eines Feeds (Zeile ${line}).`,
  'outlines-cut': ({ line }) => `Die Datei hört vor ihren Einträgen auf (Zeile ${line}).`,
  written: ({ text }) => text,
};

// What was wrong in a document that could be read all the same: a code with its facts for the program, a sentence for the person.
// The sentences are English here, for the command line; the renderer's catalogue has them in its languages.

interface Place {
  /** From 1, as an editor counts. */
  readonly line: number;
}
interface Named {
  readonly name: string;
}
/** Who says how a text is encoded. */
export type EncodingSource = 'server' | 'document' | 'byte-order-mark';

/** The facts that each sentence needs. */
export interface DocumentWarningFacts {
  // encoding
  'encoding-unknown': Named & { readonly by: EncodingSource };
  'encoding-wrong': { readonly by: EncodingSource };
  'encoding-mistaken': Named & { readonly by: EncodingSource };
  'bytes-spoilt': { readonly by: EncodingSource };
  'encoding-guessed': Named;
  // markup
  'junk-before': Place;
  'declaration-late': Place;
  'ampersand-bare': Place;
  'bracket-bare': Place;
  'comment-open': Place;
  'cdata-open': Place;
  'quote-open': Place;
  'tag-open': Place;
  'tag-cut': Place;
  'document-cut': Place;
  'prefix-undeclared': Named & Place;
  'element-open': Named & Place;
  'end-stray': Named & Place;
  'json-broken': { readonly kept: number };
  // feeds and lists of subscriptions
  'items-left-out': { readonly count: number; readonly kept: number };
  'ampersands-bare': { readonly count: number };
  'address-odd': Named & Place;
  'outlines-cut': Place;
  /** A sentence that an earlier Broadsheet kept; it goes when the document next changes. */
  written: { readonly text: string };
}

export type DocumentWarningCode = keyof DocumentWarningFacts;
export type DocumentWarning = {
  [Code in DocumentWarningCode]: { readonly code: Code } & DocumentWarningFacts[Code];
}[DocumentWarningCode];

/** A sentence for every code; one that lacks does not compile. */
export type DocumentWarningSentences = {
  readonly [Code in DocumentWarningCode]: (facts: DocumentWarningFacts[Code]) => string;
};

const saying: Readonly<Record<EncodingSource, string>> = {
  server: 'the server',
  document: 'the document',
  'byte-order-mark': 'the byte order mark',
};
const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const sentences: DocumentWarningSentences = {
  'encoding-unknown': ({ by, name }) => `${upper(saying[by])} names an encoding nobody knows: “${name}”.`,
  'encoding-wrong': ({ by }) => `${upper(saying[by])} says UTF-8, but the bytes are not.`,
  'encoding-mistaken': ({ by, name }) => `${upper(saying[by])} says “${name}”, but the bytes are not.`,
  'bytes-spoilt': ({ by }) => `Some bytes are not UTF-8, as ${saying[by]} says; “\uFFFD” stands for them.`,
  'encoding-guessed': ({ name }) => `Nothing says how the text is encoded; it was read as ${name}.`,
  'junk-before': ({ line }) => `Something stands before the document (line ${line}).`,
  'declaration-late': ({ line }) => `The XML declaration does not stand at the beginning (line ${line}).`,
  'ampersand-bare': ({ line }) => `A “&” is not written as “&amp;” (line ${line}).`,
  'bracket-bare': ({ line }) => `A “<” is not written as “&lt;” (line ${line}).`,
  'comment-open': ({ line }) => `A comment is never closed (line ${line}).`,
  'cdata-open': ({ line }) => `A CDATA section is never closed (line ${line}).`,
  'quote-open': ({ line }) => `A quoted value is never closed (line ${line}).`,
  'tag-open': ({ line }) => `A tag is never finished (line ${line}).`,
  'tag-cut': ({ line }) => `The document ends inside a tag (line ${line}).`,
  'document-cut': ({ line }) => `The document ends before its elements do (line ${line}).`,
  'prefix-undeclared': ({ name, line }) => `The prefix “${name}:” is not declared (line ${line}).`,
  'element-open': ({ name, line }) => `<${name}> has no end tag (line ${line}).`,
  'end-stray': ({ name, line }) => `</${name}> ends nothing (line ${line}).`,
  'json-broken': ({ kept }) => `The JSON is not well-formed; items read from it all the same: ${kept}.`,
  'items-left-out': ({ count, kept }) => `The feed has ${count} items; the newest ${kept} were taken.`,
  'ampersands-bare': ({ count }) => (count === 1 ? 'One “&” is' : `${count} “&” are`) + ' not written as “&amp;”.',
  'address-odd': ({ name, line }) => `“${name}” is not an address of a feed (line ${line}).`,
  'outlines-cut': ({ line }) => `The file ends before its outlines do (line ${line}).`,
  written: ({ text }) => text,
};

export const documentWarningSentence = (warning: DocumentWarning): string => sentenceOf(sentences, warning);

/** The sentence of a warning in the language of these sentences. */
export function sentenceOf<Code extends DocumentWarningCode>(
  language: DocumentWarningSentences,
  warning: { readonly code: Code } & DocumentWarningFacts[Code],
): string {
  return language[warning.code](warning);
}

/** Warnings from a store's JSON, in which an earlier Broadsheet kept sentences. */
export const readDocumentWarnings = (json: string): readonly DocumentWarning[] =>
  (JSON.parse(json) as (DocumentWarning | string)[]).map((each) =>
    typeof each === 'string' ? { code: 'written', text: each } : each,
  );

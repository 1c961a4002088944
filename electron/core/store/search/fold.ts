// How text becomes searchable tokens: one fold for what is stored, what is asked and what is highlighted. Pure; knows no SQL.
// The result is read by FTS5's unicode61 tokenizer (tokenize='unicode61 remove_diacritics 0'), which splits at everything but
// letters, numbers and private-use characters.

/** Letters that have no decomposition in Unicode but are typed without their stroke, dot or ligature. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ς: 'σ',
  // Arabic and Persian keyboards write the same letter with different code points.
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
};
const plainLetter = /[ßłđðøıæœþħŧŋĸςيىكة]/g;

/**
 * Marks that only decorate (accents, Arabic and Hebrew points) and characters that show nothing, as ranges of the basic
 * plane because V8 is three times as fast on them as on \p{M}. Kept are the marks between U+0900 and U+17FF, which are the
 * vowels of the Indic, Thai, Lao, Tibetan, Burmese and Khmer scripts, and kana's voicing.
 */
const droppedMarks: readonly (readonly [first: number, last: number])[] = [
  [0x00ad, 0x00ad],
  [0x0300, 0x036f],
  [0x0483, 0x0489],
  [0x0591, 0x05bd],
  [0x05bf, 0x05bf],
  [0x05c1, 0x05c2],
  [0x05c4, 0x05c5],
  [0x05c7, 0x05c7],
  [0x0600, 0x0605],
  [0x0610, 0x061a],
  [0x061c, 0x061c],
  [0x0640, 0x0640],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06dc],
  [0x06df, 0x06e4],
  [0x06e7, 0x06e8],
  [0x06ea, 0x06ed],
  [0x0711, 0x0711],
  [0x0730, 0x074a],
  [0x07a6, 0x07b0],
  [0x07eb, 0x07f3],
  [0x0816, 0x0819],
  [0x0898, 0x089f],
  [0x08ca, 0x08e1],
  [0x08e3, 0x08ff],
  [0x180b, 0x180f],
  [0x1ab0, 0x1ace],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20f0],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
];
const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
const droppedMark = new RegExp(
  `[${droppedMarks.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join('')}]+`,
  'g',
);
/** unicode61 would break words at kept marks, so they move to the private-use area: U+0900–U+17FF to U+E900–U+F7FF. */
const keptMark = /(?=[\u0900-\u17ff])\p{M}/gu;
const keptMarkOffset = 0xe000;

/** Runs of scripts written without spaces between words, and Hangul, whose particles hang on the noun. */
const unspacedRun =
  /[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]&&[\p{L}\p{M}\p{Nl}\p{No}]]+/gv;

/** Decimal digits of the scripts up to Khmer; the wide ones of East Asia are compatibility forms and gone by then. */
const digit =
  /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0e50-\u0e59\u0ed0-\u0ed9\u0f20-\u0f29\u1040-\u1049\u17e0-\u17e9]/g;
const emoji = /[\u{1f1e6}-\u{1f1ff}]{2}|(?=[\u2190-\u{1ffff}])\p{Extended_Pictographic}/gu;
const emojiMark = '\ue000';
const plusPlus = '\ue02b\ue02b';
const sharp = '\ue023';
const dot = '\ue02e';

const nonAscii = /[^\0-\x7f]/;
const beyondEuropean = /[\u0590-\u1dff\u2e80-\ud7ff\uf900-\ufdff]|[\ud840-\udbff]/;
const mayBeEmoji = /[\u2190-\u2bff\u3030\u303d\u3297\u3299\ud83c-\ud83e]/;
const symbols = /\+\+|#|\.net/;

/** C++, C#, .NET: the sign becomes a token of its own beside the letter, so that a search for "c" finds them too. */
function foldSymbols(text: string): string {
  if (!symbols.test(text)) return text;
  return text
    .replace(/(?<=[a-z0-9])\+\+/g, ` ${plusPlus} `)
    .replace(/(?<=(?:^|[^a-z0-9])[a-z])#(?![a-z0-9])/g, ` ${sharp} `)
    .replace(/(?<=^|[^a-z0-9]|\basp|\bado|\bvb)\.(?=net(?:$|[^a-z0-9]))/g, ` ${dot} `);
}

/**
 * "ABC" → "AB BC C": bigrams that lie one position apart, and the last character alone, so that every substring is a phrase
 * of bigrams and a single character is a prefix.
 */
function foldUnspaced(run: string): string {
  const characters = Array.from(run);
  let tokens = ' ';
  for (let index = 0; index < characters.length; index++) {
    tokens += `${characters[index]}${characters[index + 1] ?? ''} `;
  }
  return tokens;
}

/** Digits begin at …0, those of the Indic scripts at …6. */
const foldDigit = (character: string): string => {
  const code = character.charCodeAt(0);
  return String(code >= 0x0900 && code <= 0x0dff ? (code & 15) - 6 : code & 15);
};

const hexOf = (text: string): string =>
  Array.from(text, (character) => (character.codePointAt(0) ?? 0).toString(16)).join('');

/** Folded letter by letter, with the words of scripts without spaces still whole. */
function foldLetters(text: string): string {
  let folded = text
    .normalize('NFKD')
    .toLowerCase()
    // й is a letter of its own, not и with an accent.
    .replace(/и\u0306/g, 'й')
    .replace(droppedMark, '')
    .replace(plainLetter, (letter) => plainLetters[letter] ?? letter);
  if (mayBeEmoji.test(folded)) folded = folded.replace(emoji, (sign) => ` ${emojiMark}${hexOf(sign)} `);
  // NFC puts Hangul and voiced kana together again.
  return beyondEuropean.test(folded) ? folded.normalize('NFC').replace(digit, foldDigit) : folded;
}

const moveKeptMarks = (text: string): string =>
  text.replace(keptMark, (mark) => String.fromCharCode(mark.charCodeAt(0) + keptMarkOffset));

/** Text with case, accents and ways of writing folded away, as words that unicode61 takes apart. */
export function fold(text: string): string {
  if (!nonAscii.test(text)) return foldSymbols(text.toLowerCase());
  const folded = foldLetters(text);
  return foldSymbols(beyondEuropean.test(folded) ? moveKeptMarks(folded.replace(unspacedRun, foldUnspaced)) : folded);
}

/** What the index holds of a text, in order. */
export const tokensOf = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];

/** A token and where it stands in the text it was folded from; UTF-16 offsets, the end exclusive. */
export interface LocatedToken {
  readonly token: string;
  readonly start: number;
  readonly end: number;
}

/** Words as written, signs that are tokens (see foldSymbols) and emoji. */
const piece =
  /[\p{L}\p{N}\p{M}\p{Cf}]+|(?<=[a-z0-9])\+\+|(?<=(?:^|[^a-z0-9])[a-z])#(?![a-z0-9])|(?<=^|[^a-z0-9]|\basp|\bado|\bvb)\.(?=net(?:$|[^a-z0-9]))|[\u{1f1e6}-\u{1f1ff}]{2}|\p{Extended_Pictographic}/giu;
const signTokens: ReadonlyMap<string, string> = new Map([
  ['++', plusPlus],
  ['#', sharp],
  ['.', dot],
]);

/** The same tokens as `tokensOf`, with their places; lazily, because a snippet seldom needs the whole text. */
export function* locateTokens(text: string): Generator<LocatedToken, void> {
  for (const match of text.matchAll(piece)) {
    const [written] = match;
    const sign = signTokens.get(written);
    if (sign) yield { token: sign, start: match.index, end: match.index + written.length };
    else if (beyondEuropean.test(written)) yield* locateInPiece(written, match.index);
    else yield* locateWhole(written, match.index);
  }
}

function* locateWhole(written: string, start: number): Generator<LocatedToken, void> {
  const end = start + written.length;
  for (const token of tokensOf(written)) yield { token, start, end };
}

function* locateInPiece(written: string, start: number): Generator<LocatedToken, void> {
  let at = 0;
  for (const run of written.matchAll(unspacedRun)) {
    yield* locateWhole(written.slice(at, run.index), start + at);
    yield* locateBigrams(run[0], start + run.index);
    at = run.index + run[0].length;
  }
  yield* locateWhole(written.slice(at), start + at);
}

function* locateBigrams(run: string, start: number): Generator<LocatedToken, void> {
  const characters: LocatedToken[] = [];
  // A voicing mark belongs to the kana before it.
  for (const unit of run.matchAll(/.[\u3099\u309a\uff9e\uff9f]?/gsu)) {
    const place = { start: start + unit.index, end: start + unit.index + unit[0].length };
    for (const token of moveKeptMarks(foldLetters(unit[0]))) characters.push({ token, ...place });
  }
  for (const [index, { token, start, end }] of characters.entries()) {
    const next = characters[index + 1];
    yield { token: token + (next?.token ?? ''), start, end: next?.end ?? end };
  }
}

/** Something asked for: tokens next to each other, the last of them perhaps only begun. */
export interface FoldedPhrase {
  readonly tokens: readonly string[];
  readonly prefix: boolean;
}

const endsUnspaced =
  /[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\ue900-\uf7ff]&&[\p{L}\p{M}\p{Nl}\p{No}\p{Co}]]$/v;

/**
 * The tokens to ask for. In scripts without spaces what is asked may go on in the text, so the lone last character is not
 * required there: after a bigram it is left out, and alone it is a prefix.
 */
export function foldPhrase(text: string, prefix = false): FoldedPhrase {
  const tokens = tokensOf(text);
  const last = tokens.at(-1);
  if (last === undefined || !endsUnspaced.test(last) || Array.from(last).length > 1) return { tokens, prefix };
  const before = tokens.at(-2);
  const joined =
    before !== undefined && Array.from(before).length === 2 && before.endsWith(last) && endsUnspaced.test(before);
  return joined ? { tokens: tokens.slice(0, -1), prefix: false } : { tokens, prefix: true };
}

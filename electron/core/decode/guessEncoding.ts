// When nothing says what the bytes are, or what is said is wrong: UTF-8 if they are that, else the encoding whose readers' letters they hold.
import { isUtf8 } from 'node:buffer';

export const isValidUtf8 = (bytes: Uint8Array): boolean => isUtf8(bytes);

/** UTF-8 with a few bytes spoilt on the way, or cut within a character: other encodings hardly ever form its sequences by chance. */
export function isMostlyUtf8(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, longestSample);
  // Sequences of its shape that it forbids (overlong forms, surrogates) are somebody's bad UTF-8 and nobody's text in another encoding.
  const rest = Buffer.from(sample.buffer, sample.byteOffset, sample.byteLength)
    .toString('latin1')
    .replaceAll(shape, '');
  if (/^\p{ASCII}*$/u.test(rest)) return true;
  const text = new TextDecoder('utf-8').decode(sample);
  const above = text.match(/\P{ASCII}/gu)?.length ?? 0;
  const spoilt = text.match(/\uFFFD/g)?.length ?? 0;
  return above - spoilt >= 2 * spoilt;
}

const shape =
  /[\u00C0-\u00DF][\u0080-\u00BF]|[\u00E0-\u00EF][\u0080-\u00BF]{2}|[\u00F0-\u00F7][\u0080-\u00BF]{3}|[\u00F8-\u00FB][\u0080-\u00BF]{4}/g;
const longestSample = 1_000_000;
const sampleBytes = 20_000;
/** Fewer bytes above ASCII tell nothing about a language. */
const fewestLetters = 12;

const decodesAs = (bytes: Uint8Array, label: string): string | undefined => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Share of the characters above ASCII that the encoding's readers would expect, 0 to 1. */
function plausibility(text: string, expected: RegExp): number {
  const above = text.match(/\P{ASCII}/gu) ?? [];
  if (above.length === 0) return 0;
  return above.filter((character) => expected.test(character)).length / above.length;
}

// Without the half-width forms: they are single bytes in Shift_JIS, and so any text of one byte a character would look Japanese.
const kana = /[\u3041-\u309F\u30A1-\u30FF]/u;
const japanese = /[\u3041-\u309F\u30A1-\u30FF。、「」・\u4E00-\u9FFF]/u;
/** Of the characters in any Chinese text about a third are these; other texts taken for Chinese are made of rare ones. */
const commonHan =
  /[的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之过過家学學对對可她里裡后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長]/gu;
const fewestHan = 20;

const multiByte: readonly (readonly [label: string, expected: RegExp])[] = [
  ['shift_jis', japanese],
  ['euc-jp', japanese],
  ['gb18030', /[\u4E00-\u9FFF，。、：；！？（）“”《》]/u],
  ['big5', /[\u4E00-\u9FFF，。、：；！？（）「」]/u],
];

/** Encodings of one byte a character, with the letters of their language, commonest first (the usual frequency tables). */
const oneByte: readonly (readonly [label: string, letters: string])[] = [
  ['windows-1251', 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґў'],
  ['koi8-r', 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё'],
  ['ibm866', 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё'],
  ['x-mac-cyrillic', 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё'],
  ['windows-1253', 'αοιετσνηυρπκμλςωδγχθφβξζψάέήίόύώϊϋΐΰ'],
  ['windows-1255', 'יוהלאמרתבשנעםדקפחטגזסצכןךףץ\u05B0\u05B4\u05B7\u05B8\u05B6\u05BC'],
  ['windows-1256', 'اليمنترةدبكسعهفقوجأحشصطخىضزإئءغثذظؤآ،؟'],
  ['tis-620', 'านรอกเงมยลวดทสต่้ะปบคหแจพชขใไโผ็ซ์ถฟศณธภญษฐุูิีึืำๆฯ'],
];

/** Escape sequences of ISO-2022-JP; nothing else writes them. */
const escape = String.fromCharCode(0x1b);
const isoJapanese = new RegExp(`${escape}[$][@B]|${escape}[(][BJ]`);

export function guessEncoding(bytes: Uint8Array): string {
  if (isValidUtf8(bytes) || isMostlyUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, sampleBytes);
  if (isoJapanese.test(Buffer.from(sample.buffer, sample.byteOffset, sample.byteLength).toString('latin1')))
    return 'iso-2022-jp';
  const above = sample.reduce((sum, byte) => sum + (byte > 127 ? 1 : 0), 0);
  if (above < fewestLetters) return 'windows-1252';
  return guessMultiByte(bytes, sample) ?? guessOneByte(sample, above) ?? 'windows-1252';
}

function guessMultiByte(bytes: Uint8Array, sample: Uint8Array): string | undefined {
  // A sample may end within a character: one byte less is tried too.
  const read = (label: string): string | undefined =>
    decodesAs(bytes, label) ?? decodesAs(sample.subarray(0, -1), label);
  // Korean first: its syllables are all there is in Korean text, while the same bytes are rarely all syllables in Chinese or Japanese.
  const korean = read('euc-kr');
  if (korean !== undefined && plausibility(korean, /[\uAC00-\uD7AF]/u) > 0.9) return 'euc-kr';
  let best: { readonly label: string; readonly score: number } | undefined;
  for (const [label, expected] of multiByte) {
    const text = read(label);
    if (text === undefined) continue;
    const isJapanese = expected === japanese;
    const likely = isJapanese ? Math.min(1, 0.6 + plausibility(text, kana)) : isLikelyChinese(text) ? 0.95 : 0;
    const score = plausibility(text, expected) * likely;
    if (score > 0.75 && score > (best?.score ?? 0)) best = { label, score };
  }
  return best?.label;
}

function isLikelyChinese(text: string): boolean {
  const han = text.match(/[\u4E00-\u9FFF]/g)?.length ?? 0;
  return han < fewestHan || (text.match(commonHan)?.length ?? 0) > han / 25;
}

/** Western languages write few letters above ASCII; the others write almost nothing else, and by which letters are common they are told apart. */
function guessOneByte(sample: Uint8Array, above: number): string | undefined {
  let best: { readonly label: string; readonly score: number } | undefined;
  for (const [label, letters] of oneByte) {
    const weights = new Map(Array.from(letters, (letter, rank) => [letter, 1 - rank / (letters.length * 1.5)]));
    let sum = 0;
    let isAfterLower = false;
    let runs = 0;
    let isInRun = false;
    for (const character of new TextDecoder(label).decode(sample)) {
      if (character < '\u0080') {
        isAfterLower = false;
        isInRun = false;
        continue;
      }
      const lower = character.toLowerCase();
      const weight = weights.get(lower);
      // A capital within a word, and what is no letter of the language, speak against it.
      sum += weight === undefined ? -0.5 : isAfterLower && lower !== character ? -0.5 : weight;
      isAfterLower = weight !== undefined && lower === character;
      if (!isInRun && weight !== undefined) runs += 1;
      isInRun = weight !== undefined;
    }
    // Letters of these languages stand in words; Western accents stand alone.
    const score = above / Math.max(1, runs) < 2 ? 0 : sum / Math.max(1, above);
    if (score > 0.3 && score > (best?.score ?? 0)) best = { label, score };
  }
  return best?.label;
}

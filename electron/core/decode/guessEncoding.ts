// When nothing says what the bytes are: UTF-8 if they are valid as such, else the encoding whose pattern they follow.

export function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const decodesAs = (bytes: Uint8Array, label: string): string | undefined => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** How many of the characters above ASCII are letters that the encoding's readers would expect, 0 to 1. */
function plausibility(text: string, expected: RegExp): number {
  const above = text.match(/\P{ASCII}/gu) ?? [];
  if (above.length === 0) return 0;
  return above.filter((character) => expected.test(character)).length / above.length;
}

const multiByte: readonly (readonly [label: string, expected: RegExp])[] = [
  ['shift_jis', /[\p{Script=Hiragana}\p{Script=Katakana}ー。、「」・\u4E00-\u9FFF]/u],
  ['euc-jp', /[\p{Script=Hiragana}\p{Script=Katakana}ー。、「」・\u4E00-\u9FFF]/u],
  ['gb18030', /[\u4E00-\u9FFF，。、：；！？（）“”《》]/u],
  ['big5', /[\u4E00-\u9FFF，。、：；！？（）「」]/u],
  ['euc-kr', /[\uAC00-\uD7AF\u4E00-\u9FFF]/u],
];

/** Escape sequences of ISO-2022-JP; nothing else writes them. */
const escape = String.fromCharCode(0x1b);
const isoJapanese = new RegExp(`${escape}[$][@B]|${escape}[(][BJ]`);

const sampleBytes = 20_000;

export function guessEncoding(bytes: Uint8Array): string {
  if (isValidUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, sampleBytes);
  if (isoJapanese.test(Buffer.from(sample.buffer, sample.byteOffset, sample.byteLength).toString('latin1')))
    return 'iso-2022-jp';
  let best = { label: 'windows-1252', score: 0 };
  for (const [label, expected] of multiByte) {
    // A sample may end within a character: one byte less is tried too.
    const text = decodesAs(bytes, label) ?? decodesAs(sample.subarray(0, -1), label);
    if (text === undefined) continue;
    const kana =
      label === 'shift_jis' || label === 'euc-jp' ? plausibility(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/u) : 0;
    const score =
      plausibility(text, expected) * (label === 'shift_jis' || label === 'euc-jp' ? Math.min(1, 0.6 + kana) : 0.95);
    if (score > best.score && score > 0.75) best = { label, score };
  }
  if (best.score > 0) return best.label;
  // Of the one-byte encodings only Cyrillic is common enough, and different enough, to be told from Western.
  const cyrillic = plausibility(new TextDecoder('windows-1251').decode(sample), /[а-яёіїєґА-Я]/u);
  const koi = plausibility(new TextDecoder('koi8-r').decode(sample), /[а-яё]/u);
  const aboveAscii = sample.reduce((sum, byte) => sum + (byte > 127 ? 1 : 0), 0) / Math.max(1, sample.length);
  if (aboveAscii > 0.15 && Math.max(cyrillic, koi) > 0.9) return koi > cyrillic ? 'koi8-r' : 'windows-1251';
  return 'windows-1252';
}

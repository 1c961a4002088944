// Language tags as they should be written, and which way a text runs.
import type { Direction } from '../../../shared/model/article.ts';

/** BCP 47 in its usual case ("en-GB"); undefined for what is no tag. */
export function languageTag(written: string | undefined): string | undefined {
  const tag = written?.trim().replaceAll('_', '-');
  if (!tag || !/^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*$/.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return tag;
  }
}

const rtlLanguages = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'ha-arab',
  'he',
  'iw',
  'ks',
  'ku-arab',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);
const rtlLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const rtlLetters = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/g;
const letter = /\p{L}/u;
const letters = /\p{L}/gu;
const sampleLength = 600;

/** The script of the text counts; what the feed says of its language counts where the text has no letters. */
export function textDirection(text: string, language: string | undefined): Direction {
  const sample = text.slice(0, sampleLength);
  if (letter.test(sample) && !rtlLetter.test(sample)) return 'ltr';
  const all = sample.match(letters)?.length ?? 0;
  if (all > 0) return (sample.match(rtlLetters)?.length ?? 0) > all / 2 ? 'rtl' : 'ltr';
  return language && rtlLanguages.has(language.split('-', 1)[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr';
}

// Hands the words and formats of the chosen language to the components.
import { createContext, use } from 'react';
import { de } from './de.ts';
import { en } from './en.ts';
import { createFormats, type Formats } from './formats.ts';
import type { LanguageTag, Words } from './words.ts';

export interface Language {
  readonly tag: LanguageTag;
  readonly words: Words;
  readonly formats: Formats;
}

const catalogues: Readonly<Record<LanguageTag, Words>> = { en, de };

/** @param preferred the system's languages, best first */
export function createLanguage(choice: LanguageTag | 'system', preferred: readonly string[]): Language {
  const system = preferred
    .map((tag) => tag.slice(0, 2))
    .find((tag): tag is LanguageTag => tag === 'en' || tag === 'de');
  const tag = choice === 'system' ? (system ?? 'en') : choice;
  return { tag, words: catalogues[tag], formats: createFormats(tag, preferred) };
}

const LanguageContext = createContext<Language | undefined>(undefined);
export const LanguageProvider = LanguageContext.Provider;

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (!language) throw new Error('useLanguage needs a LanguageProvider above it.');
  return language;
}

export const useWords = (): Words => useLanguage().words;
export const useFormats = (): Formats => useLanguage().formats;

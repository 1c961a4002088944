// The catalogue's shape: English is the measure, every other language has the same entries or does not compile.
import type { en } from './en.ts';
import type { windowWords } from './en/window.ts';

export type Words = typeof en;
export type WindowWords = typeof windowWords;
export type LanguageTag = 'en' | 'de';

// Der deutsche Katalog. Die Abschnitte liegen in de/.
import type { Words } from './words.ts';
import { windowWords } from './de/window.ts';

export const de: Words = { ...windowWords };

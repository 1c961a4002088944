// The English catalogue. Sections lie in en/, one for each part of the house.
import { windowWords } from './en/window.ts';

export const en = { ...windowWords };

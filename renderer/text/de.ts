// Der deutsche Katalog. Die Abschnitte liegen in de/.
import { articleWords } from './de/article.ts';
import { historyWords } from './de/history.ts';
import { exportWords } from './de/export.ts';
import { paletteWords } from './de/palette.ts';
import { packWords } from './de/pack.ts';
import { searchWords } from './de/search.ts';
import { settingsWords } from './de/settings.ts';
import { subscribeWords } from './de/subscribe.ts';
import { healthWords } from './de/health.ts';
import { sourcesWords } from './de/sources.ts';
import { tagWords } from './de/tags.ts';
import { keysWords } from './de/keys.ts';
import { windowWords } from './de/window.ts';
import type { Words } from './words.ts';

export const de: Words = {
  ...windowWords,
  ...articleWords,
  ...historyWords,
  ...paletteWords,
  ...searchWords,
  ...settingsWords,
  ...subscribeWords,
  ...tagWords,
  ...exportWords,
  ...healthWords,
  ...keysWords,
  ...packWords,
  ...sourcesWords,
};

// The English catalogue. Sections lie in en/, one for each part of the house.
import { articleWords } from './en/article.ts';
import { historyWords } from './en/history.ts';
import { exportWords } from './en/export.ts';
import { paletteWords } from './en/palette.ts';
import { packWords } from './en/pack.ts';
import { searchWords } from './en/search.ts';
import { settingsWords } from './en/settings.ts';
import { subscribeWords } from './en/subscribe.ts';
import { healthWords } from './en/health.ts';
import { sourcesWords } from './en/sources.ts';
import { tagWords } from './en/tags.ts';
import { keysWords } from './en/keys.ts';
import { windowWords } from './en/window.ts';

export const en = {
  ...windowWords,
  ...articleWords,
  ...historyWords,
  ...exportWords,
  ...packWords,
  ...paletteWords,
  ...searchWords,
  ...settingsWords,
  ...subscribeWords,
  ...tagWords,
  ...sourcesWords,
  ...healthWords,
  ...keysWords,
};

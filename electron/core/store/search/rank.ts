// The best hits of a text, over the newest that match. Ranking all of them would take seconds for a common word.
import type { ArticleId } from '../../../../shared/model/ids.ts';
import type { ReadStore } from '../connection.ts';
import { scoredTextHits } from './textHits.ts';

/** Newest hits that are ranked against each other; about 10 µs each. */
const rankedAtMost = 4_000;

/** Scores by article: the higher the better. */
export function rankHits(read: ReadStore, match: string, last: ArticleId): ReadonlyMap<ArticleId, number> {
  return new Map(scoredTextHits(read, match, last, rankedAtMost).map(([id, score]) => [id, -score] as const));
}

// What a row of the table of manners is, and what rows share: a well-made server, and questions to what it has seen.
import { expect } from 'vitest';
import { madeItems, rssFeed } from '../../support/feedMaker.ts';
import type { Answer, Misbehaviour, SeenRequest } from '../../support/scriptedServer.ts';
import type { SyncLibrary } from '../../support/syncLibrary.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export interface Seen {
  readonly at: number;
  readonly path: string;
  readonly headers: SeenRequest['headers'];
  readonly rawHeaders: readonly string[];
}

export interface Moment {
  /** Requests to this path so far, this one among them. */
  readonly number: number;
  readonly at: number;
  readonly startedAt: number;
  readonly path: string;
  readonly headers: SeenRequest['headers'];
  readonly origin: string;
}

export interface Judged {
  /** In order of time. */
  readonly seen: readonly Seen[];
  readonly to: (path: string) => readonly Seen[];
  readonly library: SyncLibrary;
  /** Ids of the feeds of this row, by path. */
  readonly feedId: (path: string) => number;
  readonly origin: string;
  readonly startedAt: number;
}

export interface MannersRow {
  readonly name: string;
  /** Feeds to follow on this host; one at /feed unless told. */
  readonly paths?: readonly string[];
  /** What the person set for the feed. */
  readonly intervalMinutes?: number;
  /** Stops following after so long, where a month would only repeat it. */
  readonly days?: number;
  answer(moment: Moment): Answer | Misbehaviour;
  judge(judged: Judged): void;
}

/** A feed that publishes every `everyMs`, as it stands at `at`. */
export const feedAt = (at: number, everyMs = day, extra = ''): string => {
  const newest = Math.floor(at / everyMs) * everyMs;
  const number = newest / everyMs;
  const items = madeItems('story', 8, newest, everyMs).map((item, back) => ({
    ...item,
    guid: `story-${number - back}`,
    title: `Story ${number - back}`,
    link: `https://example.org/story/${number - back}`,
  }));
  return rssFeed({ title: 'A row', items, extra });
};
export const etagAt = (at: number, everyMs = day): string => `"v${Math.floor(at / everyMs)}"`;
export const conditional = (moment: Moment, etag: string, answer: Answer): Answer =>
  moment.headers['if-none-match'] === etag
    ? { status: 304, headers: { ...answer.headers, etag } }
    : { ...answer, headers: { ...answer.headers, etag } };
/** A well-made server with what the row is about put on top. */
export const proper = (moment: Moment, headers: Record<string, string> = {}, extra = ''): Answer =>
  conditional(moment, etagAt(moment.at), { body: feedAt(moment.at, day, extra), headers });

export const gaps = (seen: readonly Seen[]): number[] =>
  seen.slice(1).map(({ at }, index) => at - (seen[index]?.at ?? 0));
export const noGapBelow = (seen: readonly Seen[], least: number): void => {
  expect(seen.length).toBeGreaterThan(1);
  expect(Math.min(...gaps(seen))).toBeGreaterThanOrEqual(least - minute);
};
export const header = (seen: Seen, name: string): string | undefined => {
  const index = seen.rawHeaders.findIndex((each, place) => place % 2 === 0 && each.toLowerCase() === name);
  return index < 0 ? undefined : seen.rawHeaders[index + 1];
};
export const titles = ({ library }: Judged, id: number): string[] =>
  library.store.read
    .all<{ title: string }>('SELECT title FROM articles WHERE feed_id = ? AND dropped_at IS NULL ORDER BY id', [id])
    .map(({ title }) => title);
export const feedRow = ({ library }: Judged, id: number): Record<string, unknown> =>
  library.store.read.get<Record<string, unknown>>('SELECT * FROM feeds WHERE id = ?', [id]) ?? {};

// Thirty days of a feed reader's behaviour, as a table: what a server answers, and what it must then see. Each row is a host of its own.
import { expect } from 'vitest';
import { madeItems, rssFeed } from '../../support/feedMaker.ts';
import type { Answer, Misbehaviour } from '../../support/scriptedServer.ts';
import {
  type MannersRow,
  type Moment,
  conditional,
  day,
  etagAt,
  feedAt,
  feedRow,
  gaps,
  header,
  hour,
  minute,
  noGapBelow,
  proper,
  titles,
} from './mannersRow.ts';

const echoes = (etag: string): MannersRow => ({
  name: `echoes the ETag ${etag} byte for byte on every check but the first`,
  answer: (moment) => ({ body: feedAt(moment.at), headers: { etag, 'cache-control': 'max-age=86400' } }),
  judge({ seen }) {
    const [first, ...later] = seen;
    expect(first && header(first, 'if-none-match')).toBeUndefined();
    expect(later.length).toBeGreaterThan(20);
    for (const each of later) expect(header(each, 'if-none-match')).toBe(etag);
  },
});

const codings = (coding: 'gzip' | 'br' | 'zstd' | 'deflate'): MannersRow => ({
  name: `takes ${coding}`,
  days: 3,
  answer: (moment) => ({ body: feedAt(moment.at), coding, headers: { etag: etagAt(moment.at) } }),
  judge(judged) {
    for (const each of judged.seen) expect(header(each, 'accept-encoding')?.split(', ')).toContain(coding);
    expect(titles(judged, judged.feedId('/feed')).length).toBeGreaterThanOrEqual(8);
  },
});

const moves = (status: 301 | 308): MannersRow => ({
  name: `follows a ${status} and takes up the new address on the second day`,
  answer: (moment) => (moment.path === '/feed' ? { status, headers: { location: '/new' } } : proper(moment)),
  judge(judged) {
    const old = judged.to('/feed');
    expect(old.length).toBeGreaterThan(1);
    expect((old.at(-1)?.at ?? 0) - judged.startedAt).toBeGreaterThanOrEqual(day - minute);
    expect((old.at(-1)?.at ?? 0) - judged.startedAt).toBeLessThan(3 * day);
    expect(feedRow(judged, judged.feedId('/feed'))).toMatchObject({
      feed_url: `${judged.origin}/new`,
      moved_from: `${judged.origin}/feed`,
    });
    expect(judged.to('/new').length).toBeGreaterThan(20);
  },
});

const staysAt = (name: string, answer: MannersRow['answer']): MannersRow => ({
  name,
  answer,
  judge(judged) {
    expect(judged.to('/feed').length).toBeGreaterThan(20);
    expect(feedRow(judged, judged.feedId('/feed'))).toMatchObject({
      feed_url: `${judged.origin}/feed`,
      moved_from: null,
    });
  },
});

/**
 * Answers well for three days, then with `wrong` for ten, then well again. `laterMs`: hosts that turn into pages at the same moment would
 * rightly be taken for a portal of our own network.
 */
const interlude = (name: string, wrong: (moment: Moment) => Answer | Misbehaviour, laterMs = 0): MannersRow => ({
  name,
  answer(moment) {
    const age = moment.at - moment.startedAt - laterMs;
    return age >= 3 * day && age < 13 * day ? wrong(moment) : proper(moment);
  },
  judge(judged) {
    const id = judged.feedId('/feed');
    expect(feedRow(judged, id)).toMatchObject({
      publisher_title: 'A row',
      feed_url: `${judged.origin}/feed`,
      failures_in_row: 0,
    });
    const during = judged
      .to('/feed')
      .filter(({ at }) => at >= judged.startedAt + laterMs + 3 * day && at < judged.startedAt + laterMs + 13 * day);
    // The validators of the last good answer are kept, and the pauses grow to a day.
    for (const each of during)
      expect(header(each, 'if-none-match')).toBe(etagAt(judged.startedAt + laterMs + 3 * day - minute));
    expect(during.length).toBeLessThanOrEqual(18);
    expect(new Set(titles(judged, id)).size).toBe(titles(judged, id).length);
    expect(titles(judged, id)).toContain(`Story ${Math.floor(judged.startedAt / day)}`);
  },
});

const restsAfter = (name: string, rest: (moment: Moment) => Answer, leastMs: number, mostMs: number): MannersRow => ({
  name,
  paths: ['/feed', '/second'],
  answer(moment) {
    const age = moment.at - moment.startedAt;
    return moment.path === '/feed' && age >= 5 * day && age < 5 * day + 6 * hour + minute
      ? rest(moment)
      : proper(moment);
  },
  judge({ seen, startedAt }) {
    const asked = seen.find(({ at, path }) => path === '/feed' && at >= startedAt + 5 * day);
    expect(asked).toBeDefined();
    const next = seen.find(({ at }) => at > (asked?.at ?? 0) + minute);
    expect((next?.at ?? 0) - (asked?.at ?? 0)).toBeGreaterThanOrEqual(leastMs - minute);
    expect((next?.at ?? 0) - (asked?.at ?? 0)).toBeLessThanOrEqual(mostMs);
  },
});

export const mannersTable: readonly MannersRow[] = [
  ...['"plain"', 'W/"weak"', 'without-quotes', '"abc-gzip"', '"with, comma"', '"caf\u00e9"'].map(echoes),
  {
    name: 'echoes Last-Modified byte for byte, however odd, and invents none',
    answer: (moment) => ({
      body: feedAt(moment.at),
      headers: { 'last-modified': 'Monday 5th of January 2026', 'cache-control': 'max-age=43200' },
    }),
    judge({ seen }) {
      for (const [index, each] of seen.entries()) {
        expect(header(each, 'if-modified-since')).toBe(index === 0 ? undefined : 'Monday 5th of January 2026');
        expect(header(each, 'if-none-match')).toBeUndefined();
      }
    },
  },
  {
    name: 'echoes both validators together',
    answer: (moment) => ({
      body: feedAt(moment.at),
      headers: { etag: '"e"', 'last-modified': 'Mon, 05 Jan 2026 09:00:00 GMT' },
    }),
    judge({ seen }) {
      for (const each of seen.slice(1))
        expect([header(each, 'if-none-match'), header(each, 'if-modified-since')]).toEqual([
          '"e"',
          'Mon, 05 Jan 2026 09:00:00 GMT',
        ]);
    },
  },
  {
    name: 'keeps a new ETag that comes with a 304',
    answer: (moment) =>
      moment.number === 1
        ? { body: feedAt(moment.at), headers: { etag: '"1"' } }
        : { status: 304, headers: { etag: `"${moment.number}"` } },
    judge: ({ seen }) =>
      expect(seen.slice(1).map((each) => header(each, 'if-none-match'))).toEqual(
        seen.slice(1).map((_, index) => `"${index + 1}"`),
      ),
  },
  {
    name: 'keeps the ETag through a 304 that has none',
    answer: (moment) => (moment.number === 1 ? { body: feedAt(moment.at), headers: { etag: '"1"' } } : { status: 304 }),
    judge({ seen }) {
      for (const each of seen.slice(1)) expect(header(each, 'if-none-match')).toBe('"1"');
    },
  },
  {
    name: 'keeps new validators that come with the same bytes',
    answer: (moment) => ({ body: feedAt(moment.startedAt), headers: { etag: `"${moment.number}"` } }),
    judge: ({ seen }) =>
      expect(seen.slice(1).map((each) => header(each, 'if-none-match'))).toEqual(
        seen.slice(1).map((_, index) => `"${index + 1}"`),
      ),
  },
  {
    name: 'asks without conditions, and once a day, when the validators are gone',
    answer: (moment) => ({ body: feedAt(moment.at), headers: moment.number < 3 ? { etag: '"1"' } : {} }),
    judge({ seen }) {
      for (const each of seen.slice(3)) expect(header(each, 'if-none-match')).toBeUndefined();
      noGapBelow(seen.slice(2), day);
    },
  },
  {
    name: 'asks at most once a day where there are no validators',
    answer: (moment) => ({ body: feedAt(moment.at, hour) }),
    judge({ seen }) {
      noGapBelow(seen, day);
      expect(seen.length).toBeGreaterThan(25);
    },
  },
  {
    name: 'asks at most once an hour, however much is published',
    days: 4,
    answer: (moment) => conditional(moment, etagAt(moment.at, 5 * minute), { body: feedAt(moment.at, 5 * minute) }),
    judge({ seen }) {
      noGapBelow(seen, hour);
      expect(seen.length).toBeGreaterThan(80);
    },
  },
  {
    name: 'is not hurried by max-age=0, no-cache or no-store',
    days: 4,
    answer: (moment) =>
      conditional(moment, etagAt(moment.at, 5 * minute), {
        body: feedAt(moment.at, 5 * minute),
        headers: { 'cache-control': 'no-cache, no-store, max-age=0' },
      }),
    judge: ({ seen }) => noGapBelow(seen, hour),
  },
  {
    name: 'asks as often as the person asks it to',
    days: 2,
    intervalMinutes: 15,
    answer: (moment) => proper(moment),
    judge({ seen }) {
      noGapBelow(seen, 15 * minute);
      expect(seen.length).toBeGreaterThan(150);
    },
  },
  {
    name: 'asks a quiet feed at most once a day or so, and not less than every other day',
    answer: (moment) => conditional(moment, '"quiet"', { body: feedAt(moment.startedAt - 60 * day, 30 * day) }),
    judge({ seen }) {
      noGapBelow(seen, day);
      expect(Math.max(...gaps(seen))).toBeLessThan(2 * day);
    },
  },
  ...(
    [
      ['max-age', { 'cache-control': 'public, max-age=43200' }, '', 12 * hour],
      ['max-age less Age', { 'cache-control': 'max-age=50400', age: '7200' }, '', 12 * hour],
      ['ttl', {}, '<ttl>720</ttl>', 12 * hour],
      [
        'sy:updatePeriod',
        {},
        '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>',
        12 * hour,
      ],
      ['the longer of max-age and ttl', { 'cache-control': 'max-age=7200' }, '<ttl>1440</ttl>', day],
    ] as const
  ).map(([name, headers, extra, leastMs]): MannersRow => ({
    name: `waits as long as ${name} asks`,
    answer: (moment) => proper(moment, headers, extra),
    judge: ({ seen }) => noGapBelow(seen, leastMs),
  })),
  {
    name: 'waits as long as Expires asks',
    answer: (moment) =>
      proper(moment, {
        date: new Date(moment.at).toUTCString(),
        expires: new Date(moment.at + 12 * hour).toUTCString(),
      }),
    judge: ({ seen }) => noGapBelow(seen, 12 * hour),
  },
  {
    name: 'waits no longer than a month for a max-age of a year',
    answer: (moment) => proper(moment, { 'cache-control': 'max-age=31536000' }),
    judge: ({ seen }) => expect(seen).toHaveLength(1),
  },
  {
    name: 'does not ask in skipHours',
    answer: (moment) =>
      proper(
        moment,
        {},
        `<skipHours>${[0, 1, 2, 3, 4, 5, 6, 22, 23].map((skipped) => `<hour>${skipped}</hour>`).join('')}</skipHours>`,
      ),
    judge({ seen }) {
      expect(seen.length).toBeGreaterThan(30);
      for (const { at } of seen.slice(1))
        expect([0, 1, 2, 3, 4, 5, 6, 22, 23]).not.toContain(new Date(at).getUTCHours());
    },
  },
  {
    name: 'does not ask on skipDays',
    answer: (moment) => proper(moment, {}, '<skipDays><day>Saturday</day><day>Sunday</day></skipDays>'),
    judge({ seen }) {
      expect(seen.length).toBeGreaterThan(30);
      for (const { at } of seen.slice(1)) expect([0, 6]).not.toContain(new Date(at).getUTCDay());
    },
  },
  restsAfter(
    'leaves the whole host alone for Retry-After in seconds (429)',
    () => ({ status: 429, headers: { 'retry-after': '172800' } }),
    2 * day,
    3 * day,
  ),
  restsAfter(
    'leaves the whole host alone for Retry-After as a date (503)',
    ({ at }) => ({
      status: 503,
      headers: { 'retry-after': new Date(at + 2 * day).toUTCString(), date: new Date(at).toUTCString() },
    }),
    2 * day,
    3 * day,
  ),
  restsAfter(
    'obeys a Retry-After of a year for a week',
    () => ({ status: 429, headers: { 'retry-after': '31536000' } }),
    7 * day,
    8 * day,
  ),
  restsAfter(
    'leaves the host alone for an hour after a 429 that does not say how long',
    () => ({ status: 429 }),
    hour,
    8 * hour,
  ),
  {
    name: 'backs off further with each 429',
    answer: () => ({ status: 429 }),
    judge({ seen }) {
      const pauses = gaps(seen).slice(0, 5);
      expect(pauses.map((ms) => Math.round(ms / hour))).toEqual([1, 2, 4, 8, 16]);
      expect(seen.length).toBeLessThan(40);
    },
  },
  {
    name: 'asks a feed that is gone (410) never again',
    answer: (moment) => (moment.at - moment.startedAt > 2 * day ? { status: 410 } : proper(moment)),
    judge(judged) {
      expect(judged.seen.filter(({ at }) => at - judged.startedAt > 2 * day)).toHaveLength(1);
      expect(feedRow(judged, judged.feedId('/feed'))).toMatchObject({ last_outcome: 'gone', next_check_at: null });
      expect(titles(judged, judged.feedId('/feed')).length).toBeGreaterThanOrEqual(8);
    },
  },
  ...([404, 403, 401, 500, 502] as const).map((status): MannersRow => ({
    name: `backs off from ${status} to once a day, for ever`,
    answer: () => ({ status }),
    judge({ seen }) {
      expect(
        gaps(seen)
          .map((ms) => Math.round(ms / hour))
          .slice(0, 6),
      ).toEqual([1, 2, 4, 8, 16, 24]);
      expect(seen.length).toBeGreaterThan(30);
      for (const each of seen) expect(header(each, 'authorization')).toBeUndefined();
    },
  })),
  moves(301),
  moves(308),
  staysAt('follows a 302 every time and keeps the address', (moment) =>
    moment.path === '/feed' ? { status: 302, headers: { location: '/new' } } : proper(moment),
  ),
  staysAt('follows a 307 every time and keeps the address', (moment) =>
    moment.path === '/feed' ? { status: 307, headers: { location: '/new' } } : proper(moment),
  ),
  staysAt('does not take up a 301 to a page', (moment): Answer =>
    moment.path === '/feed'
      ? { status: 301, headers: { location: '/portal' } }
      : { body: '<!doctype html><title>Sign in</title><p>Welcome', headers: { 'content-type': 'text/html' } },
  ),
  staysAt('does not take up a 301 to another feed', (moment) => {
    if (moment.path === '/feed')
      return moment.at - moment.startedAt < day ? proper(moment) : { status: 301, headers: { location: '/other' } };
    const items = Array.from({ length: 6 }, (_, index) => ({
      guid: `other-${Math.floor(moment.at / hour)}-${index}`,
      title: `Other ${Math.floor(moment.at / hour)} ${index}`,
      publishedAt: moment.at - index * day,
    }));
    return { body: rssFeed({ title: 'A row', items }), headers: { etag: `"${moment.number}"` } };
  }),
  staysAt('does not take up a 301 that lasted an afternoon', (moment) =>
    moment.path === '/feed' && moment.at - moment.startedAt < 8 * hour
      ? { status: 301, headers: { location: '/new' } }
      : proper(moment),
  ),
  interlude('lets a maintenance page (200) change nothing', () => ({
    body: '<!doctype html><html><title>Down for maintenance</title><body>Back soon</body></html>',
    headers: { 'content-type': 'text/html', etag: '"maintenance"' },
  })),
  interlude('lets a maintenance page (503) change nothing', () => ({
    status: 503,
    body: '<html>Back soon</html>',
    headers: { 'content-type': 'text/html' },
  })),
  interlude(
    'lets a sign-in page change nothing',
    () => ({
      body: '<!doctype html><html><title>Log in</title><form action="/login" method="post"><input type="password" name="p"></form></html>',
      headers: { 'content-type': 'text/html', etag: '"login"' },
    }),
    6 * hour,
  ),
  interlude(
    'lets a redirect to a page change nothing',
    (moment): Answer =>
      moment.path === '/feed'
        ? { status: 302, headers: { location: '/portal' } }
        : { body: '<html><title>Hi</title></html>', headers: { 'content-type': 'text/html' } },
    12 * hour,
  ),
  interlude('lets an empty answer change nothing', () => ({ body: '', headers: { etag: '"empty"' } })),
  interlude('lets a broken connection change nothing', () => 'reset'),
  interlude('lets a cut-off answer change nothing', () => 'truncated-gzip'),
  {
    name: 'deletes nothing when items vanish',
    answer: (moment) => ({
      body: rssFeed({ title: 'A row', items: moment.number === 1 ? madeItems('kept', 6, moment.startedAt) : [] }),
      headers: { etag: `"${moment.number}"` },
    }),
    judge(judged) {
      expect(titles(judged, judged.feedId('/feed'))).toHaveLength(6);
    },
  },
  {
    name: 'asks for what is new only (A-IM) and adds a 226 to what is there',
    answer(moment) {
      const number = Math.floor(moment.at / day);
      if (moment.number === 1) return { body: feedAt(moment.at), headers: { etag: '"1"' } };
      const item = {
        guid: `story-${number}`,
        title: `Story ${number}`,
        link: `https://example.org/story/${number}`,
        publishedAt: number * day,
      };
      return {
        status: 226,
        body: rssFeed({ title: 'A row', items: [item] }),
        headers: { im: 'feed', etag: `"${moment.number}"` },
      };
    },
    judge(judged) {
      for (const each of judged.seen.slice(1)) expect(header(each, 'a-im')).toBe('feed');
      expect(titles(judged, judged.feedId('/feed'))).toHaveLength(
        8 + Math.floor((judged.startedAt + 30 * day) / day) - Math.floor(judged.startedAt / day),
      );
    },
  },
  codings('gzip'),
  codings('br'),
  codings('zstd'),
  codings('deflate'),
  {
    name: 'says who it is with an address, and sends neither cookies nor a referrer',
    answer: (moment) =>
      moment.path === '/feed'
        ? { status: 302, headers: { location: '/there', 'set-cookie': 'session=1' } }
        : proper(moment, { 'set-cookie': 'tracker=1' }),
    judge({ seen }) {
      for (const each of seen) {
        expect(header(each, 'user-agent')).toMatch(/^Broadsheet\/\S+ \(\+https?:\/\/\S+\)$/);
        for (const name of ['cookie', 'referer', 'from', 'origin', 'cache-control', 'pragma'])
          expect(header(each, name)).toBeUndefined();
      }
    },
  },
  {
    name: 'keeps what it saw of a 301 through answers that hold new entries only (226)',
    answer(moment): Answer {
      if (moment.path === '/feed') return { status: 301, headers: { location: '/new' } };
      if (moment.number === 1) return { body: feedAt(moment.at), headers: { etag: '"1"' } };
      const headers = { etag: `"${moment.number}"` };
      if (moment.at - moment.startedAt > 2 * day) return { status: 304, headers };
      const items = [{ guid: `only-${moment.number}`, title: `Only ${moment.number}`, publishedAt: moment.at }];
      return { status: 226, body: rssFeed({ title: 'A row', items }), headers: { ...headers, im: 'feed' } };
    },
    judge(judged) {
      expect((judged.to('/feed').at(-1)?.at ?? 0) - judged.startedAt).toBeLessThan(2.7 * day);
      expect(feedRow(judged, judged.feedId('/feed'))).toMatchObject({ feed_url: `${judged.origin}/new` });
    },
  },
  {
    name: 'does not ask in skipHours after a failure either',
    answer(moment): Answer {
      const hours = [0, 1, 2, 3, 4, 5, 6, 22, 23].map((skipped) => `<hour>${skipped}</hour>`).join('');
      const age = moment.at - moment.startedAt;
      return age > 3 * day && age < 12 * day ? { status: 500 } : proper(moment, {}, `<skipHours>${hours}</skipHours>`);
    },
    judge({ seen }) {
      expect(seen.length).toBeGreaterThan(30);
      for (const { at } of seen.slice(1))
        expect([0, 1, 2, 3, 4, 5, 6, 22, 23]).not.toContain(new Date(at).getUTCHours());
    },
  },
  {
    name: 'keeps the max-age of a 200 through a 304 that names none, and takes a new one',
    answer(moment): Answer {
      if (moment.number === 1)
        return { body: feedAt(moment.at), headers: { etag: '"1"', 'cache-control': 'max-age=86400' } };
      return { status: 304, headers: moment.number === 5 ? { 'cache-control': 'max-age=172800' } : {} };
    },
    judge({ seen }) {
      noGapBelow(seen.slice(0, 5), day);
      noGapBelow(seen.slice(4), 2 * day);
    },
  },
];

// The days of a view: those one sees first, the others while nothing else is asked, and all of them at once for who goes far.
import { dayStart, groupDays } from './dayGroups.ts';
import { countAllDays } from './countAllDays.ts';
import type { OpenView, TimeOrder, ViewParts } from './viewState.ts';

export interface ViewDays {
  /** Waits for the days one sees, so that headings are there when the rows are; the others follow. */
  learnFirst(open: OpenView, order: TimeOrder): Promise<void>;
  /** All of them, without pauses: somebody goes where they are not known yet. */
  hurry(open: OpenView, order: TimeOrder): Promise<void>;
  /** Counts again the days that are looked at, since their articles were read or unread. */
  recount(open: OpenView): Promise<void>;
}

/** Between questions about days that are far from what is looked at. */
const pauseMs = 250;
const mostRecounted = 200;

export function createViewDays({ engine, isSearch, signal, rows, state, looked }: ViewParts): ViewDays {
  let learned: Promise<void> | undefined;
  let goOn: () => void = () => undefined;
  let isHurried = false;

  async function learn({ view, places }: OpenView, order: TimeOrder, onFirst: () => void): Promise<void> {
    const edge = rows.at(0)?.publishedAt;
    if (edge === undefined) return;
    try {
      for await (const counts of countAllDays(engine, view, order, edge, state.get().total, signal)) {
        const days = groupDays(counts, order);
        for (const day of days) places.setMoment(order === 'newest' ? day.first + day.total : day.first, day.startAt);
        // The list's outer edge: the end of its latest day.
        const latest = order === 'newest' ? days[0] : days.at(-1);
        if (latest) places.setMoment(order === 'newest' ? 0 : latest.first + latest.total, dayStart(latest.startAt, 1));
        // A search shows no days.
        if (!isSearch) state.set({ days });
        onFirst();
        await pause();
      }
    } catch (error) {
      state.fail(error);
    }
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, isHurried ? 0 : pauseMs);
      goOn = end;
      signal.addEventListener('abort', end, { once: true });
    });
  }

  return {
    async learnFirst(open, order) {
      await new Promise<void>((resolve) => {
        learned = learn(open, order, resolve).finally(resolve);
      });
    },
    async hurry(open, order) {
      isHurried = true;
      goOn();
      // Of a search they are counted only now: counting is work.
      learned ??= learn(open, order, () => undefined);
      await learned;
    },
    async recount({ view }) {
      const [from, to] = looked();
      const seen = state.get().days.filter((day) => day.first < to && day.first + day.total > from);
      if (seen.length === 0) return;
      const edges = seen.slice(0, mostRecounted).flatMap((day) => [day.startAt, dayStart(day.startAt, 1)]);
      const dayStarts = [...new Set(edges)].toSorted((a, b) => a - b);
      const until = dayStarts.at(-1) ?? 0;
      const counts = await engine.call('articles.countDays', { view, dayStarts, until }, signal);
      const unreadOf = new Map(counts.map((count) => [count.startAt, count.unread]));
      state.set({ days: state.get().days.map((day) => ({ ...day, unread: unreadOf.get(day.startAt) ?? day.unread })) });
    },
  };
}

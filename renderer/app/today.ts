// The present day, for words like "today" and for leaving out the year. It changes at midnight, and so does what shows it.
import { createContext, use, useEffect, useState } from 'react';
import type { Instant } from '../../shared/model/ids.ts';
import { dayStart } from '../engine/view/dayGroups.ts';

const TodayContext = createContext<Instant>(0);
export const TodayProvider = TodayContext.Provider;

/** Start of the present day. */
export const useToday = (): Instant => use(TodayContext);

/** A timer may come early or late, and a computer sleeps: look again at least this often. */
const mostWaitMs = 15 * 60_000;

export function useTickingToday(): Instant {
  const [today, setToday] = useState(() => dayStart(Date.now()));
  useEffect(() => {
    const look = (): void => setToday(dayStart(Date.now()));
    const timer = setInterval(look, mostWaitMs);
    const untilMidnight = setTimeout(look, Math.max(1_000, dayStart(today, 1) - Date.now() + 50));
    addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      clearTimeout(untilMidnight);
      removeEventListener('focus', look);
    };
  }, [today]);
  return today;
}

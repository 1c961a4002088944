// The present moment, for sentences such as "at 14:36": it goes on by the minute while it is shown.
import { useEffect, useState } from 'react';
import type { Instant } from '../../shared/model/ids.ts';

const everyMs = 30_000;

export function useNow(): Instant {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

// How long what is left will take, from how fast the person has gone so far in this sitting.
import { useEffect, useRef, useState } from 'react';

/** Fewer decisions than this say nothing about the pace. */
const leastDecided = 5;
/** A pause longer than this was not deciding. */
const longestMs = 60_000;

/** @returns whole minutes, at least 1; undefined while there is no pace yet or nothing is left */
export function usePace(left: number): number | undefined {
  const past = useRef({ left, at: 0, decided: 0, spentMs: 0 });
  const [minutes, setMinutes] = useState<number>();
  useEffect(() => {
    const state = past.current;
    const now = performance.now();
    const decided = state.left - left;
    if (decided > 0 && state.at > 0 && now - state.at < longestMs) {
      state.decided += decided;
      state.spentMs += now - state.at;
    }
    state.left = left;
    state.at = now;
    const isKnown = state.decided >= leastDecided && left > 0;
    setMinutes(isKnown ? Math.max(1, Math.round((left * state.spentMs) / state.decided / 60_000)) : undefined);
  }, [left]);
  return minutes;
}

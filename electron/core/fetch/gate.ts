// Lets a few in at a time; the others wait in order. Knows nothing of what they do inside.

export interface Gate {
  /** Resolves once inside; the answer lets the next one in. Rejects with the signal's reason if it is aborted while waiting. */
  enter(signal: AbortSignal): Promise<() => void>;
}

export function openGate(places: number): Gate {
  let free = places;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  const once = (act: () => void): (() => void) => {
    let done = false;
    return () => {
      if (done) return;
      done = true;
      act();
    };
  };
  return {
    enter: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason as Error);
        if (free > 0) {
          free -= 1;
          return resolve(once(leave));
        }
        const giveUp = (): void => {
          const place = waiting.indexOf(letIn);
          if (place >= 0) waiting.splice(place, 1);
          reject(signal.reason as Error);
        };
        const letIn = (): void => {
          signal.removeEventListener('abort', giveUp);
          resolve(once(leave));
        };
        waiting.push(letIn);
        return signal.addEventListener('abort', giveUp, { once: true });
      }),
  };
}

// What the window's bench puts into the page: from a key press to the frame that shows its outcome, and how evenly frames come.
// `installProbe` is sent into the browser as text, so it may use nothing but its own body.

export interface FrameRun {
  /** Milliseconds between frames. */
  readonly framesMs: readonly number[];
  /** Milliseconds of the longest time a row in sight had nothing to show. */
  readonly longestBlankMs: number;
}

export interface WindowProbe {
  /** Waits for the next key press, in the page or in the article's frame, and then, once a frame, for what it should show. */
  arm(isShown: () => boolean): void;
  /** Milliseconds from that key press to the end of the frame that showed it. */
  shown(): Promise<number>;
  /** What stands where, to compare with after a key. */
  headline(): string;
  listing(): string;
  firstRow(): string;
  watchFrames(): void;
  endFrames(): FrameRun;
  /** Moves the list's bar to so many places all over it, and answers how long each took until its rows were there. */
  jump(times: number): Promise<readonly number[]>;
  /** Moves the list's bar from one end to the other and back in so many frames. */
  drag(frames: number): Promise<FrameRun>;
}

declare global {
  interface Window {
    probe: WindowProbe;
  }
}

export function installProbe(): void {
  const scroller = (): Element => {
    const found = document.querySelector('[role=listbox]');
    if (!found) throw new Error('There is no list.');
    return found;
  };
  const hasBlank = (): boolean => {
    const { top, bottom } = scroller().getBoundingClientRect();
    const inSight = [...scroller().querySelectorAll('[role=option]')].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    });
    return inSight.length === 0 || inSight.some((row) => !row.hasAttribute('data-article'));
  };

  let shown: Promise<number> = Promise.resolve(Number.NaN);
  let watch: { framesMs: number[]; longestBlankMs: number; isOver: boolean } | undefined;

  function watchFrames(): void {
    const run = { framesMs: [] as number[], longestBlankMs: 0, isOver: false };
    watch = run;
    let lastAt = performance.now();
    let blankSince: number | undefined;
    const frame = (): void => {
      if (run.isOver) return;
      const now = performance.now();
      run.framesMs.push(now - lastAt);
      lastAt = now;
      if (hasBlank()) blankSince ??= now;
      else blankSince = undefined;
      if (blankSince !== undefined) run.longestBlankMs = Math.max(run.longestBlankMs, now - blankSince);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  function endFrames(): FrameRun {
    if (!watch) throw new Error('No frames were watched.');
    watch.isOver = true;
    return { framesMs: watch.framesMs, longestBlankMs: watch.longestBlankMs };
  }

  window.probe = {
    arm(isShown) {
      const listening = new AbortController();
      let pressedAt: number | undefined;
      const listen = (view: Window): void =>
        view.addEventListener(
          'keydown',
          (event) => {
            pressedAt ??= event.timeStamp + view.performance.timeOrigin - performance.timeOrigin;
          },
          { capture: true, signal: listening.signal },
        );
      listen(window);
      for (const { contentWindow } of document.querySelectorAll('iframe')) if (contentWindow) listen(contentWindow);
      shown = new Promise((resolve, reject) => {
        const patience = setTimeout(() => reject(new Error(`Nothing was shown for ${String(isShown)}.`)), 15_000);
        const look = (): void => {
          if (pressedAt === undefined || !isShown()) {
            requestAnimationFrame(look);
            return;
          }
          listening.abort();
          clearTimeout(patience);
          const from = pressedAt;
          // A message is handled once this frame was painted.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now() - from), { once: true });
          port1.start();
          port2.postMessage(undefined);
        };
        requestAnimationFrame(look);
      });
    },
    shown: () => shown,
    headline: () => document.querySelector('iframe')?.contentDocument?.querySelector('h1')?.textContent ?? '',
    listing: () => document.querySelector('[data-listing]')?.getAttribute('data-listing') ?? '',
    firstRow: () => document.querySelector('[role=option][data-article]')?.textContent ?? '',
    watchFrames,
    endFrames,
    async jump(times) {
      const list = scroller();
      const took: number[] = [];
      for (let turn = 0; turn < times; turn += 1) {
        // Steps of the golden ratio: all over the list, and far from the last.
        list.scrollTop = (list.scrollHeight - list.clientHeight) * ((turn * 0.618) % 1);
        const from = performance.now();
        do await new Promise((resolve) => requestAnimationFrame(resolve));
        while (hasBlank());
        took.push(performance.now() - from);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return took;
    },
    async drag(frames) {
      const list = scroller();
      const way = list.scrollHeight - list.clientHeight;
      watchFrames();
      for (let step = 1; step <= frames; step += 1) {
        list.scrollTop = way * (1 - Math.abs(1 - (2 * step) / frames));
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return endFrames();
    },
  };
}

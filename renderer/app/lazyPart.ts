// A part of the window that is fetched when it is first drawn, or in a pause before that, so that the window opens with little script.
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

export type LazyPart<Props extends object> = LazyExoticComponent<ComponentType<Props>> & {
  /** Fetches it, so that it is there at once when it is asked for. */
  readonly preload: () => Promise<unknown>;
};

export const lazyPart = <Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> =>
  Object.assign(
    lazy(async () => ({ default: await load() })),
    { preload: load },
  );

const isLazyPart = (part: object | undefined): part is LazyPart<object> => part !== undefined && 'preload' in part;

/** Fetches parts one after another, each in a pause of the window's work. A part that cannot be had now is asked for when it is drawn. */
export function preloadParts(parts: readonly (object | undefined)[]): void {
  const [part, ...rest] = parts.filter(isLazyPart);
  if (!part) return;
  requestIdleCallback(() => {
    part
      .preload()
      .catch(() => undefined)
      .finally(() => preloadParts(rest));
  });
}

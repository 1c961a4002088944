// A part of the window that is fetched when it is first drawn, so that the window itself opens with little script.
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

export const lazyPart = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> => lazy(async () => ({ default: await load() }));

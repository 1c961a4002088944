// Where the window was, kept in desktop/window.json of the profile. A place that no screen shows any more is forgotten.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Rectangle } from 'electron';

export interface WindowPlace {
  readonly bounds: Rectangle;
  readonly isMaximized: boolean;
}

export const smallestWindow = { width: 360, height: 420 } as const;
const usualWindow = { width: 1280, height: 820 } as const;

const isRectangle = (value: unknown): value is Rectangle =>
  typeof value === 'object' &&
  value !== null &&
  ['x', 'y', 'width', 'height'].every((side) => Number.isInteger((value as Record<string, unknown>)[side]));

const doOverlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** @param screens work areas of the screens there are now */
export function readWindowPlace(
  file: string,
  screens: readonly Rectangle[],
): Partial<Rectangle> & { readonly isMaximized: boolean } {
  try {
    const { bounds, isMaximized } = JSON.parse(readFileSync(file, 'utf8')) as Partial<WindowPlace>;
    if (isRectangle(bounds) && screens.some((screen) => doOverlap(screen, bounds)))
      return { ...bounds, isMaximized: isMaximized === true };
  } catch {
    // no file yet, or not ours any more
  }
  return { ...usualWindow, isMaximized: false };
}

/** Where the window stands is no reason to fail: a disk that is full keeps the old place. */
export function writeWindowPlace(file: string, place: WindowPlace): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(place));
  } catch {
    // the window opens at its old place
  }
}

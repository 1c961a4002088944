// The window on a library that a test makes: real store, real engine, real browser.
import type { Page } from '@playwright/test';
import type { MadeLibrary } from './madeLibrary.ts';
import { openMadeLibrary } from './madeLibrary.ts';
import { newProfile, removeProfile, type RunningHost, startWebHost } from './webHost.ts';

export interface LibraryWindow {
  readonly host: RunningHost;
  close(): Promise<void>;
}

export async function openLibraryWindow(page: Page, make: (library: MadeLibrary) => void): Promise<LibraryWindow> {
  const profile = newProfile();
  const library = openMadeLibrary({ folder: profile });
  make(library);
  library.close({ keep: true });
  const host = await startWebHost(profile);
  await page.goto(host.address);
  await page.locator('[role=option]').first().waitFor();
  return {
    host,
    async close() {
      await host.stop();
      removeProfile(profile);
    },
  };
}

const hourMs = 3_600_000;

/**
 * Three sources, the first of them in the folder World, with `perFeed` articles each: "Harbour 0" is the newest of its source. They are an
 * hour apart, newest first, the sources taking turns.
 */
export function makeSmallLibrary(library: MadeLibrary, perFeed = 12): Record<string, readonly number[]> {
  const now = Date.now();
  const ids: Record<string, readonly number[]> = {};
  const names = ['Harbour', 'Lab', 'Night'] as const;
  names.forEach((name, feed) => {
    const feedId = library.follow(`${name} Courier`, feed === 0 ? { folder: 'World' } : {});
    ids[name] = library.add(
      feedId,
      Array.from({ length: perFeed }, (_none, place) => ({
        title: `${name} ${place}`,
        text: `What ${name} number ${place} has to say, at some length, so that there is an excerpt.`,
        author: `${name} Writer`,
        publishedAt: now - 60_000 - (place * names.length + feed) * hourMs,
      })),
    );
  });
  return ids;
}

// The window on a million articles, in Chromium: from a key to its frame, lists, search as one types, scrolling, memory, first load.
import { constants, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { haveChromium } from '../../build/chromium.ts';
import playwrightConfig from '../../build/playwright.config.ts';
import { buildRenderer } from '../../build/renderer.ts';
import { leastBeginningIn } from '../../shared/query/unfinishedQuery.ts';
import { type RunningHost, startWebHost } from '../support/webHost.ts';
import { openBarePage } from './bareWindow.ts';
import { type Bench, type BenchOptions, type Figure, summarise } from './bench.ts';
import { buildLibrary, shapeOf } from './libraryMaker.ts';
import { installProbe } from './windowProbe.ts';

const fullSize = 1_000_000;
const readForMemory = 1_000;

export const bench: Bench = {
  name: 'window',
  about: 'the window in Chromium on a million articles; floor: the same gesture on a bare page of the same browser',
  run,
};

const figure = (
  name: string,
  unit: Figure['unit'],
  samples: readonly number[],
  more: Partial<Figure> = {},
): Figure => ({
  bench: 'window',
  figure: name,
  unit,
  ...summarise(samples),
  ...more,
});
const median = (samples: readonly number[]): number => summarise(samples).p50;

async function* run({ size = fullSize, cacheFolder }: BenchOptions): AsyncGenerator<Figure> {
  const built = buildLibrary(cacheFolder, shapeOf(size));
  // The window marks and undoes; what other benches measure stays as it was built.
  const profile = path.join(cacheFolder, 'window');
  rmSync(profile, { recursive: true, force: true });
  mkdirSync(profile, { recursive: true });
  copyFileSync(
    path.join(built.folder, 'library.sqlite'),
    path.join(profile, 'library.sqlite'),
    constants.COPYFILE_FICLONE,
  );
  await haveChromium();
  await buildRenderer();
  const host = await startWebHost(profile);
  const browser = await chromium.launch(playwrightConfig.use?.launchOptions ?? {});
  try {
    const bare = await newPage(browser);
    await openBarePage(bare);
    const floor = await measureFloor(bare);
    await bare.close();

    const page = await newPage(browser);
    yield* firstLoad(page, host);
    yield* reading(page, floor);
    yield* remembering(page);
    yield* switching(page, floor);
    yield* searching(page, floor, size);
    yield* scrolling(page, floor);
    yield* marking(page);
  } finally {
    await browser.close();
    await host.stop();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await page.addInitScript(installProbe);
  await page.goto('about:blank');
  return page;
}

/** Milliseconds from each key to the frame in which `arm` sees its outcome. */
async function pressEach(page: Page, keys: readonly string[], arm: () => void): Promise<number[]> {
  const samples: number[] = [];
  for (const key of keys) {
    await page.evaluate(arm);
    await page.keyboard.press(key);
    samples.push(await page.evaluate(() => window.probe.shown()));
  }
  return samples;
}

const repeat = (key: string, times: number): string[] => Array.from({ length: times }, () => key);

const armHeadline = (): void => {
  const before = window.probe.headline();
  window.probe.arm(() => window.probe.headline() !== before && window.probe.headline() !== '');
};
const armListing = (): void => {
  const before = window.probe.listing();
  window.probe.arm(() => window.probe.listing() !== before && window.probe.firstRow() !== '');
};

interface Floor {
  readonly keyMs: number;
  readonly listMs: number;
  readonly frameMs: number;
}

async function measureFloor(page: Page): Promise<Floor> {
  const keyMs = median(await pressEach(page, repeat('j', 60), armHeadline));
  const listMs = median(await pressEach(page, repeat('l', 30), armListing));
  const { framesMs } = await page.evaluate(() => window.probe.drag(300));
  return { keyMs, listMs, frameMs: summarise(framesMs).p99 };
}

async function* firstLoad(page: Page, host: RunningHost): AsyncGenerator<Figure> {
  const firstRow = page.locator('[role=option][data-article]').first();
  await page.goto(host.address);
  await firstRow.waitFor();
  const loads: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const startedAt = performance.now();
    await page.reload();
    await firstRow.waitFor();
    loads.push(performance.now() - startedAt);
  }
  yield figure('open the window, to the first list', 'ms', loads, { target: { most: 1_000 } });
  // What the page names itself; further parts are fetched once the window rests.
  const { origin } = new URL(page.url());
  const html = await (await page.request.get(origin)).text();
  const scripts = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, script]) => `${origin}/${script}`);
  const bodies = await Promise.all(scripts.map(async (script) => (await page.request.get(script)).body()));
  const total = bodies.reduce((sum, body) => sum + gzipSync(body).byteLength / 1_000, 0);
  yield figure('script of the first load, compressed', 'kB', [total], { target: { most: 250 } });
}

async function* reading(page: Page, floor: Floor): AsyncGenerator<Figure> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const scriptMs = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1_000;
  };
  let requests = 0;
  // The window's own fonts come with the first letter that needs them, whatever article holds it.
  page.on('request', (request) => {
    if (request.resourceType() !== 'font') requests += 1;
  });
  await page.keyboard.press('j');
  await page.waitForTimeout(1_000);
  await pressEach(page, repeat('j', 20), armHeadline);
  // Further parts of the window are fetched in its first pause.
  await page.waitForTimeout(3_000);
  requests = 0;
  const shownMs: number[] = [];
  const scripts: number[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    const before = await scriptMs();
    shownMs.push(...(await pressEach(page, ['j'], armHeadline)));
    scripts.push((await scriptMs()) - before);
    // As a person does, not as a stuck key: what a key leaves to do later is done.
    await page.waitForTimeout(60);
  }
  yield figure('next article, key to paint', 'ms', shownMs, { target: { most: 50 }, floor: floor.keyMs });
  yield figure('next article, our own script', 'ms', scripts, { target: { most: 16 } });
  yield figure('requests of 200 opened articles', 'count', [requests], { target: { most: 0 } });
  page.removeAllListeners('request');
  await session.detach();
}

async function* switching(page: Page, floor: Floor): AsyncGenerator<Figure> {
  const samples: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    for (const place of ['u', 's', 'a']) {
      await page.keyboard.press('g');
      samples.push(...(await pressEach(page, [place], armListing)));
    }
  }
  yield figure('another view, key to paint', 'ms', samples, { target: { most: 100 }, floor: floor.listMs });
}

async function* searching(page: Page, floor: Floor, size: number): AsyncGenerator<Figure> {
  // Words of the library as its rows show them, common ones and rare ones among them.
  const titles = await page.locator('[role=option][data-article] p').allTextContents();
  const words = [...new Set(titles.join(' ').match(/[a-z]{6,}/g) ?? [])].slice(0, 12);
  await page.keyboard.press('/');
  await page.locator('#pane-list input').waitFor();
  const samples: number[] = [];
  for (const word of words) {
    await page.keyboard.press('Control+A');
    // What begins with so few letters is not asked for.
    const least = leastBeginningIn(size) - 1;
    await page.keyboard.type(word.slice(0, least));
    for (const letter of word.slice(least)) {
      await page.waitForTimeout(120);
      await page.evaluate(() => {
        const before = window.probe.listing();
        const field = document.querySelector('#pane-list input') as HTMLInputElement;
        window.probe.arm(
          () => window.probe.listing() !== before && window.probe.listing().startsWith(`search:${field.value}`),
        );
      });
      await page.keyboard.press(letter);
      samples.push(await page.evaluate(() => window.probe.shown()));
    }
  }
  yield figure('search, keystroke to its results', 'ms', samples, { target: { most: 100 }, floor: floor.listMs });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

async function* scrolling(page: Page, floor: Floor): AsyncGenerator<Figure> {
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.locator('[role=option][data-article]').first().waitFor();
  const jumps = await page.evaluate(() => window.probe.jump(60));
  yield figure('a place anywhere by the bar, until its rows are there', 'ms', jumps, { target: { most: 100 } });
  const dragged = await page.evaluate(() => window.probe.drag(600));
  yield frames('dragging over the whole list, a frame', dragged.framesMs, floor);
  await page.evaluate(() => window.probe.jump(1));
  await page.evaluate(() => window.probe.watchFrames());
  for (let turn = 0; turn < 300; turn += 1) {
    await page.keyboard.press('n');
    // As fast as a key that is held down repeats.
    await page.waitForTimeout(25);
  }
  const walked = await page.evaluate(() => window.probe.endFrames());
  yield frames('walking by a key held down, a frame', walked.framesMs, floor);
  yield figure('the same, longest blank', 'ms', [walked.longestBlankMs], { target: { most: 100 } });
}

/** A frame comes on the display's beat, give or take the clock's grain; the floor says what the beat is worth here. */
const frames = (name: string, framesMs: readonly number[], floor: Floor): Figure => ({
  ...figure(name, 'ms', framesMs),
  floor: floor.frameMs,
});

async function* marking(page: Page): AsyncGenerator<Figure> {
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await page.locator('[role=option][data-article]').first().waitFor();
  await page.waitForTimeout(500);
  const mark = (): void => window.probe.arm(() => / read,/.test(window.probe.firstRow().replaceAll('unread', '')));
  const unmark = (): void => window.probe.arm(() => / unread,/.test(window.probe.firstRow()));
  const marked: number[] = [];
  const undone: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    marked.push(...(await pressEach(page, ['Shift+A'], mark)));
    await page.waitForTimeout(1_500);
    undone.push(...(await pressEach(page, ['u'], unmark)));
    await page.waitForTimeout(1_500);
  }
  yield figure('mark all unread read, key to paint', 'ms', marked, { target: { most: 100 } });
  yield figure('undo it, key to paint', 'ms', undone);
}

async function* remembering(page: Page): AsyncGenerator<Figure> {
  const session = await page.context().newCDPSession(page);
  const heapMb = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  };
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.locator('[role=option][data-article]').first().waitFor();
  // The frame is made with the first article; the probe listens in it from then on.
  await page.keyboard.press('j');
  await page.waitForTimeout(1_000);
  await pressEach(page, repeat('j', 100), armHeadline);
  const before = await heapMb();
  await pressEach(page, repeat('j', readForMemory), armHeadline);
  const after = await heapMb();
  yield figure(`heap after ${readForMemory} articles read`, 'MB', [after], {
    floor: before,
    target: { most: before * 1.1 },
  });
  await session.detach();
}

// Draws the app's icon in the sizes that installers take, from its one drawing, into dist/icons.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { haveChromium, debianChromium } from './chromium.ts';
import { root } from './steps.ts';

const drawing = path.join(root, 'build', 'icons', 'broadsheet.svg');
const folder = path.join(root, 'dist', 'icons');
/** What Linux desktops look for; the largest one is the source of Windows' and macOS' own formats. */
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const fileOf = (size: number): string => path.join(folder, `${size}x${size}.png`);

/** Does nothing when the pictures are newer than the drawing. */
export async function drawIcons(): Promise<void> {
  const drawnAt = statSync(drawing).mtimeMs;
  if (sizes.every((size) => existsSync(fileOf(size)) && statSync(fileOf(size)).mtimeMs > drawnAt)) return;
  await haveChromium();
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    ...(existsSync(debianChromium) && { executablePath: debianChromium }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const svg = readFileSync(drawing, 'utf8');
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>html, body { margin: 0; background: transparent; } svg { display: block; width: ${size}px; height: ${size}px; }</style>${svg}`,
      );
      await page.screenshot({ path: fileOf(size), omitBackground: true });
    }
  } finally {
    await browser.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await drawIcons();

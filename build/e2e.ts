// `npm run test:e2e [-- filters]`: the browser tests, on the built renderer.
import { haveChromium } from './chromium.ts';
import { buildRenderer } from './renderer.ts';
import { installed, runStep } from './steps.ts';

await haveChromium();
await buildRenderer();
const result = await runStep(
  {
    name: 'e2e',
    command: [installed('playwright'), 'test', '--config', 'build/playwright.config.ts', ...process.argv.slice(2)],
  },
  true,
);
process.exit(result.ok ? 0 : 1);

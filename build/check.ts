// `npm run check`: types, lint, format, architecture and the quick tests, in under a minute. Run it before each commit.
import { staticSteps, quickTests } from './checkSteps.ts';
import { runStep, runSteps } from './steps.ts';

const results = [...(await runSteps(staticSteps(), 2))];
const tests = await runStep(quickTests(), true);
const failed = [...results, tests].filter((result) => !result.ok);
console.log(`${results.length + 1 - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);

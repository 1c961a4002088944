// `npm run fix`: formats the code and mends what lint can mend by itself.
import { installed, runSteps } from './steps.ts';

const sources = ['shared', 'electron', 'renderer', 'build', 'tests'];
const results = await runSteps(
  [
    { name: 'lint', command: [installed('oxlint'), '--fix', ...sources] },
    { name: 'format', command: [installed('oxfmt'), ...sources] },
  ],
  1,
);
process.exit(results.every((result) => result.ok) ? 0 : 1);

// `npm run fix`: formats the code, mends what lint can mend by itself, and makes the README's table of keys anew.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withKeysTable } from './keysTable.ts';
import { installed, root, runSteps } from './steps.ts';

const readme = path.join(root, 'README.md');
writeFileSync(readme, withKeysTable(readFileSync(readme, 'utf8')));
const sources = ['shared', 'electron', 'renderer', 'build', 'tests'];
const results = await runSteps(
  [
    { name: 'lint', command: [installed('oxlint'), '--fix', ...sources] },
    { name: 'format', command: [installed('oxfmt'), ...sources] },
  ],
  1,
);
process.exit(results.every((result) => result.ok) ? 0 : 1);

// `npm run test:unit [-- filters]`: every unit and integration test, the slow ones too.
import { installed, runStep } from './steps.ts';

const result = await runStep(
  {
    name: 'unit',
    command: [installed('vitest'), 'run', '--config', 'build/vitest.config.ts', ...process.argv.slice(2)],
  },
  true,
);
process.exit(result.ok ? 0 : 1);

// `npm run test:long [-- --kills N --feeds N]`: the two trials that take hours or minutes at full size. kill -9 in the midst of a sync, ten
// thousand times; and a thousand feeds, one in five of them faulty, with the real limits.
import { parseArgs } from 'node:util';
import { installed, runStep } from './steps.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '10000' }, feeds: { type: 'string', default: '1000' } },
});
const trials = ['tests/core/sync/faulty.slow.test.ts', 'tests/core/killed'];
const result = await runStep(
  { name: 'long trials', command: [installed('vitest'), 'run', '--config', 'build/vitest.config.ts', ...trials] },
  true,
  { ...process.env, BROADSHEET_KILL_CYCLES: values.kills, BROADSHEET_FAULTY_FEEDS: values.feeds },
);
process.exit(result.ok ? 0 : 1);

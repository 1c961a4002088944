// Which static checks there are. Each room is typed in its own environment: no DOM in the core, no Node in the renderer.
import { globSync } from 'node:fs';
import { installed, root, type Step } from './steps.ts';

/** Every folder with a tsconfig of its own. */
const typedRooms = (): readonly string[] =>
  globSync(
    [
      'shared/tsconfig.json',
      'electron/*/tsconfig.json',
      'electron/desktop/preload/tsconfig.json',
      'renderer/tsconfig.json',
      'build/tsconfig.json',
      'tests/tsconfig.json',
    ],
    { cwd: root },
  ).toSorted();

const sources = ['shared', 'electron', 'renderer', 'build', 'tests'];

export const staticSteps = (): readonly Step[] => [
  ...typedRooms().map((config): Step => ({
    name: `types of ${config.replace('/tsconfig.json', '')}`,
    command: [installed('tsc'), '-p', config],
  })),
  { name: 'lint', command: [installed('oxlint'), '--type-aware', '--deny-warnings', ...sources] },
  { name: 'format', command: [installed('oxfmt'), '--check', ...sources] },
  {
    name: 'unused code and dependencies',
    command: [installed('knip'), '--config', 'build/lint/knip.json', '--no-progress'],
  },
];

/** All tests but those that need minutes (`*.slow.test.ts`). */
export const quickTests = (): Step => ({
  name: 'quick tests',
  command: [
    installed('vitest'),
    'run',
    '--config',
    'build/vitest.config.ts',
    '--exclude',
    '**/*.slow.test.ts',
    '--reporter=dot',
  ],
});

// Builds the renderer into dist/renderer when its sources are newer than what is there.
import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './steps.ts';

const output = path.join(root, 'dist', 'renderer', 'index.html');

function isFresh(): boolean {
  if (!existsSync(output)) return false;
  const builtAt = statSync(output).mtimeMs;
  const sources = globSync(['renderer/**/*', 'shared/**/*', 'build/vite.config.ts', 'package-lock.json'], {
    cwd: root,
  });
  return sources.every((source) => statSync(path.join(root, source)).mtimeMs <= builtAt);
}

/** Does nothing when the build is newer than every source. */
export async function buildRenderer(): Promise<void> {
  if (isFresh()) return;
  const { build } = await import('vite');
  await build({ configFile: path.join(root, 'build', 'vite.config.ts'), logLevel: 'warn' });
}

// Bundles what runs with Node into dist/: the desktop's main process and preload, the engine and its workers. The renderer has vite.config.ts.
import { cpSync, existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';
import type { InlineConfig } from 'vite';
import { root } from './steps.ts';

const dist = path.join(root, 'dist');
const desktopMain = path.join(dist, 'desktop', 'main.js');
/** Not bundled: Electron is there, and a native module has to lie where its binary is. */
const external = [/^electron(?:\/.*)?$/, 'better-sqlite3'];
const target = 'node24';

const nodeBundle = (folder: string, input: Readonly<Record<string, string>>): InlineConfig => ({
  configFile: false,
  root,
  logLevel: 'warn',
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target,
    outDir: path.resolve(dist, folder),
    emptyOutDir: true,
    minify: false, // a stack in the log should say where
    rolldownOptions: {
      external,
      input: { ...input },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});

/** A sandboxed preload has to be one CommonJS file. */
const preloadBundle = (folder: string): InlineConfig => {
  const config = nodeBundle(folder, { preload: source('desktop', 'preload', 'preload.ts') });
  return {
    ...config,
    build: {
      ...config.build,
      emptyOutDir: false,
      rolldownOptions: {
        ...config.build?.rolldownOptions,
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  };
};

function isFresh(): boolean {
  if (!existsSync(desktopMain)) return false;
  const builtAt = statSync(desktopMain).mtimeMs;
  const sources = globSync(['electron/**/*', 'shared/**/*.ts', 'build/bundle.ts', 'package-lock.json'], {
    cwd: root,
  });
  return sources.every((source) => statSync(path.join(root, source)).mtimeMs <= builtAt);
}

const source = (...place: string[]): string => path.join(root, 'electron', ...place);

/** Workers lie beside the engine, which finds them there by their name. */
function engineBundle(): InlineConfig {
  const workers = globSync('core/**/*Worker.ts', { cwd: source() }).map((file) => [
    path.basename(file, '.ts'),
    source(file),
  ]);
  return nodeBundle('engine', { engineProcess: source('engine', 'engineProcess.ts'), ...Object.fromEntries(workers) });
}

/** The main process and its preload, to be built one after the other. */
export const desktopBundles = (folder = 'desktop'): readonly InlineConfig[] => [
  nodeBundle(folder, { main: source('desktop', 'main.ts') }),
  preloadBundle(folder),
];

/** Does nothing when the bundle is newer than every source. */
export async function bundleDesktop(): Promise<void> {
  if (isFresh()) return;
  const { build } = await import('vite');
  await build(engineBundle());
  cpSync(source('engine', 'demo'), path.join(dist, 'engine', 'demo'), { recursive: true });
  for (const config of desktopBundles()) await build(config);
}

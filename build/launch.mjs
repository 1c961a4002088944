// What every npm script runs. Needs only Node 20: installs what is missing, then goes on under the Node the project brings (24),
// so that `npm start` and `npm test` are the only steps on a fresh clone. No dependency may be imported here.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const isWindows = process.platform === 'win32';
const modules = path.join(root, 'node_modules');
const projectNode = path.join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node');
/** V8 lets the young generation grow to 100 MB under a sync, of which 30 are in use (build/notes/store.md). Engines started from here inherit it. */
const leanHeap = ['--max-semi-space-size=4'];
/** glibc gives each thread a heap of its own, up to 16 on two cores, and what one lets go of no other can use: 30 MB of a sync. */
const heaps = '2';
/** What Node makes of a source file is kept, so that a command, an engine or a worker begins in half the time (0.6 to 0.3 s). */
const compiled = path.join(modules, '.cache', 'broadsheet-node');
const installedMark = path.join(modules, '.broadsheet-installed');

/** Script of each command, run under the project's Node with the rest of the arguments. */
const commands = {
  start: 'build/start.ts',
  dev: 'build/dev.ts',
  test: 'build/test.ts',
  check: 'build/check.ts',
  unit: 'build/unit.ts',
  e2e: 'build/e2e.ts',
  long: 'build/long.ts',
  bench: 'build/bench.ts',
  conformance: 'build/conformance.ts',
  cli: 'electron/cli/main.ts',
  dist: 'build/dist.ts',
  fix: 'build/fix.ts',
};

const [name = '', ...rest] = process.argv.slice(2);
const script = Object.hasOwn(commands, name) ? commands[/** @type {keyof typeof commands} */ (name)] : undefined;
if (!script) {
  console.error(`broadsheet: There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}
installWhatIsMissing();
runUnderProjectNode(script, rest);

/** The lock file's fingerprint is kept beside what was installed from it, so that a changed lock installs again. */
function installWhatIsMissing() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(installedMark) ? readFileSync(installedMark, 'utf8') : '';
  if (installed === lock && existsSync(projectNode)) return;
  console.error('Installing what Broadsheet is built with (only the first time)…');
  // `ci` empties node_modules first, which would pull the floor from under a running app: only on a bare clone.
  const verb = existsSync(modules) ? 'install' : 'ci';
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const done = npm
    ? spawnSync(process.execPath, [npm, verb, ...quiet], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', [verb, ...quiet], { cwd: root, stdio: ['ignore', 2, 2], shell: isWindows });
  if (done.status !== 0 || !existsSync(projectNode)) {
    console.error(
      'broadsheet: The parts Broadsheet needs could not be installed. Is the network there? Run the same command again.',
    );
    process.exit(1);
  }
  writeFileSync(installedMark, lock);
}

/** @param {string} file @param {readonly string[]} args */
function runUnderProjectNode(file, args) {
  const searchPath = [path.dirname(projectNode), path.join(modules, '.bin'), process.env.PATH].join(path.delimiter);
  const flags = ['--disable-warning=ExperimentalWarning', ...leanHeap];
  const child = spawn(projectNode, [...flags, path.join(root, file), ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: searchPath,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? compiled,
      MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? heaps,
    },
  });
  // A terminal sends Ctrl-C to the child as well; this process only waits for it to end cleanly.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
  child.on('error', (error) => {
    console.error(`broadsheet: ${error.message}`);
    process.exit(1);
  });
}

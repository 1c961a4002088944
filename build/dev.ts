// `npm run dev`: the web host with the renderer reloading as it changes; host and engine start again when their sources change.
import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { root } from './steps.ts';

/** Editors write in several steps; one restart serves them all. */
const settleMs = 200;
const host = path.join(root, 'electron', 'web', 'main.ts');
const start = (): ChildProcess =>
  spawn(process.execPath, [...process.execArgv, host, '--dev', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });

let child = start();
let pending: NodeJS.Timeout | undefined;

function restart(): void {
  console.log('The sources changed; starting again.');
  const old = child;
  old.once('exit', () => {
    child = start();
  });
  old.kill('SIGTERM');
}

for (const folder of ['electron', 'shared']) {
  watch(path.join(root, folder), { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(restart, settleMs);
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    child.once('exit', () => process.exit(0));
    child.kill('SIGTERM');
  });
}

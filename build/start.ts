// `npm start [-- --demo] [--profile DIR]`: the desktop app where the Electron runtime is or can be had, else the same app in the web host.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { bundleDesktop } from './bundle.ts';
import { findElectron } from './electronRuntime.ts';
import { buildRenderer } from './renderer.ts';
import { root } from './steps.ts';

const args = process.argv.slice(2);

await buildRenderer();
const electron = await findElectron();
if (electron.path !== undefined) {
  await bundleDesktop();
  run(electron.path, [root, ...args]);
} else {
  console.error(`${electron.reason} Broadsheet opens in a browser window instead; it is the same app.`);
  run(process.execPath, [...process.execArgv, path.join(root, 'electron', 'web', 'main.ts'), '--open', ...args]);
}

function run(program: string, programArgs: readonly string[]): void {
  const child = spawn(program, programArgs, { cwd: root, stdio: 'inherit' });
  // Ctrl-C reaches the app by itself; it closes the library and ends, and so do we.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
}

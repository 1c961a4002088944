// Finds the Electron runtime, which is not in its npm package: it is downloaded once from the project's release page, where that can be reached.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './steps.ts';

const packageFolder = path.join(root, 'node_modules', 'electron');
const downloadTimeoutMs = 300_000;

export type ElectronRuntime = { readonly path: string } | { readonly path: undefined; readonly reason: string };

export function installedPath(): string | undefined {
  const distFolder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(packageFolder, 'dist');
  const nameFile = path.join(packageFolder, 'path.txt');
  const program = existsSync(nameFile)
    ? readFileSync(nameFile, 'utf8').trim()
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';
  const full = path.join(distFolder, program);
  return existsSync(full) ? full : undefined;
}

/** Runs the package's own download; its checksums are in the package. Quiet, since a failure is told in one line by the caller. */
function download(): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(packageFolder, 'install.js')], {
      stdio: 'ignore',
      timeout: downloadTimeoutMs,
    });
    child.on('error', () => resolve());
    child.on('exit', () => resolve());
  });
}

export async function findElectron(): Promise<ElectronRuntime> {
  const hasNoScreen = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (hasNoScreen) return { path: undefined, reason: 'There is no screen here for a desktop window.' };
  const present = installedPath();
  if (present !== undefined) return { path: present };
  await download();
  const downloaded = installedPath();
  return downloaded === undefined
    ? { path: undefined, reason: 'The Electron runtime is not here and could not be downloaded.' }
    : { path: downloaded };
}

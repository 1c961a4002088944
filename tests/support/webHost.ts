// The web host as a process of its own, on a library in a temporary folder: what the browser tests open.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';

const root = path.resolve(import.meta.dirname, '..', '..');
const startTimeoutMs = 30_000;
const closeTimeoutMs = 6_000;

export interface RunningHost {
  /** Of the window, with the token that opens it. */
  readonly address: string;
  readonly profile: string;
  /** Ends it as Ctrl-C would; the profile stays. */
  stop(): Promise<void>;
}

export const newProfile = (): string => mkdtempSync(path.join(os.tmpdir(), 'broadsheet-e2e-'));
export const removeProfile = (profile: string): void => rmSync(profile, { recursive: true, force: true });

/** Starts the host and waits for its address; what it says on stderr is in the error if it does not come up. */
export async function startWebHost(profile: string, args: readonly string[] = []): Promise<RunningHost> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      path.join(root, 'electron', 'web', 'main.ts'),
      '--profile',
      profile,
      ...args,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The web host did not start in time. ${complaint}`)),
      startTimeoutMs,
    );
    child.on('exit', (code) => reject(new Error(`The web host ended with ${code}. ${complaint}`)));
    readline.createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      resolve(line.trim());
    });
  });
  return { address, profile, stop: () => stop(child) };
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), closeTimeoutMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

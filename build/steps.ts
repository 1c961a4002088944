// Steps of a check: each is a program that must end with status 0. They run side by side where they do not need each other.
import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

export interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
}

export interface StepResult {
  readonly name: string;
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Path of a program installed with the project. */
export const installed = (program: string): string =>
  path.join(root, 'node_modules', '.bin', program + (process.platform === 'win32' ? '.cmd' : ''));

/** Runs a program to its end; its output is shown as it comes when `show` is set, else only kept. */
export function runStep(step: Step, show = false, env: NodeJS.ProcessEnv = process.env): Promise<StepResult> {
  const [program, ...args] = step.command;
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      // A record of a run is read as plain text.
      env: process.stdout.isTTY ? env : { ...env, NO_COLOR: '1' },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = (ok: boolean): void =>
      resolve({ name: step.name, ok, output, seconds: (performance.now() - startedAt) / 1000 });
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/** Runs steps with at most `width` at a time and says how each went, in order of their ending. */
export async function runSteps(steps: readonly Step[], width: number): Promise<readonly StepResult[]> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(step);
      results.push(result);
      console.log(`${result.ok ? 'ok    ' : 'FAILED'} ${result.name} (${result.seconds.toFixed(1)} s)`);
      if (!result.ok) console.log(result.output.trimEnd());
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}

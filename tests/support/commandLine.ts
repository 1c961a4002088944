// Runs the command line as a person does: a process with arguments, its output and its status.
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as JSON lines. */
  lines<Line>(): Line[];
}

/** @param interruptWhen asked again and again; once it is true the person presses Ctrl-C */
export function runCommand(
  args: readonly string[],
  stdin = '',
  interruptWhen: () => boolean = () => false,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', path.join(root, 'electron', 'cli', 'main.ts'), ...args],
      { cwd: root },
    );
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const watch = setInterval(() => {
      if (!interruptWhen()) return;
      clearInterval(watch);
      child.kill('SIGINT');
    }, 20);
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(watch);
      resolve({
        status,
        stdout,
        stderr,
        lines: <Line>() =>
          stdout
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line) as Line),
      });
    });
    child.stdin.end(stdin);
  });
}

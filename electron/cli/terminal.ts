// Results to stdout, everything for the eye to stderr. Knows nothing of news.
import type { Terminal } from './verb.ts';

const plainProgressEvery = 200;

export function createTerminal(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Terminal {
  let shown = '';
  let calls = 0;
  const clear = (): void => {
    if (shown && stderr.isTTY) stderr.write('\r\u001B[K');
    shown = '';
  };
  return {
    out: (line) => {
      clear();
      stdout.write(`${line}\n`);
    },
    err: (line) => {
      clear();
      stderr.write(`${line}\n`);
    },
    progress: (line) => {
      calls += 1;
      if (stderr.isTTY) stderr.write(`\r\u001B[K${line.slice(0, (stderr.columns || 80) - 1)}`);
      else if (calls % plainProgressEvery === 0) stderr.write(`${line}\n`);
      shown = line;
    },
    endProgress: clear,
    isInteractive: process.stdin.isTTY && stderr.isTTY,
  };
}

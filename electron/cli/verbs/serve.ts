// `serve`: the web host, in a process of its own, until Ctrl-C.
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Verb } from '../verb.ts';

export const verb: Verb = {
  usage: 'serve [--port N] [--open]',
  about: 'Serves Broadsheet to a browser on this machine. --open opens a window of an installed browser.',
  options: { port: { type: 'string' }, open: { type: 'boolean' } },
  positionals: [0, 0],
  run({ options, profile, signal }) {
    const host = path.resolve(import.meta.dirname, '..', '..', 'web', 'main.ts');
    const args = [
      '--profile',
      profile,
      ...(typeof options.port === 'string' ? ['--port', options.port] : []),
      ...(options.open === true ? ['--open'] : []),
    ];
    const child = spawn(process.execPath, [...process.execArgv, host, ...args], { stdio: 'inherit' });
    signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => resolve(code === 0 || signal.aborted ? 0 : 1));
    });
  },
};

// The engine as a child process of the web host: started, started again when it dies, ended with the host.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  closingPatienceMs,
  createRestartBudget,
  type EngineToHost,
  type HostToEngine,
} from '../../shared/contract/engineLife.ts';
import { errorSentence } from '../../shared/errors.ts';

const enginePath = fileURLToPath(new URL('../engine/engineProcess.ts', import.meta.url));

export interface EngineChild {
  /** Resolves when the library can be reached; rejects with a sentence when it cannot be opened. */
  readonly ready: Promise<void>;
  /** The sentence, once nothing more is tried. */
  readonly failure: () => string | undefined;
  close(): Promise<void>;
}

/** @param flags of the engine's process beside `--profile` */
export function startEngineChild(profile: string, flags: readonly string[] = []): EngineChild {
  const budget = createRestartBudget();
  let child: ChildProcess;
  let failed: string | undefined;
  let isClosing = false;
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  ready.catch(() => undefined); // whoever waits hears of it; nobody has to
  const giveUp = (reason: string): void => {
    failed = reason;
    reject(new Error(reason));
  };

  function start(): void {
    child = fork(enginePath, ['--profile', profile, ...flags], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.on('message', (message: EngineToHost) => {
      if (message.kind === 'ready') resolve();
      else if (message.kind === 'refused') giveUp(errorSentence(message.error.code, message.error.details));
    });
    child.on('exit', () => {
      if (isClosing || failed !== undefined) return;
      if (budget.mayRestart(performance.now())) start();
      else giveUp(errorSentence('engine-failed'));
    });
  }

  start();
  return {
    ready,
    failure: () => failed,
    close() {
      isClosing = true;
      if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
      return new Promise((resolve) => {
        const end = setTimeout(() => child.kill('SIGKILL'), closingPatienceMs);
        child.on('exit', () => {
          clearTimeout(end);
          resolve();
        });
        if (child.connected) child.send({ kind: 'close' } satisfies HostToEngine);
      });
    },
  };
}

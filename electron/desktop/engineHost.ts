// The engine beside the window: started, joined to the page by a message port, started again when it dies, and closed before we end.
import type { MessagePortMain, UtilityProcess } from 'electron';
import {
  closingPatienceMs,
  createRestartBudget,
  type EngineToHost,
  type HostToEngine,
} from '../../shared/contract/engineLife.ts';
import { AppError, fromWire } from '../../shared/errors.ts';
import type { ElectronParts } from './electronParts.ts';
import { answerSeal } from './seal.ts';
import { answerProxy } from './systemProxy.ts';

export interface EngineHostOptions {
  readonly enginePath: string;
  readonly profile: string;
  readonly flags: readonly string[];
  readonly monotonicMs: () => number;
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void;
}

export interface EngineHost {
  /** Gives one end of a new line to the engine and answers the other. Throws AppError once the engine has failed for good. */
  connect(): MessagePortMain;
  /** Asks it to close and waits, at most 5 s. */
  close(): Promise<void>;
}

type Parts = Pick<ElectronParts, 'MessageChannelMain' | 'safeStorage' | 'session' | 'utilityProcess'>;

export function startEngine(
  { MessageChannelMain, safeStorage, session, utilityProcess }: Parts,
  options: EngineHostOptions,
): EngineHost {
  const budget = createRestartBudget();
  let failure: AppError | undefined;
  let isClosing = false;
  let engine = start();

  function start(): UtilityProcess {
    const started = utilityProcess.fork(
      options.enginePath,
      ['--profile', options.profile, '--seal', '--system-proxy', ...options.flags],
      {
        serviceName: 'Broadsheet engine',
        stdio: 'inherit',
        // As build/launch.mjs: a sync fills a young generation of any size.
        execArgv: ['--max-semi-space-size=4'],
      },
    );
    started.on('message', (message: EngineToHost) => {
      if (message.kind === 'refused') failure = fromWire(message.error);
      else if (message.kind === 'seal' || message.kind === 'unseal')
        started.postMessage(answerSeal(safeStorage, message));
      else if (message.kind === 'resolveProxy')
        void answerProxy(session.defaultSession, message).then((answer) => started.postMessage(answer));
    });
    started.once('exit', (code) => {
      if (isClosing || failure) return;
      options.log('engine.died', { code });
      if (budget.mayRestart(options.monotonicMs())) engine = start();
      else failure = new AppError('engine-failed');
    });
    return started;
  }

  return {
    connect() {
      if (failure) throw failure;
      const { port1, port2 } = new MessageChannelMain();
      engine.postMessage({ kind: 'connect' } satisfies HostToEngine, [port1]);
      return port2;
    },
    close() {
      isClosing = true;
      if (engine.pid === undefined) return Promise.resolve();
      return new Promise((resolve) => {
        const end = setTimeout(() => engine.kill(), closingPatienceMs);
        engine.once('exit', () => {
          clearTimeout(end);
          resolve();
        });
        engine.postMessage({ kind: 'close' } satisfies HostToEngine);
      });
    },
  };
}

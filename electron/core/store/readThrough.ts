// Has a whole library read through on a thread of its own, so that nobody waits for it who only wants to read an article.
import { Worker } from 'node:worker_threads';
import { AppError, fromWire, type WireError } from '../../../shared/errors.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import { type CheckName, checkNames } from './lookOver.ts';

export type LookOverTask =
  | { readonly task: 'fault'; readonly file: string }
  | { readonly task: 'lookOver'; readonly file: string; readonly folder: string; readonly now: Instant };

export type FromLookOver =
  | { readonly kind: 'fault'; readonly fault?: WireError }
  | { readonly kind: 'looked'; readonly check: CheckName; readonly wrong?: string };

/** What is wrong with the open library, a check each. @throws AppError 'cancelled' */
export async function lookOverAside(
  task: { readonly file: string; readonly folder: string; readonly now: Instant },
  signal?: AbortSignal,
): Promise<ReadonlyMap<CheckName, string>> {
  const looked = new Map<CheckName, string | undefined>();
  await work({ task: 'lookOver', ...task }, signal, (message) => {
    if (message.kind === 'looked') looked.set(message.check, message.wrong);
  });
  // What was not looked at is not known to be well.
  if (looked.size < checkNames.length) throw new Error('The thread that looked the library over ended early.');
  return new Map([...looked].flatMap(([check, wrong]) => (wrong === undefined ? [] : [[check, wrong] as const])));
}

/** As faultOf. @throws AppError 'cancelled' */
export async function faultAside(file: string, signal?: AbortSignal): Promise<AppError | undefined> {
  let answer: { readonly fault?: WireError } | undefined;
  await work({ task: 'fault', file }, signal, (message) => {
    if (message.kind === 'fault') answer = message;
  });
  if (!answer) throw new Error('The thread that checked a copy ended early.');
  return answer.fault && fromWire(answer.fault);
}

const workerUrl = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './lookOverWorker.ts' : './lookOverWorker.js', import.meta.url);

/** Settles at once when it is called off; the thread ends with the question it is at. */
async function work(
  workerData: LookOverTask,
  signal: AbortSignal | undefined,
  tell: (message: FromLookOver) => void,
): Promise<void> {
  if (signal?.aborted) throw new AppError('cancelled');
  const worker = new Worker(workerUrl(), { workerData });
  worker.on('message', tell);
  await new Promise<void>((resolve, reject) => {
    const callOff = (): void => {
      reject(new AppError('cancelled'));
      void worker.terminate();
    };
    signal?.addEventListener('abort', callOff, { once: true });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', callOff);
      resolve();
    });
  });
}

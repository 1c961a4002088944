// Hands documents to worker threads and waits for what they make of them, within a deadline and a limit on memory.
// A worker that takes too long or grows too large is ended and replaced; only its own document fails.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError, fromWire, type WireError } from '../../../shared/errors.ts';
import type { Clock } from '../clock.ts';
import type { ExtractedArticle } from '../extract/extractArticle.ts';
import type { Log } from '../ports.ts';
import type { ReadyFeed } from '../store/readyEntry.ts';

export interface RawDocument {
  readonly bytes: Uint8Array;
  /** Where it was found; relative addresses resolve against it. */
  readonly url: string;
  readonly contentType?: string;
}

/** What can be made of a document: the feed it is; of a page, the addresses of the feeds it names, or the article in it. */
export interface Understandings {
  readonly feed: ReadyFeed;
  readonly links: readonly string[];
  readonly article: ExtractedArticle;
}
export type UnderstandTask = keyof Understandings;

export interface UnderstandRequest extends RawDocument {
  readonly id: number;
  readonly task: UnderstandTask;
}

export type FromUnderstandWorker =
  /** Once, when everything is loaded. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'understood'; readonly id: number; readonly result: Understandings[UnderstandTask] }
  | { readonly kind: 'failed'; readonly id: number; readonly error: WireError; readonly trace?: string };

export interface UnderstandPool {
  /**
   * Decodes, parses, normalises and sanitises. Throws AppError: the codes of parseFeed, parse-timed-out (also for too much memory),
   * cancelled, internal.
   */
  understand(document: RawDocument, signal?: AbortSignal): Promise<ReadyFeed>;
  /** Addresses of the feeds that a page names, best first. */
  findFeeds(page: RawDocument, signal?: AbortSignal): Promise<readonly string[]>;
  /** The article in a page. Throws extract-failed beside what `understand` throws. */
  extract(page: RawDocument, signal?: AbortSignal): Promise<ExtractedArticle>;
  close(): Promise<void>;
}

export interface UnderstandPoolOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly size?: number;
  readonly deadlineMs?: number;
  readonly memoryMb?: number;
  /** The worker's file, where a bundler has put it elsewhere. */
  readonly workerUrl?: URL;
}

/** An idle worker costs some 40 MB, so it does not stay for ever. */
const idleMs = 30_000;
/** What a thread may take to load; far more than it does. */
const startMs = 60_000;

interface Job {
  readonly task: UnderstandTask;
  readonly document: RawDocument;
  readonly resolve: (result: Understandings[UnderstandTask]) => void;
  readonly reject: (error: Error) => void;
}

interface Seat {
  worker: Worker | undefined;
  /** Whether the worker has loaded what it needs. */
  isReady: boolean;
  job: (Job & { readonly id: number }) | undefined;
  stopTimer: () => void;
}

const defaultWorkerUrl = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './understandWorker.ts' : './understandWorker.js', import.meta.url);

export function openUnderstandPool(options: UnderstandPoolOptions): UnderstandPool {
  const { clock, log, deadlineMs = 5_000, memoryMb = 256 } = options;
  // Two at least, so that one hostile feed does not hold up the others for its deadline.
  const size = options.size ?? Math.max(2, Math.min(4, availableParallelism() - 1));
  const seats: Seat[] = Array.from({ length: size }, () => ({
    worker: undefined,
    isReady: false,
    job: undefined,
    stopTimer: () => {},
  }));
  const queue: Job[] = [];
  let nextId = 1;
  let isClosed = false;

  function startWorker(seat: Seat): Worker {
    const worker = new Worker(options.workerUrl ?? defaultWorkerUrl(), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
    });
    worker.unref();
    seat.isReady = false;
    worker.on('message', (message: FromUnderstandWorker) => {
      if (message.kind === 'ready') {
        if (seat.worker !== worker) return;
        seat.isReady = true;
        if (seat.job !== undefined) startDeadline(seat, worker);
        return;
      }
      if (seat.worker !== worker || seat.job?.id !== message.id) return;
      const job = seat.job;
      finish(seat);
      if (message.kind === 'understood') job.resolve(message.result);
      else {
        if (message.trace !== undefined)
          log.error('understand.failed', { url: job.document.url, trace: message.trace });
        job.reject(fromWire(message.error));
      }
      assign();
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      lose(seat, worker, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'error', error),
    );
    worker.on('exit', () => lose(seat, worker, 'error', new Error('The worker ended by itself')));
    return worker;
  }

  /** A document's time begins when there is somebody to read it: on a busy machine a thread takes seconds to load. */
  function startDeadline(seat: Seat, worker: Worker): void {
    seat.stopTimer();
    seat.stopTimer = clock.after(seat.isReady ? deadlineMs : deadlineMs + startMs, () => lose(seat, worker, 'time'));
  }

  function finish(seat: Seat): void {
    seat.stopTimer();
    seat.job = undefined;
    seat.worker?.unref();
    seat.stopTimer = clock.after(idleMs, () => {
      if (seat.job !== undefined) return;
      void seat.worker?.terminate();
      seat.worker = undefined;
    });
  }

  /** The worker is gone or has to go: its document fails, the seat gets a new one with the next document. */
  function lose(seat: Seat, worker: Worker, why: 'time' | 'memory' | 'error', cause?: Error): void {
    if (seat.worker !== worker) return;
    const job = seat.job;
    seat.stopTimer();
    seat.job = undefined;
    seat.worker = undefined;
    void worker.terminate();
    if (job) {
      log.warn('understand.worker-lost', { why, url: job.document.url, ...(cause && { message: cause.message }) });
      job.reject(
        why === 'error' ? new AppError('internal', {}, { cause }) : new AppError('parse-timed-out', { reason: why }),
      );
    }
    assign();
  }

  function assign(): void {
    for (const seat of seats) {
      if (seat.job !== undefined) continue;
      const job = queue.shift();
      if (job === undefined) return;
      seat.stopTimer();
      const worker = (seat.worker ??= startWorker(seat));
      worker.ref();
      seat.job = { ...job, id: nextId++ };
      startDeadline(seat, worker);
      // A copy of just these bytes: what came from the socket may be a part of a larger buffer, which cannot be handed over.
      const bytes = new Uint8Array(job.document.bytes);
      const { url, contentType } = job.document;
      const request: UnderstandRequest = {
        bytes,
        url,
        ...(contentType !== undefined && { contentType }),
        task: job.task,
        id: seat.job.id,
      };
      worker.postMessage(request, [bytes.buffer]);
    }
  }

  function enter<Task extends UnderstandTask>(
    task: Task,
    document: RawDocument,
    signal?: AbortSignal,
  ): Promise<Understandings[Task]> {
    return new Promise((resolve, reject) => {
      if (isClosed || signal?.aborted) return reject(new AppError('cancelled'));
      const leave = (): void => {
        const place = queue.indexOf(job);
        if (place < 0) return;
        queue.splice(place, 1);
        reject(new AppError('cancelled'));
      };
      // Once begun it is let go to its end, which is near; while it waits it can be taken back.
      signal?.addEventListener('abort', leave, { once: true });
      const job: Job = {
        task,
        document,
        resolve: (result) => {
          signal?.removeEventListener('abort', leave);
          resolve(result as Understandings[Task]);
        },
        reject: (error) => {
          signal?.removeEventListener('abort', leave);
          reject(error);
        },
      };
      queue.push(job);
      return assign();
    });
  }

  return {
    understand: (document, signal) => enter('feed', document, signal),
    findFeeds: (page, signal) => enter('links', page, signal),
    extract: (page, signal) => enter('article', page, signal),
    async close() {
      isClosed = true;
      for (const job of queue.splice(0)) job.reject(new AppError('cancelled'));
      await Promise.all(
        seats.map(async (seat) => {
          const { worker, job } = seat;
          seat.stopTimer();
          seat.worker = undefined;
          seat.job = undefined;
          job?.reject(new AppError('cancelled'));
          await worker?.terminate();
        }),
      );
    },
  };
}

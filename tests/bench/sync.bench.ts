// A thousand feeds over loopback, cold and warm, while a person reads: seconds, rate, processor, memory and the longest wait of the reader.
import { makeRead } from '../../electron/core/store/inbox.ts';
import { Agent } from 'undici';
import { type FeedFarm, startFeedFarm } from '../support/feedFarm.ts';
import { openSyncLibrary, type SyncLibrary, syncAll } from '../support/syncLibrary.ts';
import { type Bench, type Figure, summarise } from './bench.ts';

interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
  /** Milliseconds between the moment a reader's act was wished for and its end. */
  readonly waitsMs: readonly number[];
}

const one = (
  bench: string,
  figure: string,
  unit: Figure['unit'],
  value: number,
  more: Partial<Figure> = {},
): Figure => ({ bench, figure, unit, ...summarise([value]), ...more });

export const bench: Bench = {
  name: 'sync',
  about: '1,000 feeds × 25 items × 107 kB on loopback, from a server process of its own, while a person reads',
  async *run({ size = 1_000 }) {
    for (const hosts of [1, 40]) {
      const farm = await startFeedFarm({ feeds: size, hosts });
      try {
        yield* measureFarm(farm, size, hosts === 1 ? 'one host' : `${hosts} hosts`);
      } finally {
        await farm.close();
      }
    }
  },
};

async function* measureFarm(farm: FeedFarm, feeds: number, where: string): AsyncGenerator<Figure> {
  const name = (figure: string): string => `${figure}, ${where}`;
  const library = openSyncLibrary();
  try {
    library.follow(...farm.addresses);
    const cold = await measure(library, feeds, 'updated');
    // Afterwards, so that what it leaves in memory is not counted.
    const coldFloor = await fetchAll(farm, undefined);
    const warmFloor = await fetchAll(farm, coldFloor.etags);
    const warm = await measure(library, feeds, 'notModified');
    const megabytes = (farm.documentBytes * feeds) / 1e6;
    const scale = feeds / 1_000;
    yield one('sync', name('cold'), 's', cold.seconds, { floor: coldFloor.seconds, target: { most: 10 * scale } });
    yield one('sync', name('warm, nothing changed'), 's', warm.seconds, {
      floor: warmFloor.seconds,
      target: { most: 2 * scale },
    });
    yield one('sync', name('cold, feeds'), '1/s', feeds / cold.seconds, { floor: feeds / coldFloor.seconds });
    yield one('sync', name('cold, documents'), 'MB/s', megabytes / cold.seconds, {
      floor: megabytes / coldFloor.seconds,
    });
    yield one('sync', name('cold, processor'), 's', cold.cpuSeconds);
    yield one('sync', name('warm, processor'), 's', warm.cpuSeconds);
    yield one('sync', name('cold, peak memory with workers'), 'MB', cold.peakMb, { target: { most: 350 } });
    yield {
      bench: 'sync',
      figure: name('wait of a reader’s act, cold'),
      unit: 'ms',
      ...summarise(cold.waitsMs),
      target: { most: 50 },
    };
    yield one('sync', name('longest wait of a reader’s act, cold'), 'ms', Math.max(...cold.waitsMs), {
      target: { most: 50 },
    });
    yield one('sync', name('longest wait of a reader’s act, warm'), 'ms', Math.max(...warm.waitsMs), {
      target: { most: 50 },
    });
  } finally {
    await library.close();
  }
}

async function measure(library: SyncLibrary, feeds: number, outcome: 'updated' | 'notModified'): Promise<Measured> {
  const waitsMs: number[] = [];
  let isRunning = true;
  let peakBytes = 0;
  const sample = (): void => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    if (isRunning) setTimeout(sample, 50);
  };
  const readSomething = (wishedAt: number): void => {
    if (!isRunning) return;
    actOfReader(library);
    waitsMs.push(performance.now() - wishedAt);
    const nextAt = performance.now() + 40;
    setTimeout(() => readSomething(nextAt), 40);
  };
  sample();
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  setTimeout(() => readSomething(startedAt + 40), 40);
  library.checks.length = 0;
  await syncAll(library);
  const seconds = (performance.now() - startedAt) / 1_000;
  isRunning = false;
  const cpu = process.cpuUsage(cpuBefore);
  const came = library.checks.filter((check) => check.outcome === outcome).length;
  if (came !== feeds) throw new Error(`${came} of ${feeds} feeds came to ${outcome}`);
  return { seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6, peakMb: peakBytes / 1e6, waitsMs };
}

/** The newest fifty rows and a mark that is kept: what `j` and `m` cost. */
function actOfReader({ store }: SyncLibrary): void {
  const rows = store.read.all<{ id: number }>(
    'SELECT id FROM articles WHERE dropped_at IS NULL ORDER BY published_at DESC, id DESC LIMIT 50',
  );
  const [first] = rows;
  if (first === undefined) return;
  store.act('markRead', (act) => {
    makeRead(act, [first.id]);
    act.record({ step: 'read', readAt: act.at }, [first.id]);
  });
}

/** The floor: the same requests with the same HTTP library and as many connections, and what comes is thrown away. */
async function fetchAll(
  farm: FeedFarm,
  etags: ReadonlyMap<string, string> | undefined,
): Promise<{ readonly seconds: number; readonly etags: ReadonlyMap<string, string> }> {
  const agent = new Agent({ connections: 1 });
  const found = new Map<string, string>();
  const byHost = Map.groupBy(farm.addresses, (address) => new URL(address).host);
  const startedAt = performance.now();
  await Promise.all(
    [...byHost.values()].map(async (addresses) => {
      for (const address of addresses) {
        const { origin, pathname } = new URL(address);
        const etag = etags?.get(address);
        const answer = await agent.request({
          origin,
          path: pathname,
          method: 'GET',
          headers: { 'accept-encoding': 'gzip', ...(etag !== undefined && { 'if-none-match': etag }) },
        });
        await answer.body.arrayBuffer();
        if (typeof answer.headers['etag'] === 'string') found.set(address, answer.headers['etag']);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  await agent.close();
  return { seconds, etags: found };
}

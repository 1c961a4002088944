// A farm of feeds in a process of its own, to measure a sync against: N feeds of M long items, answers made beforehand, conditional GET.
// Run with arguments it is the farm; imported, it is the way to start one.
import { type ChildProcess, fork } from 'node:child_process';
import { hash } from 'node:crypto';
import http from 'node:http';
import { gzipSync } from 'node:zlib';

export interface FarmOptions {
  readonly feeds: number;
  readonly items: number;
  /** Words an item; 400 make a feed of 25 about 107 kB. */
  readonly words: number;
  /** Loopback addresses 127.0.1.1 … over which the feeds are spread (Linux); 1 is 127.0.0.1. */
  readonly hosts: number;
  readonly latencyMs: number;
}

export interface FeedFarm {
  readonly addresses: readonly string[];
  /** Bytes of one document, inflated and as sent. */
  readonly documentBytes: number;
  readonly wireBytes: number;
  /** Adds an item to every feed. */
  advance(): Promise<void>;
  counts(): Promise<{
    readonly requests: number;
    readonly notModified: number;
    readonly mostOpenPerHost: number;
    readonly mostOpen: number;
  }>;
  close(): Promise<void>;
}

type Order = { readonly kind: 'advance' | 'counts' };
interface Ready {
  readonly kind: 'ready';
  readonly addresses: readonly string[];
  readonly documentBytes: number;
  readonly wireBytes: number;
}

export const farmDefaults: FarmOptions = { feeds: 1_000, items: 25, words: 440, hosts: 1, latencyMs: 0 };

export async function startFeedFarm(options: Partial<FarmOptions> = {}): Promise<FeedFarm> {
  const child = fork(import.meta.filename, [JSON.stringify({ ...farmDefaults, ...options })], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  });
  const answer = <Message>(): Promise<Message> =>
    new Promise((resolve, reject) => {
      child.once('message', (message) => resolve(message as Message));
      child.once('exit', (code) => reject(new Error(`The farm ended with ${code}`)));
    });
  const ready = await answer<Ready>();
  const ask = <Message>(order: Order): Promise<Message> => {
    const answered = answer<Message>();
    child.send(order);
    return answered;
  };
  return {
    addresses: ready.addresses,
    documentBytes: ready.documentBytes,
    wireBytes: ready.wireBytes,
    advance: async () => void (await ask({ kind: 'advance' })),
    counts: () => ask({ kind: 'counts' }),
    close: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}

/** A small generator of chance that is the same on every machine (xorshift). */
function chance(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

/** Twenty thousand made-up words; common ones come up often, as in any language. */
function vocabulary(): (random: () => number) => string {
  const random = chance(4_711);
  const parts = [
    'ba',
    'lon',
    'tir',
    've',
    'mos',
    'ke',
    'dra',
    'nu',
    'sel',
    'hin',
    'fo',
    'gar',
    'li',
    'pex',
    'ro',
    'ust',
  ];
  const words = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => parts[Math.floor(random() * parts.length)]).join(''),
  );
  return (draw) => words[Math.floor(20_000 ** draw()) - 1] ?? 'ba';
}

function runFarm(options: FarmOptions): void {
  const word = vocabulary();
  const words = (random: () => number, count: number): string =>
    Array.from({ length: count }, () => word(random)).join(' ');
  const port = Number(process.env['FARM_PORT'] ?? 0);
  let bound = port;
  let generation = 0;
  const hostOf = (feed: number): string => (options.hosts > 1 ? `127.0.1.${1 + (feed % options.hosts)}` : '127.0.0.1');

  const itemOf = (feed: number, number: number): string => {
    const random = chance(feed * 7_919 + number * 104_729 + 3);
    const site = `http://${hostOf(feed)}:${bound}`;
    const paragraphs = Array.from(
      { length: Math.ceil(options.words / 90) },
      () => `<p>${words(random, 90)}. <a href="${site}/story/${feed}/${number}">${words(random, 3)}</a></p>`,
    );
    return `<item><title>${words(random, 7)}</title><link>${site}/story/${feed}/${number}</link><guid isPermaLink="false">f${feed}-i${number}</guid><pubDate>${new Date(Date.UTC(2025, 8, 1) + number * 5_400_000 + feed * 60_000).toUTCString()}</pubDate><dc:creator>${words(random, 2)}</dc:creator><category>${word(random)}</category><category>${word(random)}</category><description>${words(random, 28)}</description><media:content url="${site}/picture/${feed}/${number}.jpg" medium="image"/><content:encoded><![CDATA[<figure><img src="${site}/picture/${feed}/${number}.jpg" alt="${words(random, 4)}"><figcaption>${words(random, 10)}</figcaption></figure>${paragraphs.join('')}]]></content:encoded></item>`;
  };
  const documentOf = (feed: number): Buffer => {
    const items = Array.from({ length: options.items }, (_, back) =>
      itemOf(feed, options.items - 1 - back + generation),
    );
    return Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Farm ${feed}</title><link>http://${hostOf(feed)}:${bound}/</link><description>Made to be measured</description>${items.join('')}</channel></rss>`,
    );
  };
  interface Kept {
    readonly size: number;
    readonly zipped: Buffer;
    readonly etag: string;
  }
  let documents: Kept[] = [];
  const make = (): void => {
    documents = Array.from({ length: options.feeds }, (_, feed) => {
      const document = documentOf(feed);
      return {
        size: document.byteLength,
        zipped: gzipSync(document, { level: 4 }),
        etag: `"${hash('sha1', document).slice(0, 16)}"`,
      };
    });
  };

  let requests = 0;
  let notModified = 0;
  let [open, mostOpen, mostOpenPerHost] = [0, 0, 0];
  const openPerHost = new Map<string, number>();
  const answer = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    const host = request.socket.localAddress ?? '';
    requests += 1;
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    openPerHost.set(host, (openPerHost.get(host) ?? 0) + 1);
    mostOpenPerHost = Math.max(mostOpenPerHost, openPerHost.get(host) ?? 0);
    response.on('close', () => {
      open -= 1;
      openPerHost.set(host, (openPerHost.get(host) ?? 1) - 1);
    });
    const document = documents[Number(/^\/feed\/(\d+)$/.exec(request.url ?? '')?.[1])];
    if (!document) response.writeHead(404).end();
    else if (request.headers['if-none-match'] === document.etag) {
      notModified += 1;
      response.writeHead(304, { etag: document.etag }).end();
    } else
      response
        .writeHead(200, {
          'content-type': 'application/rss+xml; charset=utf-8',
          'content-encoding': 'gzip',
          'content-length': document.zipped.byteLength,
          etag: document.etag,
        })
        .end(document.zipped);
  };
  const serve = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    if (options.latencyMs > 0) setTimeout(() => answer(request, response), options.latencyMs);
    else answer(request, response);
  };

  const hosts = [...new Set(Array.from({ length: options.hosts }, (_, index) => hostOf(index)))];
  const listen = async (): Promise<void> => {
    for (const host of hosts) {
      const server = http.createServer(serve);
      server.keepAliveTimeout = 60_000;
      await new Promise<void>((resolve) => server.listen(bound, host, resolve));
      const address = server.address();
      if (bound === 0 && address !== null && typeof address === 'object') bound = address.port;
    }
    make();
    const ready: Ready = {
      kind: 'ready',
      addresses: documents.map((_, feed) => `http://${hostOf(feed)}:${bound}/feed/${feed}`),
      documentBytes: documents[0]?.size ?? 0,
      wireBytes: documents[0]?.zipped.byteLength ?? 0,
    };
    process.send?.(ready);
  };
  process.on('message', (order: Order) => {
    if (order.kind === 'advance') {
      generation += 1;
      make();
      process.send?.({ kind: 'done' });
    } else process.send?.({ requests, notModified, mostOpen, mostOpenPerHost });
  });
  process.on('disconnect', () => process.exit(0));
  void listen();
}

if (process.argv[1] === import.meta.filename) runFarm(JSON.parse(process.argv[2] ?? '{}') as FarmOptions);

// A real HTTP server on loopback that answers by script and can misbehave in every way the web has shown.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Socket } from 'node:net';
import zlib from 'node:zlib';

export interface SeenRequest {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  /** Header names and values as they came, in order. */
  readonly rawHeaders: readonly string[];
  readonly atMs: number;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Compresses the body and says so. */
  readonly coding?: 'gzip' | 'br' | 'zstd' | 'deflate';
  /** Milliseconds of real time before the answer. */
  readonly delayMs?: number;
}

/** How a server can go wrong. */
export type Misbehaviour =
  | 'silence' // takes the request and says nothing
  | 'slow-loris' // the head, a byte now and then
  | 'drip' // the body, a byte now and then
  | 'stall' // half the body, then nothing
  | 'reset' // breaks off the connection
  | 'reset-in-body'
  | 'truncated-gzip'
  | 'endless'
  | 'bomb' // a small gzip that inflates to 60 MB
  | 'redirect-loop'
  | 'redirect-to-file'
  | 'meta-refresh'
  | 'too-short' // less than content-length says
  | 'garbage' // not HTTP at all
  | 'no-answer-close'
  | 'huge-header';

export const misbehaviours: readonly Misbehaviour[] = [
  'silence',
  'slow-loris',
  'drip',
  'stall',
  'reset',
  'reset-in-body',
  'truncated-gzip',
  'endless',
  'bomb',
  'redirect-loop',
  'redirect-to-file',
  'meta-refresh',
  'too-short',
  'garbage',
  'no-answer-close',
  'huge-header',
];

export type Script = Answer | Misbehaviour | ((request: SeenRequest) => Answer | Misbehaviour);

export interface ScriptedServer {
  readonly origin: string;
  readonly port: number;
  /** Every request so far, oldest first. */
  readonly requests: SeenRequest[];
  /** What a path answers from now on; without a script it is 404. */
  script(path: string, script: Script): void;
  /** What every path without a script of its own answers. */
  scriptAll(script: Script): void;
  requestsTo(path: string): readonly SeenRequest[];
  /** Most requests under way at once. */
  readonly mostAtOnce: () => number;
  close(): Promise<void>;
}

/** `address`: the loopback address to listen on; Linux has all of 127/8, so each can be a host of its own. */
export async function startServer(address = '127.0.0.1', port = 0): Promise<ScriptedServer> {
  const scripts = new Map<string, Script>();
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const timers = new Set<NodeJS.Timeout>();
  let fallback: Script = { status: 404 };
  let open = 0;
  let most = 0;
  const every = (ms: number, act: () => void): void => {
    timers.add(setInterval(act, ms));
  };
  const server = http.createServer((incoming, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => (open -= 1));
    const seen: SeenRequest = {
      path: incoming.url ?? '',
      headers: incoming.headers,
      rawHeaders: incoming.rawHeaders,
      atMs: Date.now(),
    };
    requests.push(seen);
    const script = scripts.get(seen.path) ?? fallback;
    const chosen = typeof script === 'function' ? script(seen) : script;
    if (typeof chosen === 'string') misbehave(chosen, seen.path, response, every);
    else if (chosen.delayMs === undefined) reply(chosen, response);
    else timers.add(setTimeout(() => reply(chosen, response), chosen.delayMs));
  });
  server.keepAliveTimeout = 30_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve));
  const bound = (server.address() as AddressInfo).port;
  return {
    origin: `http://${address}:${bound}`,
    port: bound,
    requests,
    script: (path, script) => void scripts.set(path, script),
    scriptAll: (script) => void (fallback = script),
    requestsTo: (path) => requests.filter((request) => request.path === path),
    mostAtOnce: () => most,
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const coders = {
  gzip: zlib.gzipSync,
  br: zlib.brotliCompressSync,
  zstd: zlib.zstdCompressSync,
  deflate: zlib.deflateSync,
} as const;

function reply(answer: Answer, response: http.ServerResponse): void {
  const plain = Buffer.from(answer.body ?? '');
  const body = answer.coding === undefined ? plain : coders[answer.coding](plain);
  const status = answer.status ?? 200;
  const hasBody = status !== 304 && status !== 204;
  response.writeHead(status, {
    ...(hasBody && { 'content-type': 'application/rss+xml; charset=utf-8', 'content-length': String(body.byteLength) }),
    ...(answer.coding !== undefined && { 'content-encoding': answer.coding }),
    ...answer.headers,
  });
  response.end(hasBody ? body : undefined);
}

function misbehave(
  kind: Misbehaviour,
  path: string,
  response: http.ServerResponse,
  every: (ms: number, act: () => void) => void,
): void {
  const socket = response.socket;
  if (socket === null) return;
  const feedType = { 'content-type': 'application/rss+xml' };
  const drip = (text: string, ms: number): void => {
    let at = 0;
    every(ms, () => {
      if (!socket.destroyed) socket.write(text[at++ % text.length] ?? ' ');
    });
  };
  switch (kind) {
    case 'silence':
      return;
    case 'slow-loris':
      drip(`HTTP/1.1 200 OK\r\nx-slow: ${'a'.repeat(100_000)}`, 200);
      return;
    case 'drip':
      response.writeHead(200, { ...feedType, 'content-length': '1000000' });
      every(200, () => void response.write('<'));
      return;
    case 'stall':
      response.writeHead(200, { ...feedType, 'content-length': '100000' });
      response.write('<rss version="2.0"><channel><title>Half</title>');
      return;
    case 'reset':
      socket.resetAndDestroy();
      return;
    case 'reset-in-body':
      response.writeHead(200, { ...feedType, 'content-length': '100000' });
      response.write('<rss version="2.0">', () => socket.resetAndDestroy());
      return;
    case 'truncated-gzip': {
      const whole = zlib.gzipSync('<rss version="2.0"><channel><title>Cut</title></channel></rss>'.repeat(50));
      response.writeHead(200, { ...feedType, 'content-encoding': 'gzip' });
      response.end(whole.subarray(0, whole.length - 20));
      return;
    }
    case 'endless': {
      response.writeHead(200, feedType);
      const block = Buffer.alloc(65_536, '<item>');
      const more = (): void => {
        while (!socket.destroyed && response.write(block)) if (socket.destroyed) return;
        if (!socket.destroyed) response.once('drain', more);
      };
      more();
      return;
    }
    case 'bomb':
      response.writeHead(200, { ...feedType, 'content-encoding': 'gzip' });
      response.end(bomb());
      return;
    case 'redirect-loop':
      response.writeHead(302, { location: path });
      response.end();
      return;
    case 'redirect-to-file':
      response.writeHead(301, { location: 'file:///etc/hosts' });
      response.end();
      return;
    case 'meta-refresh':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(
        `<!doctype html><html><head><meta http-equiv="refresh" content="0; url=${path}"></head><body>Moving on</body></html>`,
      );
      return;
    case 'too-short':
      response.writeHead(200, { ...feedType, 'content-length': '100000' });
      response.write('<rss version="2.0"></rss>', () => socket.destroy());
      return;
    case 'garbage':
      socket.end('SSH-2.0-OpenSSH_9.2\r\n');
      return;
    case 'no-answer-close':
      socket.end();
      return;
    case 'huge-header':
      socket.write(`HTTP/1.1 200 OK\r\nx-huge: ${'a'.repeat(200_000)}\r\n\r\n`);
      return;
  }
}

let keptBomb: Buffer | undefined;
const bomb = (): Buffer => (keptBomb ??= zlib.gzipSync(Buffer.alloc(60_000_000, 'a')));

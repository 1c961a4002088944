// The web host's server: the built renderer, kept media and a WebSocket for the contract, on the loopback interface only.
// It knows no request of the contract: what comes over the WebSocket goes on to the engine's socket as it is.
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { contentPolicy, keptMediaFile, rendererFile, type ServedFile } from '../../shared/contract/servedFiles.ts';
import type { Channel } from '../../shared/contract/wire.ts';
import { reachHolderLines } from '../engine/librarySocket.ts';
import { doorPage, doorPolicy, doorScript, failurePage } from './door.ts';
import { createSession, type Session } from './session.ts';

/** Answers a request that it knows, in `--dev`; false when it does not. */
export interface DevServer {
  handle(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}

export interface WebServerOptions {
  readonly profile: string;
  /** Folder of the built renderer. */
  readonly rendererFolder: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** The sentence once the engine cannot be brought up. */
  readonly failure: () => string | undefined;
  readonly createDevServer?: (server: ReturnType<typeof createServer>) => Promise<DevServer>;
}

export interface WebServer {
  /** With the token in its fragment. */
  readonly address: string;
  close(): Promise<void>;
}

/** The engine has gone: the window connects again. */
const goneCode = 4001;
const enginePatienceMs = 10_000;
const notBuilt = 'The window’s page has not been built here. “npm start” builds it and opens it.';
const longestTokenBytes = 200;
const largestMessageBytes = 64 * 1024 * 1024;

export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const session = createSession((server.address() as AddressInfo).port);
  const dev = await options.createDevServer?.(server);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessageBytes, perMessageDeflate: false });

  const joinEngine = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const engine = await reachEngine(options);
    if (engine) sockets.handleUpgrade(request, socket, head, (window) => join(window, engine));
    else refuseUpgrade(socket, '503 Service Unavailable');
  };
  server.on('request', (request, response) => {
    answer(request, response, session, options, dev).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.on('upgrade', (request, socket, head) => {
    if (!session.isFromOurPage(request.headers) || !session.hasCookie(request.headers))
      refuseUpgrade(socket, '403 Forbidden');
    else if (request.url === '/engine') {
      void joinEngine(request, socket, head);
    } else if (!dev?.upgrade(request, socket, head)) refuseUpgrade(socket, '404 Not Found');
  });

  return {
    address: `${session.origin}/#${session.token}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  session: Session,
  options: WebServerOptions,
  dev?: DevServer,
): Promise<void> {
  const { headers, method } = request;
  if (!session.isOurs(headers)) return refuse(response, 403);
  const [urlPath = '/'] = (request.url ?? '/').split('?', 1);
  if (method === 'POST' && urlPath === '/session') return exchangeToken(request, response, session);
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405);
  if (!session.hasCookie(headers)) return showDoor(urlPath, response);
  if (urlPath.startsWith('/media/')) {
    const file = keptMediaFile(urlPath.slice('/media/'.length));
    return file ? sendFile(request, response, path.join(options.profile, 'media'), file) : refuse(response, 404);
  }
  const failure = options.failure();
  // Asked by a window that cannot reach the engine: 200 and the sentence when nothing more is tried, else 204.
  if (urlPath === '/failure')
    return failure === undefined
      ? refuse(response, 204)
      : sendPage(response, 200, 'text/plain; charset=utf-8', failure);
  if (urlPath === '/' && failure !== undefined)
    return sendPage(response, 503, 'text/html; charset=utf-8', failurePage(failure));
  if (dev) return dev.handle(request, response);
  if (urlPath === '/' && !existsSync(path.join(options.rendererFolder, 'index.html')))
    return sendPage(response, 503, 'text/html; charset=utf-8', failurePage(notBuilt));
  const file = rendererFile(
    urlPath.slice(1),
    contentPolicy({ media: "'self'", connect: `'self' ${session.origin.replace('http', 'ws')}` }),
  );
  return file ? sendFile(request, response, options.rendererFolder, file) : refuse(response, 404);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0, 'x-content-type-options': 'nosniff' }).end();
}

function sendPage(response: ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, {
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': doorPolicy,
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    .end(body);
}

function showDoor(urlPath: string, response: ServerResponse): void {
  if (urlPath === '/') sendPage(response, 200, 'text/html; charset=utf-8', doorPage);
  else if (urlPath === '/door.js') sendPage(response, 200, 'text/javascript; charset=utf-8', doorScript);
  else refuse(response, 403);
}

async function exchangeToken(request: IncomingMessage, response: ServerResponse, session: Session): Promise<void> {
  if (!session.isFromOurPage(request.headers)) return refuse(response, 403);
  let token = '';
  for await (const chunk of request) {
    token += String(chunk);
    if (token.length > longestTokenBytes) return refuse(response, 413);
  }
  const cookie = session.exchange(token);
  if (cookie === undefined) return refuse(response, 403);
  response.writeHead(204, { 'set-cookie': cookie, 'cache-control': 'no-store' }).end();
}

/** Sends a file, or the part of it that a player asks for (RFC 9110 §14). */
async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  file: ServedFile,
): Promise<void> {
  const filePath = path.join(folder, ...file.path.split('/'));
  const found = await stat(filePath).catch(() => undefined);
  if (!found?.isFile()) return refuse(response, 404);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const start = from === undefined ? 0 : Number(from);
  const end = Math.min(to ? Number(to) : Infinity, found.size - 1);
  if (from !== undefined && start > end) {
    response.writeHead(416, { 'content-range': `bytes */${found.size}`, 'content-length': 0 }).end();
    return;
  }
  response.writeHead(from === undefined ? 200 : 206, {
    ...file.headers,
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    ...(from !== undefined && { 'content-range': `bytes ${start}-${end}/${found.size}` }),
  });
  if (request.method === 'HEAD' || found.size === 0) response.end();
  else await pipeline(createReadStream(filePath, { start, end }), response).catch(() => undefined); // the window left
}

/** The engine's line for a new window; undefined when it does not come up in time. */
async function reachEngine({ profile, failure }: WebServerOptions): Promise<Channel<string, string> | undefined> {
  for (
    const deadline = performance.now() + enginePatienceMs;
    performance.now() < deadline && failure() === undefined;
  ) {
    const engine = await reachHolderLines(profile).catch(() => undefined);
    if (engine) return engine;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}

/** Joins a window to the engine: a frame is a line of the engine's socket, in both directions. When either ends, so does the other. */
function join(window: WebSocket, engine: Channel<string, string>): void {
  window.on('message', (frame, isBinary) => {
    if (isBinary) window.close(1003);
    else engine.post((frame as Buffer).toString('utf8').replaceAll('\n', ' ')); // in JSON a bare line break can only be white space
  });
  window.on('error', () => undefined); // always followed by 'close'
  window.on('close', () => engine.close());
  engine.onMessage((line) => window.send(line));
  engine.onClose(() => window.close(goneCode, 'engine-gone'));
}

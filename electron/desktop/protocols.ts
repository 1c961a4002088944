// app:// is the built page, media:// the kept pictures and sounds. Both read from one folder each and name every header themselves.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { CustomScheme, Protocol } from 'electron';
import { contentPolicy, keptMediaFile, rendererFile, type ServedFile } from '../../shared/contract/servedFiles.ts';

/** To be registered before the app is ready. Standard and secure, so that origins, policies and relative addresses work as on the web. */
export const customSchemes: CustomScheme[] = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  { scheme: 'media', privileges: { standard: true, secure: true, stream: true } },
];

/** The window reaches the engine by a message port, so its page may connect nowhere. */
const windowPolicy = contentPolicy({ media: 'media:', connect: "'none'" });

export interface ServedFolders {
  readonly renderer: string;
  readonly media: string;
}

export function serveProtocols(protocol: Protocol, folders: ServedFolders): void {
  protocol.handle('app', (request) => answerPage(request, folders.renderer));
  protocol.handle('media', (request) => answerMedia(request, folders.media));
}

export function answerPage(request: Request, folder: string): Promise<Response> {
  const place = placeOf(request, 'broadsheet');
  return answer(request, folder, place === undefined ? undefined : rendererFile(place, windowPolicy));
}

export function answerMedia(request: Request, folder: string): Promise<Response> {
  const place = placeOf(request, 'kept');
  return answer(request, folder, place === undefined ? undefined : keptMediaFile(place));
}

/** Path of the address, still encoded: a name that needs decoding is none of ours. */
function placeOf(request: Request, host: string): string | undefined {
  const address = new URL(request.url);
  return request.method === 'GET' && address.host === host ? address.pathname.slice(1) : undefined;
}

async function answer(request: Request, folder: string, file: ServedFile | undefined): Promise<Response> {
  if (!file) return new Response(null, { status: 404 });
  const filePath = path.join(folder, ...file.path.split('/'));
  const found = await stat(filePath).catch(() => undefined);
  if (!found?.isFile()) return new Response(null, { status: 404 });
  // A player asks for parts (RFC 9110 §14).
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  const start = from === undefined ? 0 : Number(from);
  const end = Math.min(to ? Number(to) : Infinity, found.size - 1);
  if (from !== undefined && start > end)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${found.size}` } });
  const headers = {
    ...file.headers,
    'accept-ranges': 'bytes',
    'content-length': String(end - start + 1),
    ...(from !== undefined && { 'content-range': `bytes ${start}-${end}/${found.size}` }),
  };
  const body =
    found.size === 0
      ? null
      : (Readable.toWeb(createReadStream(filePath, { start, end })) as ReadableStream<Uint8Array>);
  return new Response(body, { status: from === undefined ? 200 : 206, headers });
}

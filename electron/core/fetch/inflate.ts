// Undoes the content codings of a response. What counts against the limit is what comes out, so a small bomb cannot pass as a small feed.
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';

export const acceptedCodings = 'gzip, br, zstd, deflate';

const gunzip = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflateZlib = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const brotli = promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);
const zstd = promisify<Uint8Array, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress);

/** Of a usual feed in few pieces: each is a trip to another thread and back. */
const chunkSize = 65_536;

export const looksGzipped = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;

/**
 * `contentEncoding` as the header has it, codings in the order they were applied (RFC 9110 §8.4).
 * Throws AppError too-large when more than `maxBytes` come out, protocol-broken when the data is cut off or not what it says.
 */
export async function inflate(
  body: Uint8Array,
  contentEncoding: string | undefined,
  maxBytes: number,
  host: string,
): Promise<Uint8Array> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > 3) throw new AppError('protocol-broken', { host });
  let bytes = body;
  for (const coding of codings.toReversed()) bytes = await inflateOne(bytes, coding, maxBytes, host);
  if (bytes.byteLength > maxBytes) throw tooLarge(host, maxBytes);
  return bytes;
}

async function inflateOne(
  bytes: Uint8Array,
  coding: string,
  maxOutputLength: number,
  host: string,
): Promise<Uint8Array> {
  if (bytes.byteLength === 0) return bytes;
  try {
    switch (coding) {
      case 'gzip':
      case 'x-gzip':
        // Some servers label plain text as gzip; a browser shows it all the same.
        return looksGzipped(bytes) ? await gunzip(bytes, { maxOutputLength, chunkSize }) : bytes;
      case 'br':
        return await brotli(bytes, { maxOutputLength, chunkSize });
      case 'zstd':
        return await zstd(bytes, { maxOutputLength, chunkSize });
      case 'deflate':
        // "deflate" is a zlib stream (RFC 9110 §8.4.1.2), but some servers send it bare. A zlib header divides by 31.
        return ((bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)) % 31 === 0
          ? await inflateZlib(bytes, { maxOutputLength, chunkSize })
          : await inflateRaw(bytes, { maxOutputLength, chunkSize });
      default:
        throw new AppError('protocol-broken', { host, reason: `content-encoding ${coding}` });
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(host, maxOutputLength);
    throw new AppError('protocol-broken', {
      host,
      reason: (error as NodeJS.ErrnoException).code ?? 'content-encoding',
    });
  }
}

export const tooLarge = (host: string, maxBytes: number): AppError =>
  new AppError('too-large', { host, limit: `${Math.round(maxBytes / 1_000_000)} MB` });

// Kept files on the disk: named by what is in them, written whole or not at all. Knows bytes and folders, not articles.
import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';

export interface MediaKind {
  readonly extension: string;
  readonly type: string;
}

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** What a file is by its first bytes, whatever its server says; undefined for what we do not show. SVG is a document, not a picture, and is not kept. */
export function mediaKind(bytes: Uint8Array): MediaKind | undefined {
  const start = ascii(bytes, 0, 16);
  if (start.startsWith('\u00FF\u00D8\u00FF')) return { extension: 'jpg', type: 'image/jpeg' };
  if (start.startsWith('\u0089PNG\r\n')) return { extension: 'png', type: 'image/png' };
  if (start.startsWith('GIF8')) return { extension: 'gif', type: 'image/gif' };
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return { extension: 'webp', type: 'image/webp' };
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WAVE') return { extension: 'wav', type: 'audio/wav' };
  if (start.startsWith('BM') && bytes.length > 26) return { extension: 'bmp', type: 'image/bmp' };
  if (start.startsWith('\0\0\u0001\0')) return { extension: 'ico', type: 'image/x-icon' };
  if (start.startsWith('OggS')) return { extension: 'ogg', type: 'audio/ogg' };
  if (start.startsWith('fLaC')) return { extension: 'flac', type: 'audio/flac' };
  if (start.startsWith('\u001AE\u00DF\u00A3')) return { extension: 'webm', type: 'video/webm' };
  if (start.startsWith('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0))
    return { extension: 'mp3', type: 'audio/mpeg' };
  if (start.slice(4, 8) === 'ftyp') {
    const brand = start.slice(8, 12);
    if (brand === 'avif' || brand === 'avis') return { extension: 'avif', type: 'image/avif' };
    if (brand === 'M4A ' || brand === 'M4B ') return { extension: 'm4a', type: 'audio/mp4' };
    return { extension: 'mp4', type: 'video/mp4' };
  }
  return undefined;
}

/** @returns path under the media folder: `<2 hex>/<sha256>.<ext>` */
export async function writeMediaFile(mediaFolder: string, bytes: Uint8Array, kind: MediaKind): Promise<string> {
  const name = createHash('sha256').update(bytes).digest('hex');
  const relative = `${name.slice(0, 2)}/${name}.${kind.extension}`;
  const target = path.join(mediaFolder, relative);
  if (await exists(target)) return relative;
  const temporary = path.join(mediaFolder, name.slice(0, 2), `.${randomUUID()}.part`);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const { code } = error as NodeJS.ErrnoException;
    throw new AppError(
      code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'write-failed',
      { file: relative },
      { cause: error },
    );
  }
  return relative;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

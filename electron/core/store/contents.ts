// The texts of an article in one compressed piece: HTML and its plain text repeat each other, so together they cost hardly more than one.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

export interface Texts {
  /** Sanitised HTML, kept apart as the author kept them apart. */
  readonly summaryHtml: string;
  readonly contentHtml: string;
  /** Plain text, for search and snippets. */
  readonly text: string;
}

/** Neither sanitised HTML nor plain text can hold a NUL (HTML §13.2.3.5 replaces it; feeds in XML cannot carry it). */
const border = '\u0000';
/** Most pieces are shorter than this; Node's own 16 kB of output cost more to take than such a piece to pack. */
const options = { params: { [constants.ZSTD_c_compressionLevel]: 3 }, chunkSize: 4_000 };

export function packTexts(texts: Texts): Uint8Array {
  const parts = [texts.summaryHtml, texts.contentHtml, texts.text].map((part) =>
    part.includes(border) ? part.replaceAll(border, '') : part,
  );
  // A copy of just these bytes: what zstd gives lies in a larger buffer, which would go along to another thread.
  return new Uint8Array(zstdCompressSync(parts.join(border), options));
}

export function unpackTexts(packed: Uint8Array): Texts {
  const [summaryHtml = '', contentHtml = '', text = ''] = zstdDecompressSync(packed).toString('utf8').split(border);
  return { summaryHtml, contentHtml, text };
}

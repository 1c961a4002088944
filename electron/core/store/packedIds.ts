// Many ids in few bytes, for the journal: sorted, as differences, seven bits a byte, then zstd where it helps.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

const plain = 0;
const compressed = 1;
const worthCompressingBytes = 512;

/** Order is not kept: ids come back ascending. */
export function packIds(ids: readonly number[]): Uint8Array {
  const sorted = Float64Array.from(ids).sort();
  const bytes = new Uint8Array(sorted.length * 8);
  let length = 0;
  let last = 0;
  for (const id of sorted) {
    let difference = id - last;
    last = id;
    while (difference >= 128) {
      bytes[length++] = (difference % 128) + 128;
      difference = Math.floor(difference / 128);
    }
    bytes[length++] = difference;
  }
  const body = bytes.subarray(0, length);
  return length >= worthCompressingBytes
    ? Buffer.concat([Buffer.of(compressed), zstdCompressSync(body)])
    : Buffer.concat([Buffer.of(plain), body]);
}

export function unpackIds(packed: Uint8Array): number[] {
  const body = packed[0] === compressed ? zstdDecompressSync(packed.subarray(1)) : packed.subarray(1);
  const ids: number[] = [];
  let id = 0;
  let difference = 0;
  let scale = 1;
  for (const byte of body) {
    difference += (byte % 128) * scale;
    if (byte >= 128) {
      scale *= 128;
      continue;
    }
    id += difference;
    ids.push(id);
    difference = 0;
    scale = 1;
  }
  return ids;
}

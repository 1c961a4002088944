// The thread in which documents of strangers are understood. Whatever a hostile feed does, it does it to this thread only.
import { parentPort } from 'node:worker_threads';
import { toWire } from '../../../shared/errors.ts';
import { decodeText } from '../decode/decodeText.ts';
import { normalizeFeed } from '../normalize/normalizeFeed.ts';
import { parseFeed } from '../parse/parseFeed.ts';
import type { FromUnderstandWorker, UnderstandRequest } from './understandPool.ts';

const post = (message: FromUnderstandWorker): void => parentPort?.postMessage(message);

parentPort?.on('message', ({ id, bytes, url, contentType }: UnderstandRequest) => {
  try {
    const decoded = decodeText(bytes, contentType === undefined ? {} : { contentType });
    const parsed = parseFeed(decoded.text, { url, ...(contentType !== undefined && { contentType }) });
    const feed = normalizeFeed(parsed, { url });
    post({ kind: 'understood', id, feed: { ...feed, warnings: [...decoded.warnings, ...feed.warnings] } });
  } catch (error) {
    const wire = toWire(error);
    // A bug in understanding must not pass for a fault of the feed: its trace goes to the log of the engine.
    post({
      kind: 'failed',
      id,
      error: wire,
      ...(wire.code === 'internal' && {
        trace: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    });
  }
});

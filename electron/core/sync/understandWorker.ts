// The thread in which documents of strangers are understood. Whatever a hostile feed does, it does it to this thread only.
import { parentPort } from 'node:worker_threads';
import { toWire } from '../../../shared/errors.ts';
import { decodeText } from '../decode/decodeText.ts';
import { normalizeFeed } from '../normalize/normalizeFeed.ts';
import { oldestFirst } from '../normalize/oldestFirst.ts';
import { discoverFeeds } from '../parse/discoverFeeds.ts';
import { parseFeed } from '../parse/parseFeed.ts';
import { readyEntry, type ReadyFeed } from '../store/readyEntry.ts';
import type {
  FromUnderstandWorker,
  RawDocument,
  Understandings,
  UnderstandRequest,
  UnderstandTask,
} from './understandPool.ts';

const textOf = ({ bytes, contentType }: RawDocument): ReturnType<typeof decodeText> =>
  decodeText(bytes, contentType === undefined ? {} : { contentType });

type Tasks = {
  readonly [Task in UnderstandTask]: (document: RawDocument) => Understandings[Task] | Promise<Understandings[Task]>;
};

const tasks: Tasks = {
  feed(document): ReadyFeed {
    const { url, contentType } = document;
    const decoded = textOf(document);
    const parsed = parseFeed(decoded.text, { url, ...(contentType !== undefined && { contentType }) });
    const feed = normalizeFeed(parsed);
    const entries = oldestFirst(feed.entries).map(readyEntry);
    return { ...feed, entries, warnings: [...decoded.warnings, ...feed.warnings] };
  },
  links: (page) => discoverFeeds(textOf(page).text, page.url).map(({ url }) => url),
  // Loaded with the first page: most workers only ever see feeds.
  article: async (page) => {
    const { extractArticle } = await import('../extract/extractArticle.ts');
    return extractArticle(textOf(page).text, { url: page.url });
  },
};

const post = (message: FromUnderstandWorker): void => parentPort?.postMessage(message);

async function answer({ id, task, ...document }: UnderstandRequest): Promise<void> {
  try {
    post({ kind: 'understood', id, result: await tasks[task](document) });
  } catch (error) {
    const wire = toWire(error);
    // A bug in understanding must not pass for a fault of the feed: its trace goes to the log of the engine.
    const trace =
      wire.code === 'internal'
        ? { trace: error instanceof Error ? (error.stack ?? error.message) : String(error) }
        : {};
    post({ kind: 'failed', id, error: wire, ...trace });
  }
}

parentPort?.on('message', (request: UnderstandRequest) => void answer(request));
post({ kind: 'ready' });

// The demonstration: a few feeds that lie beside this file, served on loopback for as long as following them takes. Afterwards everything
// is kept, and no network is needed. `--demo` fills an empty library with it, by the contract; a person can ask for it in their own.
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { ActResult, EngineClient } from '../../shared/contract/engineContract.ts';
import type { FeedId } from '../../shared/model/ids.ts';
import type { Core } from '../core/core.ts';

const folder = path.join(import.meta.dirname, 'demo');
/** Each feed and the folder it is filed under, if any. */
const feedFiles: Readonly<Record<string, string | undefined>> = {
  'kyiv-independent.xml': 'Newspapers',
  'harbour-post.xml': 'Newspapers',
  'bench-notes.xml': 'Science and nature',
  'marsh-and-meadow.json': 'Science and nature',
  'counting-house.xml': 'Science and nature',
  'night-lines.xml': 'Slow things',
  'kitchen-letters.json': 'Slow things',
  'small-hours.json': undefined,
};
/** What somebody has done in it before, by how the titles begin. */
const readAlready = [
  'A soup for people',
  'Council sits',
  'The quietest room',
  'How a sleeping car',
  'Why the other queue',
];
const savedAlready = ['Rubio', 'Twenty hours', 'How long is our coast'];
const taggedAlready: Readonly<Record<string, readonly string[]>> = {
  diplomacy: ['Rubio'],
  weekend: ['Twenty hours', 'A soup for people'],
};
const types: Readonly<Record<string, string>> = {
  '.xml': 'application/xml',
  '.json': 'application/feed+json',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
};
const dayMs = 86_400_000;

/** `{{at DAYS HH:MM}}`: that hour of the day so many days ago, the day before if it is still to come. */
function momentAgo(now: number, days: number, hours: number, minutes: number): string {
  const at = new Date(now - days * dayMs).setHours(hours, minutes, 0, 0);
  return new Date(at > now ? at - dayMs : at).toISOString();
}

const fillIn = (text: string, base: string, now: number): string =>
  text
    .replaceAll('{{base}}', base)
    .replaceAll(/\{\{at (\d+) (\d\d):(\d\d)\}\}/g, (_all, days, hours, minutes) =>
      momentAgo(now, Number(days), Number(hours), Number(minutes)),
    );

async function serveDemo(now: number): Promise<{ readonly base: string; close(): void }> {
  const answer = async (address: string, response: ServerResponse): Promise<void> => {
    const name = path.basename(address);
    const type = types[path.extname(name)];
    const bytes = type === undefined ? undefined : await readFile(path.join(folder, name)).catch(() => undefined);
    if (type === undefined || bytes === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': type })
        .end(Object.hasOwn(feedFiles, name) ? fillIn(bytes.toString(), base, now) : bytes);
  };
  const server = createServer((request, response) => void answer(request.url ?? '', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { base, close: () => void server.close() };
}

/** Does nothing in a library that follows something already. */
export async function fillDemoLibrary(client: EngineClient, now: number): Promise<void> {
  if ((await client.call('library.overview', {})).feeds.length > 0) return;
  const demo = await serveDemo(now);
  try {
    const folders = new Map<string, number>();
    for (const [file, name] of Object.entries(feedFiles)) {
      if (name !== undefined && !folders.has(name)) folders.set(name, await client.call('folders.add', { name }));
      const folderId = name === undefined ? undefined : folders.get(name);
      const { id: feedId } = await client.call('feeds.subscribe', {
        feedUrl: `${demo.base}/${file}`,
        ...(folderId !== undefined && { folderId }),
      });
      // What lies here now is all there is: the feed is not asked again.
      await client.call('feeds.update', { feedId, paused: true });
    }
    const options = { order: 'newest', unreadOnly: false } as const;
    const { frame } = await client.call('articles.open', { listing: { kind: 'all' }, options });
    const { rows } = await client.call('articles.list', {
      view: { listing: { kind: 'all' }, options, frame },
      direction: 'forward',
      limit: 100,
    });
    // A picture that cannot be had is shown as missing.
    await Promise.all(rows.map(({ id }) => client.call('articles.fetchMedia', { id }).catch(() => undefined)));
    const idsOf = (titles: readonly string[]): number[] =>
      rows.filter(({ title }) => titles.some((start) => title.startsWith(start))).map(({ id }) => id);
    await client.call('triage.setRead', { ids: idsOf(readAlready), read: true });
    await client.call('triage.setSaved', { ids: idsOf(savedAlready), saved: true });
    for (const [name, titles] of Object.entries(taggedAlready))
      await client.call('triage.addTag', { ids: idsOf(titles), name });
    await client.call('smartFeeds.save', { name: 'By the sea', query: 'topic:Sea OR harbour OR coast' });
  } finally {
    demo.close();
  }
}

/** Follows the demonstration's feeds in a library of whatever else, as one act. */
export async function addDemo(
  core: Pick<Core, 'subscriptions' | 'reading' | 'offline'>,
  folderName: string,
  now: number,
  signal: AbortSignal,
): Promise<ActResult> {
  const demo = await serveDemo(now);
  try {
    const addresses = Object.keys(feedFiles).map((file) => `${demo.base}/${file}`);
    const done = await core.subscriptions.keepStill(addresses, folderName, signal);
    const ofDemo = core.reading.overview().feeds.filter(({ feedUrl }) => addresses.includes(feedUrl));
    await keepPictures(
      core,
      ofDemo.map(({ id }) => id),
      signal,
    );
    return done;
  } finally {
    demo.close();
  }
}

/** A picture that cannot be had is shown as missing. */
async function keepPictures(
  { reading, offline }: Pick<Core, 'reading' | 'offline'>,
  feedIds: readonly FeedId[],
  signal: AbortSignal,
): Promise<void> {
  const options = { order: 'newest', unreadOnly: false } as const;
  for (const feedId of feedIds) {
    const listing = { kind: 'feed', feedId } as const;
    const { frame } = reading.open({ listing, options });
    const { rows } = reading.list({ view: { listing, options, frame }, direction: 'forward', limit: 100 });
    await Promise.all(rows.map(({ id }) => offline.fetchMedia({ id }, signal).catch(() => undefined)));
  }
}

// Fills an empty library for `--demo`: follows a few feeds that lie beside this file, served on loopback for as long as that takes.
// It asks by the contract, as a person's window does. Afterwards everything is kept, and no network is needed.
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { EngineClient } from '../../shared/contract/engineContract.ts';

const folder = path.join(import.meta.dirname, 'demo');
const feedFiles = ['kyiv-independent.xml', 'harbour-post.xml', 'small-hours.json'];
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
        .end(feedFiles.includes(name) ? fillIn(bytes.toString(), base, now) : bytes);
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
    const folderId = await client.call('folders.add', { name: 'Newspapers' });
    for (const [index, file] of feedFiles.entries()) {
      const { id: feedId } = await client.call('feeds.subscribe', {
        feedUrl: `${demo.base}/${file}`,
        ...(index < 2 && { folderId }),
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
    const rubio = rows.find(({ title }) => title.startsWith('Rubio'));
    if (!rubio) return;
    await client.call('triage.setSaved', { ids: [rubio.id], saved: true });
    await client.call('triage.addTag', { ids: [rubio.id], name: 'diplomacy' });
  } finally {
    demo.close();
  }
}

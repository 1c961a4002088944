// Names of the person's own network, such as a NAS: followed or set by them they are reached, also when the first check failed; a name
// that was public and turns private is not.
import http from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDispatchers } from '../../../electron/core/fetch/dispatchers.ts';
import { setSetting } from '../../../electron/core/store/settings.ts';
import { madeItems, rssFeed } from '../../support/feedMaker.ts';
import { type ScriptedServer, startServer } from '../../support/scriptedServer.ts';
import { openSyncLibrary, type SyncLibrary, syncAll } from '../../support/syncLibrary.ts';

let library: SyncLibrary;
let server: ScriptedServer;
/** Stands for the world outside: every host that is asked for through it has no such feed. */
let proxy: http.Server;
/** Where names lead; others are unknown. */
const names = new Map<string, string>();
const lookup: LookupFunction = (hostname, options, callback) => {
  const address = names.get(hostname);
  if (address === undefined) callback(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), '', 0);
  else if (options.all) callback(null, [{ address, family: 4 }]);
  else callback(null, address, 4);
};
const open = (folder?: string): SyncLibrary =>
  openSyncLibrary({ lookup, isNetworkUp: () => true, ...(folder && { folder }) });
const at = (host: string): string => `http://${host}:${server.port}/feed`;

beforeEach(async () => {
  names.clear();
  server = await startServer();
  server.script('/feed', { body: rssFeed({ title: 'Mine', items: madeItems('a', 2, Date.now()) }) });
  proxy = http.createServer((_request, response) => void response.writeHead(404).end());
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  library = open();
});
afterEach(async () => {
  await library.close();
  await server.close();
  proxy.close();
  proxy.closeAllConnections();
});

const set = (key: string, value: unknown): void => library.store.write((write) => setSetting(write, key, value));
const proxyAddress = (): string => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
const codes = (): unknown[] => library.store.read.rows('SELECT error_code FROM feeds ORDER BY id').flat();

it('a machine at home that was off at the first check is reached once it is on, also after a restart', async () => {
  library.follow(at('nas.example.org'));
  await syncAll(library);
  expect(codes()).toEqual(['host-unknown']);
  await library.close({ keep: true });
  library = open(library.folder);
  // It has its name again, but nothing answers there yet.
  names.set('nas.example.org', '127.0.0.9');
  await syncAll(library);
  expect(codes()).toEqual(['connection-refused']);
  names.set('nas.example.org', '127.0.0.1');
  expect(await syncAll(library)).toMatchObject({ changed: 1 });
  expect(codes()).toEqual([null]);
});

it('a feed that is moved to a machine at home by the person is read there', async () => {
  names.set('old.example.org', '127.0.0.1');
  library.follow(at('old.example.org'));
  await syncAll(library);
  await library.subscriptions.update({ feedId: 1, feedUrl: at('nas.example.org') });
  await syncAll(library);
  names.set('nas.example.org', '127.0.0.1');
  await syncAll(library);
  expect(codes()).toEqual([null]);
  expect(server.requests.at(-1)?.headers.host).toBe(`nas.example.org:${server.port}`);
});

it('a name that was public when it was first asked is not followed into the own network, whatever became of the check', async () => {
  set('network.proxy', proxyAddress());
  library.follow(at('rebind.example.org'));
  await syncAll(library);
  expect(codes()).toEqual(['http-not-found']);
  set('network.proxy', 'none');
  names.set('rebind.example.org', '127.0.0.1');
  await syncAll(library);
  expect(codes()).toEqual(['address-private']);
  // Nor does it help that the same name is looked at, or was not found in between.
  names.delete('rebind.example.org');
  await syncAll(library);
  names.set('rebind.example.org', '127.0.0.1');
  await library.subscriptions.discover({ address: at('rebind.example.org') });
  await syncAll(library);
  expect(codes()).toEqual(['address-private']);
});

it('a name that was not found at first and then was public stays public', async () => {
  library.follow(at('late.example.org'));
  await syncAll(library);
  expect(codes()).toEqual(['host-unknown']);
  set('network.proxy', proxyAddress());
  await syncAll(library);
  expect(codes()).toEqual(['http-not-found']);
  set('network.proxy', 'none');
  names.set('late.example.org', '127.0.0.1');
  await syncAll(library);
  expect(codes()).toEqual(['address-private']);
  expect(server.requests).toHaveLength(0);
});

it('a name that resolves to a public address counts as public even if nothing answers there', async () => {
  // 44.128.0.0/16 is set apart for tests and routed nowhere.
  names.set('away.example.org', '44.128.0.1');
  const dispatchers = openDispatchers({ proxy: 'none', connectMs: 50, idleMs: 50, lookup });
  const asked = dispatchers
    .trusting('away.example.org')
    .request({ origin: `http://away.example.org:${server.port}`, path: '/feed', method: 'GET' });
  await expect(asked).rejects.toThrow();
  expect(dispatchers.foundAt('away.example.org')).toBe('public');
  await dispatchers.close();
});

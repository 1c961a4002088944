import { existsSync, readFileSync } from 'node:fs';
import type { LookupFunction } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import { openHttpClient } from '../../../electron/core/fetch/httpGet.ts';
import { isPrivateAddress, placeOfHost } from '../../../electron/core/fetch/privateAddress.ts';
import { type ScriptedServer, startServer } from '../../support/scriptedServer.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await startServer();
  server.script('/', { body: 'inside' });
});
afterAll(() => server.close());

const limits = { connectMs: 500, totalMs: 1_000 };
const lookupTo =
  (address: string): LookupFunction =>
  (_hostname, options, callback) =>
    options.all ? callback(null, [{ address, family: 4 }]) : callback(null, address, 4);

describe('private addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.0.192',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '::10.0.0.1',
    'ff02::1',
    'not an address',
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['93.184.215.14', '1.1.1.1', '2001:4860:4860::8888', '64:ff9b::5db8:d70e', '::ffff:1.1.1.1'])(
    '%s is public',
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );

  it('tells near names from those that must be resolved', () => {
    for (const host of [
      'localhost',
      'LOCALHOST.',
      'a.localhost',
      'nas',
      'printer.local',
      'metadata.google.internal',
      'router.home.arpa',
    ])
      expect(placeOfHost(host)).toBe('private');
    expect(placeOfHost('example.org')).toBe('name');
    expect(placeOfHost('93.184.215.14')).toBe('public');
    expect(placeOfHost('localhost.example.org')).toBe('name');
  });
});

describe('the way out', () => {
  it('refuses a private address that the person did not subscribe to, and sends nothing', async () => {
    const client = openHttpClient({ clock: systemClock, userAgent: 'x', limits, proxy: 'none' });
    await expect(client.get({ url: `${server.origin}/` })).rejects.toMatchObject({ code: 'address-private' });
    await expect(client.get({ url: `http://localhost:${server.port}/` })).rejects.toMatchObject({
      code: 'address-private',
    });
    expect(server.requests).toHaveLength(0);
    await client.close();
  });

  it('refuses a public name that resolves to a private address', async () => {
    const client = openHttpClient({
      clock: systemClock,
      userAgent: 'x',
      limits,
      proxy: 'none',
      lookup: lookupTo('127.0.0.1'),
    });
    await expect(client.get({ url: `http://rebind.example.org:${server.port}/` })).rejects.toMatchObject({
      code: 'address-private',
    });
    await client.close();
    expect(server.requests).toHaveLength(0);
  });

  it('is not led to a private host by a redirect, not even from one that is allowed', async () => {
    const inner = await startServer('127.0.0.3');
    inner.script('/', { body: 'secret' });
    server.script('/lead', { status: 302, headers: { location: `${inner.origin}/` } });
    const client = openHttpClient({ clock: systemClock, userAgent: 'x', limits, proxy: 'none' });
    await expect(client.get({ url: `${server.origin}/lead`, privateHost: '127.0.0.1' })).rejects.toMatchObject({
      code: 'address-private',
      details: { host: '127.0.0.3' },
    });
    expect(inner.requests).toHaveLength(0);
    await client.close();
    await inner.close();
  });
});

const table = path.resolve(import.meta.dirname, '../../../../shared/corpora/checks/ssrf-urls.jsonl');
describe.skipIf(!existsSync(table))('the table of addresses that led others astray', () => {
  const rows = existsSync(table)
    ? readFileSync(table, 'utf8')
        .trim()
        .split('\n')
        .map(
          (line) =>
            JSON.parse(line) as { readonly url: string; readonly must_block: boolean | null; readonly note: string },
        )
    : [];
  // Names are resolved by this table: nothing leaves the machine.
  const names: Readonly<Record<string, string>> = { 'localtest.me': '127.0.0.1' };
  const lookup: LookupFunction = (hostname, options, callback) => {
    const address = names[hostname] ?? '127.0.0.1';
    return options.all ? callback(null, [{ address, family: 4 }]) : callback(null, address, 4);
  };

  it.each(rows.filter((row) => row.must_block === true))('$url is refused', async ({ url }) => {
    const client = openHttpClient({ clock: systemClock, userAgent: 'x', limits, proxy: 'none', lookup });
    await expect(client.get({ url })).rejects.toMatchObject({
      code: expect.stringMatching(/^(address-private|scheme-refused|address-invalid)$/) as string,
    });
    await client.close();
  });

  it.each(rows.filter((row) => row.must_block === false))('$url may be asked', ({ url }) => {
    expect(placeOfHost(new URL(url).hostname)).not.toBe('private');
  });

  it.each(rows.filter((row) => row.must_block === null))('$url is refused where it leads inside', async ({ url }) => {
    const parsed = URL.parse(url);
    const client = openHttpClient({ clock: systemClock, userAgent: 'x', limits, proxy: 'none', lookup });
    // Every name resolves to loopback here, so all of them must be refused.
    await expect(client.get({ url })).rejects.toMatchObject({
      code:
        parsed === null ? 'address-invalid' : (expect.stringMatching(/^(address-private|scheme-refused)$/) as string),
    });
    await client.close();
  });
});

// Addresses that led other programs inside somebody's own network: each must be refused, as a feed, a page or a picture, and none of the
// public ones. Every name resolves to loopback here, so nothing leaves the machine.
import type { LookupFunction } from 'node:net';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { systemClock } from '../../electron/core/clock.ts';
import { type HttpClient, openHttpClient } from '../../electron/core/fetch/httpGet.ts';
import { placeOfHost } from '../../electron/core/fetch/privateAddress.ts';
import { type Conformance, readLines } from './corpus.ts';

interface Probe {
  readonly url: string;
  /** Null: to be refused where its name leads inside. */
  readonly must_block: boolean | null;
}

const refusals: ReadonlySet<string> = new Set(['address-private', 'scheme-refused', 'address-invalid']);
const toLoopback: LookupFunction = (_hostname, options, callback) =>
  options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);

export const ssrfConformance: Conformance = {
  name: 'ssrf',
  async *run(folder) {
    const probes = await readLines<Probe>(path.join(folder, 'checks', 'ssrf-urls.jsonl'));
    const http = openHttpClient({ clock: systemClock, userAgent: 'x', proxy: 'none', lookup: toLoopback });
    const failures: string[] = [];
    for (const { url, must_block: mustBlock } of probes)
      if (!(mustBlock === false ? isPublic(url) : await isRefused(http, url))) failures.push(url);
    await http.close();
    yield { corpus: 'ssrf', passed: probes.length - failures.length, of: probes.length, unparsed: 0, failures };
  },
};

const isPublic = (url: string): boolean => placeOfHost(new URL(url).hostname) !== 'private';

async function isRefused(http: HttpClient, url: string): Promise<boolean> {
  try {
    await http.get({ url, limits: { totalMs: 2_000 } });
    return false;
  } catch (error) {
    return error instanceof AppError && refusals.has(error.code);
  }
}

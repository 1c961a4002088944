// One GET with limits: times, inflated bytes, redirects, schemes and private addresses. Knows HTTP; does not know what a feed is.
import type { LookupFunction } from 'node:net';
import type { Dispatcher } from 'undici';
import { AppError } from '../../../shared/errors.ts';
import { splitCredentials } from '../../../shared/model/feedAddress.ts';
import type { Clock } from '../clock.ts';
import { type Dispatchers, openDispatchers } from './dispatchers.ts';
import { openGate } from './gate.ts';
import { acceptedCodings, inflate, tooLarge } from './inflate.ts';
import { networkFailure } from './networkFailure.ts';
import type { SystemProxy } from '../ports.ts';
import { bareHost, placeOfHost } from './privateAddress.ts';
import { readProxyAnswer } from './proxyAnswer.ts';

export interface HttpLimits {
  readonly connectMs: number;
  /** Longest silence between two pieces of an answer. */
  readonly idleMs: number;
  readonly totalMs: number;
  /** Counted after inflating. */
  readonly maxBytes: number;
  readonly maxRedirects: number;
}

export const defaultLimits: HttpLimits = {
  connectMs: 10_000,
  idleMs: 30_000,
  totalMs: 60_000,
  maxBytes: 25_000_000,
  maxRedirects: 5,
};

export interface HttpRequest {
  readonly url: string;
  /** Beside User-Agent and Accept-Encoding, which are always sent. Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Value of the Authorization header; goes to the host of `url` and to no other. */
  readonly authorization?: string;
  /** Host that may lie in a private network because the person subscribed to it; every other must be public. */
  readonly privateHost?: string;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<HttpLimits>;
}

export interface Redirect {
  readonly status: number;
  readonly from: string;
  readonly to: string;
}

export interface HttpResponse {
  /** Where it was found in the end. */
  readonly url: string;
  readonly status: number;
  /** Names in lower case; values as sent (one character a byte); several of a name joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Inflated; empty unless the status is 2xx. */
  readonly body: Uint8Array;
  /** Bytes of the bodies as they came over the wire. */
  readonly wireBytes: number;
  readonly redirects: readonly Redirect[];
  /** The first host was reached at a private address. */
  readonly reachedPrivately: boolean;
}

export interface HttpClient {
  /** Throws AppError: address-invalid, scheme-refused, address-private, a code of networkFailure, too-many-redirects, too-large, cancelled. */
  get(request: HttpRequest): Promise<HttpResponse>;
  /** From the next request on; what is under way goes on as it began. */
  setProxy(proxy: string): void;
  /** Breaks off what is under way. */
  close(): Promise<void>;
}

export interface HttpClientOptions {
  readonly clock: Clock;
  readonly userAgent: string;
  /** 'system', 'none', or the address of a proxy. Usually 'system'. */
  readonly proxy?: string;
  readonly limits?: Partial<HttpLimits>;
  /** For tests: resolves names in place of the system. */
  readonly lookup?: LookupFunction;
  /** Told after each request for a name that was its own `privateHost`; 'nowhere' while it led to no public address and nobody answered. */
  readonly onNameAsked?: (hostname: string, place: FoundPlace) => void;
  /** Asked for the proxy to each public host or name while `proxy` is 'system'. Without it, or an answer, the environment says. */
  readonly systemProxy?: SystemProxy;
  /** Told of a kind of proxy (SOCKS5 …) that was passed over. */
  readonly onUnsupportedProxy?: (kind: string) => void;
}

export type FoundPlace = 'private' | 'public' | 'nowhere';

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Bodies above this wait for one of few places, so that many huge answers at once cannot fill the memory. */
const largeBytes = 2_000_000;
const largeAtOnce = 3;

export function openHttpClient(options: HttpClientOptions): HttpClient {
  const { clock } = options;
  const clientLimits: HttpLimits = { ...defaultLimits, ...options.limits };
  const openWith = (proxy: string): Dispatchers =>
    openDispatchers({
      proxy,
      connectMs: clientLimits.connectMs,
      idleMs: clientLimits.idleMs,
      ...(options.lookup && { lookup: options.lookup }),
    });
  let presentProxy = options.proxy ?? 'system';
  let present = openWith(presentProxy);
  const retiring = new Set<Dispatchers>();
  const largeBodies = openGate(largeAtOnce);
  /** By the proxy that the system named. */
  const systemWays = new Map<string, Dispatchers>();

  async function wayTo({ hostname, origin }: URL): Promise<Dispatchers> {
    if (presentProxy !== 'system' || !options.systemProxy || placeOfHost(hostname) === 'private') return present;
    const answer = await options.systemProxy(`${origin}/`);
    if (answer === undefined || presentProxy !== 'system') return present;
    const { proxy, unsupported } = readProxyAnswer(answer);
    if (unsupported !== undefined) options.onUnsupportedProxy?.(unsupported);
    const way = systemWays.get(proxy) ?? openWith(proxy);
    systemWays.set(proxy, way);
    return way;
  }

  async function get(request: HttpRequest): Promise<HttpResponse> {
    const limits: HttpLimits = { ...clientLimits, ...request.limits };
    const { address, credentials } = splitCredentials(httpAddress(request.url).href);
    const first = new URL(address);
    const authorization =
      request.authorization ?? (credentials && basicAuthorization(credentials.user, credentials.password));
    const deadline = new AbortController();
    const host = first.hostname;
    const stopTimer = clock.after(limits.totalMs, () => deadline.abort(new AppError('timed-out', { host })));
    // Whoever breaks it off may say why; without a reason of ours it was cancelled.
    const cancel = (): void =>
      deadline.abort(request.signal?.reason instanceof AppError ? request.signal.reason : new AppError('cancelled'));
    if (request.signal?.aborted) cancel();
    request.signal?.addEventListener('abort', cancel, { once: true });
    const dispatchers = await wayTo(first);
    let place: FoundPlace = 'nowhere';
    try {
      const response = await follow(dispatchers, request, first, authorization, limits, deadline.signal);
      // What a proxy brings comes from where the proxy found it.
      place = 'public';
      return response;
    } finally {
      if (isOwnName(request.privateHost, host)) options.onNameAsked?.(host, dispatchers.foundAt(host) ?? place);
      stopTimer();
      request.signal?.removeEventListener('abort', cancel);
    }
  }

  async function follow(
    firstWay: Dispatchers,
    request: HttpRequest,
    first: URL,
    authorization: string | undefined,
    limits: HttpLimits,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    const redirects: Redirect[] = [];
    let current = first;
    let dispatchers = firstWay;
    for (;;) {
      const headers: Record<string, string> = {
        'user-agent': options.userAgent,
        'accept-encoding': acceptedCodings,
        ...request.headers,
      };
      if (authorization !== undefined && mayCarryAuthorization(first, current))
        headers['authorization'] = authorization;
      // A name that was public on the first hop stays so: it may not resolve to something near on a later one.
      const isTrusted =
        request.privateHost !== undefined &&
        bareHost(request.privateHost) === bareHost(current.hostname) &&
        (redirects.length === 0 ||
          placeOfHost(current.hostname) === 'private' ||
          dispatchers.foundAt(current.hostname) === 'private');
      const answer = await ask(dispatchers, current, headers, isTrusted, signal);
      const status = answer.statusCode;
      const answerHeaders = plainHeaders(answer.headers);
      const location = answerHeaders['location'];
      if (redirectStatuses.has(status) && location !== undefined) {
        await discard(answer, signal, current.hostname);
        if (redirects.length >= limits.maxRedirects) throw new AppError('too-many-redirects', { host: first.hostname });
        const next = redirectTarget(location, current);
        redirects.push({ status, from: current.href, to: next.href });
        current = next;
        dispatchers = await wayTo(next);
        continue;
      }
      const isWanted = status >= 200 && status < 300;
      const wire = isWanted ? await readBody(answer, limits.maxBytes, signal, current.hostname) : new Uint8Array();
      if (!isWanted) await discard(answer, signal, current.hostname);
      return {
        url: current.href,
        status,
        headers: answerHeaders,
        body: await inflate(wire, answerHeaders['content-encoding'], limits.maxBytes, current.hostname),
        wireBytes: wire.byteLength,
        redirects,
        reachedPrivately: request.privateHost !== undefined && firstWay.foundAt(first.hostname) === 'private',
      };
    }
  }

  async function ask(
    dispatchers: Dispatchers,
    url: URL,
    headers: Record<string, string>,
    isTrusted: boolean,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    // The connection looks at addresses too; through a proxy there is only this look at the name.
    if (!isTrusted && placeOfHost(url.hostname) === 'private')
      throw new AppError('address-private', { host: url.hostname });
    const dispatcher = isTrusted ? dispatchers.trusting(url.hostname) : dispatchers.strict;
    const send = (): Promise<Dispatcher.ResponseData> =>
      dispatcher.request({ origin: url.origin, path: `${url.pathname}${url.search}`, method: 'GET', headers, signal });
    const wasOpen = dispatchers.isOpen(url.origin);
    try {
      return await send();
    } catch (error) {
      if (signal.aborted) throw asAppError(signal.reason, url.hostname);
      const failure = networkFailure(error, url.hostname);
      // A kept connection that the server closed just then says nothing about the server: once more on a fresh one.
      if (failure.code !== 'connection-reset' || !wasOpen) throw failure;
      return await send().catch((again: unknown) => {
        throw signal.aborted ? asAppError(signal.reason, url.hostname) : networkFailure(again, url.hostname);
      });
    }
  }

  async function readBody(
    answer: Dispatcher.ResponseData,
    maxBytes: number,
    signal: AbortSignal,
    host: string,
  ): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let leaveLarge: (() => void) | undefined;
    try {
      for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
        size += chunk.byteLength;
        if (size > maxBytes) throw tooLarge(host, maxBytes);
        chunks.push(chunk);
        if (size > largeBytes && leaveLarge === undefined) leaveLarge = await largeBodies.enter(signal);
      }
    } catch (error) {
      throw signal.aborted ? asAppError(signal.reason, host) : networkFailure(error, host);
    } finally {
      leaveLarge?.();
    }
    return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size);
  }

  return {
    get,
    setProxy(proxy) {
      if (proxy === presentProxy) return;
      const before = present;
      presentProxy = proxy;
      present = openWith(proxy);
      retiring.add(before);
      void before.retire().finally(() => retiring.delete(before));
    },
    close: async () => {
      await Promise.all([present, ...retiring, ...systemWays.values()].map((dispatchers) => dispatchers.close()));
    },
  };
}

const isOwnName = (privateHost: string | undefined, host: string): boolean =>
  privateHost !== undefined && bareHost(privateHost) === bareHost(host) && placeOfHost(host) === 'name';

/** Throws AppError address-invalid or scheme-refused. */
export function httpAddress(address: string): URL {
  const url = URL.parse(address);
  if (url === null) throw new AppError('address-invalid', { address: address.slice(0, 200) });
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new AppError('scheme-refused', { scheme: url.protocol.slice(0, -1) });
  url.hash = '';
  return url;
}

function redirectTarget(location: string, from: URL): URL {
  // Locations in UTF-8 are common though RFC 9110 wants them escaped; the header came as one character a byte.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  const url = URL.parse(text.includes('\uFFFD') ? location : text, from.href);
  if (url === null) throw new AppError('protocol-broken', { host: from.hostname, reason: 'location' });
  const target = httpAddress(url.href);
  target.username = '';
  target.password = '';
  return target;
}

/** Value of the Authorization header (RFC 7617). */
export const basicAuthorization = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;

/** Same host, and never down from https to http. */
export const mayCarryAuthorization = (first: URL, current: URL): boolean =>
  first.origin === current.origin ||
  (first.hostname === current.hostname && first.protocol === 'http:' && current.protocol === 'https:');

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}

/** Reads away a small body to keep the connection; breaks off a large one. */
async function discard(answer: Dispatcher.ResponseData, signal: AbortSignal, host: string): Promise<void> {
  try {
    await answer.body.dump({ limit: 65_536, signal });
  } catch {
    if (signal.aborted) throw asAppError(signal.reason, host);
  }
}

const asAppError = (reason: unknown, host: string): AppError =>
  reason instanceof AppError ? reason : networkFailure(reason, host);

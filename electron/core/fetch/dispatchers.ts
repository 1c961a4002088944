// The two ways out: one that refuses private addresses and one that allows them, both looking at the address that is really connected to.
// Knows undici; does not know feeds.
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent, ProxyAgent } from 'undici';
import { AppError } from '../../../shared/errors.ts';
import { bareHost, isPrivateAddress, placeOfHost } from './privateAddress.ts';

export interface DispatcherOptions {
  /** 'system', 'none', or the address of a proxy. */
  readonly proxy: string;
  readonly connectMs: number;
  readonly idleMs: number;
  /** For tests: resolves names in place of the system. */
  readonly lookup?: LookupFunction;
}

export interface Dispatchers {
  /** Never reaches a private address, whatever the name says and whenever it changes. */
  readonly strict: Dispatcher;
  /** The way to a host that the person subscribed to, which may lie in their own network. */
  trusting(hostname: string): Dispatcher;
  /** Where the trusting way last found this host: reached at a private address, or resolved to none. Absent before, and through a proxy. */
  foundAt(hostname: string): 'private' | 'public' | undefined;
  /** Whether a connection to this origin is open, which a server may close just as we use it again. */
  isOpen(origin: string): boolean;
  /** Lets what is under way come to its end, and takes nothing more. */
  retire(): Promise<void>;
  close(): Promise<void>;
}

/** One connection a host is the scheduler's rule; the second is for what a person asks for meanwhile. */
const connectionsPerOrigin = 2;

export function openDispatchers(options: DispatcherOptions): Dispatchers {
  const found = new Map<string, 'private' | 'public'>();
  const open = new Map<string, number>();
  const resolve = options.lookup ?? systemLookup;

  /** Drops private addresses before any packet is sent to them. */
  const publicLookup: LookupFunction = (hostname, lookupOptions, callback) => {
    resolve(hostname, { ...lookupOptions, all: true }, (error, resolved) => {
      const addresses = Array.isArray(resolved) ? resolved : [];
      if (error) return callback(error, '', 0);
      const reachable = addresses.filter(({ address }) => !isPrivateAddress(address));
      const [first] = reachable;
      if (first === undefined) return callback(new AppError('address-private', { host: hostname }), '', 0);
      return lookupOptions.all ? callback(null, reachable) : callback(null, first.address, first.family);
    });
  };

  /** A name that is public is known as such even if nothing answers there. */
  const notingLookup: LookupFunction = (hostname, lookupOptions, callback) => {
    resolve(hostname, lookupOptions, (error, resolved, family) => {
      const addresses = Array.isArray(resolved) ? resolved.map(({ address }) => address) : [resolved];
      if (!error && !addresses.some(isPrivateAddress)) found.set(bareHost(hostname), 'public');
      callback(error, resolved, family);
    });
  };

  const connectorFor = (allowPrivate: boolean): buildConnector.connector => {
    const connect = buildConnector({
      timeout: options.connectMs,
      allowH2: false,
      lookup: allowPrivate ? notingLookup : publicLookup,
    });
    return (target, callback) => {
      // A literal address is never looked up, so it is judged here.
      if (!allowPrivate && placeOfHost(target.hostname) === 'private') {
        callback(new AppError('address-private', { host: target.hostname }), null);
        return;
      }
      connect(target, (error, socket) => {
        if (error !== null) {
          callback(error, null);
          return;
        }
        const isPrivate = isPrivateAddress(socket.remoteAddress ?? '');
        if (isPrivate && !allowPrivate) {
          socket.destroy();
          callback(new AppError('address-private', { host: target.hostname }), null);
          return;
        }
        if (allowPrivate) found.set(bareHost(target.hostname), isPrivate ? 'private' : 'public');
        callback(null, socket);
      });
    };
  };

  const build = (allowPrivate: boolean, isDirect: boolean): Dispatcher => {
    const agentOptions: Agent.Options = {
      connect: connectorFor(allowPrivate),
      connections: connectionsPerOrigin,
      allowH2: false,
      headersTimeout: options.idleMs,
      bodyTimeout: options.idleMs,
      // Longer than a sync's pause between two feeds of one host, shorter than most servers' own limit.
      keepAliveTimeout: 4_000,
      maxHeaderSize: 65_536,
    };
    const agent = isDirect
      ? new Agent(agentOptions)
      : new EnvHttpProxyAgent({ ...agentOptions, ...proxyAddresses(options.proxy) });
    agent.on('connect', (origin) => open.set(origin.origin, (open.get(origin.origin) ?? 0) + 1));
    agent.on('disconnect', (origin) => {
      const left = (open.get(origin.origin) ?? 1) - 1;
      if (left > 0) open.set(origin.origin, left);
      else open.delete(origin.origin);
    });
    return agent;
  };

  const isWithoutProxy = options.proxy === 'none';
  const strict = build(false, isWithoutProxy);
  // What lies in our own network needs no proxy, and a proxy elsewhere could not reach it. A name says nothing of where it lies, and
  // a person who set a proxy does not want to be seen by public hosts, so names go by it.
  const near = build(true, true);
  const named = isWithoutProxy ? near : build(true, false);
  const all = new Set([strict, near, named]);
  return {
    strict,
    trusting: (hostname) => (placeOfHost(hostname) === 'private' ? near : named),
    foundAt: (hostname) => found.get(bareHost(hostname)),
    isOpen: (origin) => open.has(origin),
    retire: async () => {
      await Promise.all([...all].map((dispatcher) => dispatcher.close()));
    },
    close: async () => {
      await Promise.all([...all].map((dispatcher) => dispatcher.destroy()));
    },
  };
}

const proxyAddresses = (proxy: string): EnvHttpProxyAgent.Options =>
  proxy === 'system'
    ? { httpProxy: systemProxy('http_proxy'), httpsProxy: systemProxy('https_proxy') }
    : { httpProxy: proxy, httpsProxy: proxy, noProxy: '' };

/** What the environment says, which is often written without its scheme; nothing if it is no address of a proxy at all. */
function systemProxy(name: string): string {
  const written = (process.env[name] ?? process.env[name.toUpperCase()] ?? '').trim();
  if (written === '') return '';
  const address = written.includes('://') ? written : `http://${written}`;
  try {
    void new ProxyAgent(address).close();
    return address;
  } catch {
    return '';
  }
}

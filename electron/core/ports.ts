// What the core needs from outside and a test may replace. Everything else in the core is real in tests too.
import type { Clock } from './clock.ts';

export interface Log {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Passwords of feeds. The desktop keeps them in the system's key store, the other hosts in a file only the person can read. */
export interface SecretStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, secret: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** The proxy that the system has for an address, as a PAC file says it (`PROXY host:port; DIRECT`); undefined where it does not say. */
export type SystemProxy = (url: string) => Promise<string | undefined>;

export interface CorePorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: SecretStore;
  /** Absent: what the environment says. */
  readonly systemProxy?: SystemProxy;
}

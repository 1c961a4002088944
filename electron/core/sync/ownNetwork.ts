// Tells a failure of the feeds from a failure of our own network, which must not count against them. Knows hosts and codes only.
import { networkInterfaces } from 'node:os';
import type { ErrorCode } from '../../../shared/errors.ts';
import { placeOfHost } from '../fetch/privateAddress.ts';

/** How many hosts must fail alike, with no good answer meanwhile, before the fault is looked for on our side. */
const hostsToDoubt = 3;
/** After so many, the rest of the run is not even tried. */
const hostsToStop = 8;
/** How long failures of earlier runs still say something: a background look rarely asks three hosts at once. */
const recentMs = 3_600_000;

export interface DoubtfulFailure {
  readonly host: string;
  readonly code: ErrorCode;
  /** No connection came about, which for a time-out makes the difference. */
  readonly wasConnecting: boolean;
  /** Another host that a temporary redirect led to. */
  readonly strayedTo?: string;
  /** The feed was understood at least once before. */
  readonly wasGood: boolean;
  /** Moment the check began, on the clock that never jumps. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

export type NetworkVerdict = 'up' | 'away' | 'captive';

/** Kept from one run to the next. */
export interface NetworkEvidence {
  begin(atMs: number): void;
  /** A feed of this host was reached, at that moment, and understood: the network does its work. */
  sawGoodAnswer(host: string, atMs: number): void;
  /** Whether this failure could be our own; such a one is to be held back until the verdict. */
  mayBeOurs(failure: DoubtfulFailure): boolean;
  hold(failure: DoubtfulFailure): void;
  /** Enough doubt to stop asking. */
  shouldStop(): boolean;
  /** What the failures come to that are still in doubt. */
  verdict(): NetworkVerdict;
  /** Nobody was reached, and no other host has answered since that began: too early to blame the host, unless it goes on for long. */
  isTooEarly(failure: DoubtfulFailure): boolean;
}

/** A refused connection is not among them: somebody was there to refuse it. */
const transportCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['network-away', 'host-unknown', 'timed-out']);
/** A portal that asks to sign in answers in the place of every site: with a page, with its own certificate, or by naming its own address for all. */
const portalCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'captive-portal',
  'html-instead-of-feed',
  'login-page',
  'tls-failed',
  'address-private',
]);

const nobodyReached = ({ code, wasConnecting }: DoubtfulFailure): boolean =>
  transportCodes.has(code) && (code !== 'timed-out' || wasConnecting);
/** Broken off on the way, as when the network goes in the midst of a run. By itself that proves nothing. */
const brokenOff = ({ code, wasConnecting }: DoubtfulFailure): boolean =>
  code === 'connection-reset' || (code === 'timed-out' && !wasConnecting);
const isCertain = ({ code }: DoubtfulFailure): boolean => code === 'network-away' || code === 'captive-portal';

export function openNetworkEvidence(isUp: () => boolean): NetworkEvidence {
  let held: DoubtfulFailure[] = [];
  /** When each host began to be out of reach. */
  const failingSince = new Map<string, number>();
  let lastGoodAtMs = Number.NEGATIVE_INFINITY;
  let runStartedAtMs = 0;

  const mayBeOurs = (failure: DoubtfulFailure): boolean => {
    if (isCertain(failure)) return true;
    if (nobodyReached(failure) || brokenOff(failure)) return lastGoodAtMs < failure.endedAtMs;
    // A page in the place of a feed that never was one says nothing about the network.
    return portalCodes.has(failure.code) && failure.wasGood && lastGoodAtMs < failure.startedAtMs;
  };
  /** A good answer while a check was under way takes its word away, though not yet the doubt. */
  const speaks = (failure: DoubtfulFailure): boolean =>
    isCertain(failure) || (lastGoodAtMs < failure.startedAtMs && !brokenOff(failure) && mayBeOurs(failure));

  function verdict(): NetworkVerdict {
    const speaking = held.filter(speaks);
    const has = (code: ErrorCode): boolean => speaking.some((failure) => failure.code === code);
    if (has('captive-portal') || strayedAlike(speaking) || hostsOf(speaking, portalCodes) >= hostsToDoubt)
      return 'captive';
    if (has('network-away') || hostsOf(speaking, transportCodes) >= hostsToDoubt) return 'away';
    const isCutOff = held.some((failure) => (nobodyReached(failure) || brokenOff(failure)) && mayBeOurs(failure));
    return isCutOff && !isUp() ? 'away' : 'up';
  }

  return {
    begin(atMs) {
      runStartedAtMs = atMs;
      // What was certain then may be otherwise now.
      held = held.filter(
        (failure) =>
          !isCertain(failure) && !brokenOff(failure) && speaks(failure) && failure.endedAtMs > atMs - recentMs,
      );
    },
    sawGoodAnswer(host, atMs) {
      lastGoodAtMs = Math.max(lastGoodAtMs, atMs);
      failingSince.delete(host);
    },
    mayBeOurs,
    hold(failure) {
      held.push(failure);
      if (nobodyReached(failure) && !failingSince.has(failure.host))
        failingSince.set(failure.host, failure.startedAtMs);
    },
    shouldStop: () =>
      lastGoodAtMs < runStartedAtMs &&
      new Set(held.filter(({ startedAtMs }) => startedAtMs >= runStartedAtMs).map(({ host }) => host)).size >=
        hostsToStop &&
      verdict() !== 'up',
    verdict,
    isTooEarly(failure) {
      const since = failingSince.get(failure.host) ?? failure.startedAtMs;
      return nobodyReached(failure) && lastGoodAtMs < since && failure.endedAtMs - since < recentMs;
    },
  };
}

const hostsOf = (failures: readonly DoubtfulFailure[], codes: ReadonlySet<ErrorCode>): number =>
  new Set(failures.filter(({ code }) => codes.has(code)).map(({ host }) => host)).size;

/** Two hosts or more whose pages come from one and the same other host. */
function strayedAlike(failures: readonly DoubtfulFailure[]): boolean {
  const byTarget = Map.groupBy(
    failures.filter(({ code, strayedTo }) => strayedTo !== undefined && portalCodes.has(code)),
    ({ strayedTo }) => strayedTo,
  );
  return [...byTarget.values()].some((strays) => hostsOf(strays, portalCodes) >= 2);
}

/** Whether any interface but loopback has an address that leads somewhere; true where the system does not say. */
export function systemNetworkIsUp(): boolean {
  try {
    return Object.values(networkInterfaces()).some((addresses) =>
      addresses?.some(
        ({ internal, address, family }) =>
          !internal && !(family === 'IPv4' ? address.startsWith('169.254.') : address.startsWith('fe80:')),
      ),
    );
  } catch {
    return true;
  }
}

/** Whether a request goes by a proxy, by the setting ('system', 'none' or an address) and for 'system' by what the environment says. */
export function goesByProxy(url: string, proxy: string, environment: Readonly<NodeJS.ProcessEnv>): boolean {
  const { protocol, hostname } = new URL(url);
  if (proxy === 'none' || placeOfHost(hostname) === 'private') return false;
  if (proxy !== 'system') return true;
  const say = (name: string): string => (environment[name] ?? environment[name.toUpperCase()] ?? '').trim();
  if (say(protocol === 'https:' ? 'https_proxy' : 'http_proxy') === '') return false;
  return !say('no_proxy')
    .split(/[\s,]+/)
    .map((host) => host.replace(/^\*?\./, '').replace(/:\d+$/, ''))
    .some((host) => host === '*' || hostname === host || (host !== '' && hostname.endsWith(`.${host}`)));
}

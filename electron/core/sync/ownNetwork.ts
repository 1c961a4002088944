// Tells a failure of the feeds from a failure of our own network, which must not count against them. Knows hosts and codes only.
import { networkInterfaces } from 'node:os';
import type { ErrorCode } from '../../../shared/errors.ts';

/** How many hosts must fail alike, with no good answer meanwhile, before the fault is looked for on our side. */
const hostsToDoubt = 3;
/** After so many, the rest of the run is not even tried. */
const hostsToStop = 8;

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
}

export type NetworkVerdict = 'up' | 'away' | 'captive';

export interface NetworkEvidence {
  /** A feed was reached and understood: the network does its work. */
  sawGoodAnswer(atMs: number): void;
  /** Whether this failure could be our own; such a one is to be held back until the verdict. */
  mayBeOurs(failure: DoubtfulFailure): boolean;
  hold(failure: DoubtfulFailure): void;
  /** Enough doubt to stop asking. */
  shouldStop(): boolean;
  /** What the failures come to that are still in doubt. */
  verdict(): NetworkVerdict;
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

export function openNetworkEvidence(isUp: () => boolean): NetworkEvidence {
  const held: DoubtfulFailure[] = [];
  let lastGoodAtMs = Number.NEGATIVE_INFINITY;

  function mayBeOurs({ code, wasConnecting, wasGood, startedAtMs }: DoubtfulFailure): boolean {
    if (code === 'network-away' || code === 'captive-portal') return true;
    if (lastGoodAtMs >= startedAtMs || (code === 'timed-out' && !wasConnecting)) return false;
    // A page in the place of a feed that never was one says nothing about the network.
    return transportCodes.has(code) || (portalCodes.has(code) && wasGood);
  }

  /** A good answer may have come after a failure was held. */
  const inDoubt = (): readonly DoubtfulFailure[] => held.filter(mayBeOurs);

  function verdict(): NetworkVerdict {
    const doubtful = inDoubt();
    const has = (code: ErrorCode): boolean => doubtful.some((failure) => failure.code === code);
    if (has('captive-portal') || strayedAlike(doubtful) || hostsOf(doubtful, portalCodes) >= hostsToDoubt)
      return 'captive';
    const unreached = hostsOf(doubtful, transportCodes);
    if (has('network-away') || unreached >= hostsToDoubt || (unreached > 0 && !isUp())) return 'away';
    return 'up';
  }

  return {
    sawGoodAnswer: (atMs) => void (lastGoodAtMs = Math.max(lastGoodAtMs, atMs)),
    mayBeOurs,
    hold: (failure) => void held.push(failure),
    shouldStop: () =>
      lastGoodAtMs === Number.NEGATIVE_INFINITY &&
      new Set(held.map(({ host }) => host)).size >= hostsToStop &&
      verdict() !== 'up',
    verdict,
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

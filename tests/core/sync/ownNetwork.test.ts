import { describe, expect, it } from 'vitest';
import {
  type DoubtfulFailure,
  goesByProxy,
  openNetworkEvidence,
  systemNetworkIsUp,
} from '../../../electron/core/sync/ownNetwork.ts';

const failure = (host: string, more: Partial<DoubtfulFailure> = {}): DoubtfulFailure => ({
  host,
  code: 'host-unknown',
  wasConnecting: true,
  wasGood: true,
  startedAtMs: 100,
  endedAtMs: 120,
  ...more,
});
const judge = (
  failures: readonly DoubtfulFailure[],
  options: { readonly isUp?: boolean; readonly goodAtMs?: number } = {},
): string => {
  const evidence = openNetworkEvidence(() => options.isUp ?? true);
  if (options.goodAtMs !== undefined) evidence.sawGoodAnswer('good', options.goodAtMs);
  for (const each of failures) if (evidence.mayBeOurs(each)) evidence.hold(each);
  return evidence.verdict();
};

describe('whose fault a failure is', () => {
  it.each<[string, readonly DoubtfulFailure[], Parameters<typeof judge>[1], string]>([
    ['one host that nobody knows is the host’s', [failure('a')], {}, 'up'],
    ['unless there is no network at all', [failure('a')], { isUp: false }, 'away'],
    ['three hosts alike are ours', [failure('a'), failure('b'), failure('c')], {}, 'away'],
    ['three feeds of one host are the host’s', [failure('a'), failure('a'), failure('a')], {}, 'up'],
    ['not if another host answered meanwhile', [failure('a'), failure('b'), failure('c')], { goodAtMs: 150 }, 'up'],
    ['an answer from before says nothing', [failure('a'), failure('b'), failure('c')], { goodAtMs: 50 }, 'away'],
    [
      'slow hosts that were reached are not ours',
      ['a', 'b', 'c'].map((host) => failure(host, { code: 'timed-out', wasConnecting: false })),
      {},
      'up',
    ],
    [
      'a refused connection was refused by somebody',
      ['a', 'b', 'c'].map((host) => failure(host, { code: 'connection-refused' })),
      {},
      'up',
    ],
    ['our resolver is ours', [failure('a', { code: 'network-away' })], {}, 'away'],
    ['511 is the network speaking', [failure('a', { code: 'captive-portal' })], {}, 'captive'],
    [
      'two sites that lead to the same page elsewhere',
      ['a', 'b'].map((host) => failure(host, { code: 'html-instead-of-feed', strayedTo: 'portal' })),
      {},
      'captive',
    ],
    [
      'three sites that suddenly are pages',
      ['a', 'b', 'c'].map((host) => failure(host, { code: 'html-instead-of-feed' })),
      {},
      'captive',
    ],
    [
      'pages that never were feeds',
      ['a', 'b', 'c'].map((host) => failure(host, { code: 'html-instead-of-feed', wasGood: false })),
      {},
      'up',
    ],
    ['one site under maintenance', [failure('a', { code: 'html-instead-of-feed' })], {}, 'up'],
  ])('%s', (_name, failures, options, expected) => expect(judge(failures, options)).toBe(expected));

  it('stops a run that reaches nobody, but not one that reaches some', () => {
    const hosts = Array.from({ length: 8 }, (_, index) => `host${index}`);
    const nobody = openNetworkEvidence(() => true);
    for (const host of hosts) nobody.hold(failure(host));
    expect(nobody.shouldStop()).toBe(true);
    const some = openNetworkEvidence(() => true);
    some.sawGoodAnswer('good', 50);
    for (const host of hosts) some.hold(failure(host));
    expect(some.shouldStop()).toBe(false);
  });

  it('remembers failures from run to run until somebody answers', () => {
    const evidence = openNetworkEvidence(() => true);
    for (const [index, host] of ['a', 'b', 'c'].entries()) {
      evidence.begin(100 + index * 100);
      evidence.hold(failure(host, { startedAtMs: 100 + index * 100, endedAtMs: 150 + index * 100 }));
      expect(evidence.verdict()).toBe(index < 2 ? 'up' : 'away');
      expect(evidence.isTooEarly(failure(host, { startedAtMs: 100 + index * 100, endedAtMs: 150 + index * 100 }))).toBe(
        true,
      );
    }
    evidence.sawGoodAnswer('d', 400);
    evidence.begin(500);
    evidence.hold(failure('a', { startedAtMs: 500, endedAtMs: 550 }));
    expect(evidence.verdict()).toBe('up');
    expect(evidence.isTooEarly(failure('a', { startedAtMs: 500, endedAtMs: 550 }))).toBe(false);
  });

  it('holds what broke off in the midst of a run until it is known whether the network went', () => {
    const evidence = openNetworkEvidence(() => true);
    evidence.begin(0);
    evidence.sawGoodAnswer('good', 110);
    const reset = failure('a', { code: 'connection-reset' });
    expect(evidence.mayBeOurs(reset)).toBe(true);
    evidence.hold(reset);
    expect(evidence.verdict()).toBe('up');
    for (const host of ['b', 'c', 'd']) evidence.hold(failure(host, { startedAtMs: 130, endedAtMs: 140 }));
    expect(evidence.verdict()).toBe('away');
    expect(evidence.mayBeOurs(reset)).toBe(true);
    evidence.sawGoodAnswer('good', 150);
    expect(evidence.mayBeOurs(reset)).toBe(false);
  });

  it('knows what goes by a proxy', () => {
    const environment = { http_proxy: 'http://proxy:1', no_proxy: 'localhost, .near.example' };
    expect(goesByProxy('http://a.example/feed', 'system', environment)).toBe(true);
    expect(goesByProxy('https://a.example/feed', 'system', environment)).toBe(false);
    expect(goesByProxy('http://b.near.example/feed', 'system', environment)).toBe(false);
    expect(goesByProxy('http://a.example/feed', 'http://proxy:1', {})).toBe(true);
    expect(goesByProxy('http://192.168.0.9/feed', 'http://proxy:1', {})).toBe(false);
    expect(goesByProxy('http://a.example/feed', 'none', environment)).toBe(false);
  });

  it('can ask the system', () => expect(typeof systemNetworkIsUp()).toBe('boolean'));
});

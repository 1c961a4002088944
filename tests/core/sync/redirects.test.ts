import { expect, it } from 'vitest';
import { decideRedirect, type RedirectFacts } from '../../../electron/core/sync/redirects.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 0, 5);
const to = 'https://example.org/new';
const facts = (more: Partial<RedirectFacts>): RedirectFacts => ({
  now,
  target: to,
  isFeed: true,
  isSameFeed: true,
  ...more,
});

it.each<[string, Partial<RedirectFacts>, unknown]>([
  ['a new address is only remembered at first', {}, { act: 'remember', seen: { to, firstSeenAt: now } }],
  ['on the same day nothing more happens', { seen: { to, firstSeenAt: now - day + 1 } }, { act: 'nothing' }],
  ['on another day it is adopted', { seen: { to, firstSeenAt: now - day } }, { act: 'adopt', to }],
  [
    'another target begins anew',
    { seen: { to: 'https://example.org/other', firstSeenAt: now - 9 * day } },
    { act: 'remember', seen: { to, firstSeenAt: now } },
  ],
  ['a target that is no feed is forgotten', { seen: { to, firstSeenAt: now - day }, isFeed: false }, { act: 'forget' }],
  [
    'a target that is another feed is forgotten',
    { seen: { to, firstSeenAt: now - day }, isSameFeed: false },
    { act: 'forget' },
  ],
  [
    'a redirect that ended is forgotten',
    { seen: { to, firstSeenAt: now - day }, target: undefined },
    { act: 'forget' },
  ],
  ['without a redirect there is nothing to do', { target: undefined }, { act: 'nothing' }],
  ['a portal is not even remembered', { isFeed: false }, { act: 'nothing' }],
])('%s', (_name, more, expected) => expect(decideRedirect(facts(more))).toEqual(expected));

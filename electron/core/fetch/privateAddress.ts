// Which addresses lie inside somebody's own network, so that a feed, a link or a redirect cannot send us there.
// Knows names and numbers only: who may go there all the same is the caller's decision.
import ipaddr from 'ipaddr.js';

/** Where an address lies. 'name' is decided only when it is resolved, by the address that the connection has. */
export type HostPlace = 'public' | 'private' | 'name';

/** Names that by convention or RFC mean something near (RFC 6761, 6762, 8375; .internal by ICANN 2024). */
const nearSuffixes = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'localdomain',
  'home.arpa',
  'test',
  'invalid',
];

/**
 * True for whatever is not a public unicast address: loopback, private (RFC 1918), carrier-grade NAT (RFC 6598), link-local and with it
 * the metadata hosts of clouds, unique local, multicast, benchmarking, reserved. An IPv4 address inside an IPv6 one (mapped, compatible,
 * NAT64 of RFC 6052, 6to4 of RFC 3056) counts as that IPv4 address. What cannot be read counts as private.
 */
export function isPrivateAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return true;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.range() !== 'unicast' || isSpecialIPv4(parsed as ipaddr.IPv4);
  const within = embeddedIPv4(parsed as ipaddr.IPv6);
  if (within !== undefined) return isPrivateAddress(within);
  return parsed.range() !== 'unicast';
}

/** 192.0.0.0/24 (RFC 6890) holds metadata hosts of some clouds, 198.18/15 is for benchmarks, 240/4 reserved; older tables miss them. */
function isSpecialIPv4(address: ipaddr.IPv4): boolean {
  const special: readonly [string, number][] = [
    ['192.0.0.0', 24],
    ['198.18.0.0', 15],
    ['240.0.0.0', 4],
  ];
  return special.some(([start, bits]) => address.match(ipaddr.IPv4.parse(start), bits));
}

function embeddedIPv4(address: ipaddr.IPv6): string | undefined {
  const bytes = address.toByteArray();
  const dotted = (from: number): string => bytes.slice(from, from + 4).join('.');
  const startsWith = (prefix: readonly number[]): boolean => prefix.every((byte, index) => bytes[index] === byte);
  if (startsWith([0x20, 0x02])) return dotted(2);
  if (startsWith([0, 0x64, 0xff, 0x9b])) return dotted(12);
  // ::a.b.c.d (RFC 4291 §2.5.5.1, deprecated), with :: and ::1 among them.
  if (startsWith([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])) return dotted(12);
  return undefined;
}

/** Host name of an address as one compares it: lower case, without brackets and without the dot at the end. */
export function bareHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.+$/, '');
}

/** `hostname` as `URL` gives it, which has already turned 0x7f.1, 2130706433 and ⑯⑨ into plain numbers (WHATWG URL §4.3). */
export function placeOfHost(hostname: string): HostPlace {
  const host = bareHost(hostname);
  if (host === '') return 'private';
  if (ipaddr.isValid(host)) return isPrivateAddress(host) ? 'private' : 'public';
  if (!host.includes('.')) return 'private';
  return nearSuffixes.some((suffix) => host.endsWith(`.${suffix}`)) ? 'private' : 'name';
}

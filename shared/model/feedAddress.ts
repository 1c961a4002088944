// Name and password that somebody wrote into an address (`https://ann:secret@host/feed`, RFC 3986 §3.2.1), taken out of it: they belong
// into the secret store, and neither into the library nor into what is exported from it.

export interface SplitAddress {
  /** Without name and password; as it was written where there were none. */
  readonly address: string;
  readonly credentials?: { readonly user: string; readonly password: string };
}

/** `address` as `URL` writes it; what is no address at all stays as it is. */
export function splitCredentials(address: string): SplitAddress {
  const match = /^(https?:\/\/)([^/?#]*)@(.*)$/is.exec(address);
  if (match === null) return { address };
  const [, scheme = '', written = '', rest = ''] = match;
  const colon = written.indexOf(':');
  const [user, password] = colon < 0 ? [written, ''] : [written.slice(0, colon), written.slice(colon + 1)];
  return { address: scheme + rest, credentials: { user: decodePart(user), password: decodePart(password) } };
}

/** Something that names a feed, with the bare address. */
export function withBareAddress<Named extends { readonly feedUrl: string }>(named: Named): Named {
  const { address } = splitCredentials(named.feedUrl);
  return address === named.feedUrl ? named : { ...named, feedUrl: address };
}

/** A percent sign that begins no escape of UTF-8 is one of the password itself. */
const decodePart = (part: string): string =>
  part.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });

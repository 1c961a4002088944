// Who may speak to the web host: only the window that was opened with our token, and only from our own page.
// Another site's page, a rebinding name, and another program that guesses the port are all refused here.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Session {
  /** Stands in the fragment of the address, which a browser never sends anywhere. */
  readonly token: string;
  readonly origin: string;
  /** The value of Set-Cookie for whoever brings the token; undefined for anybody else. */
  exchange(token: string): string | undefined;
  hasCookie(headers: IncomingHttpHeaders): boolean;
  /** The request was sent to us by our own page, or typed by the person: right Host, and no other Origin or site. */
  isOurs(headers: IncomingHttpHeaders): boolean;
  /** As `isOurs`, and it must say so: for what changes something, and for sockets, to which no other rule applies. */
  isFromOurPage(headers: IncomingHttpHeaders): boolean;
}

const secret = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** Takes the same time whatever the texts are. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

export function createSession(port: number): Session {
  const token = secret();
  const cookieValue = secret();
  // Cookies do not know ports: the name keeps two libraries' windows apart.
  const cookieName = `broadsheet-${port}`;
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;

  const isOurs = (headers: IncomingHttpHeaders): boolean => {
    const site = headers['sec-fetch-site'];
    return (
      headers.host === host &&
      (headers.origin === undefined || headers.origin === origin) &&
      (site === undefined || site === 'same-origin' || site === 'none')
    );
  };
  return {
    token,
    origin,
    exchange: (offered) =>
      isSame(offered, token) ? `${cookieName}=${cookieValue}; Path=/; HttpOnly; SameSite=Strict` : undefined,
    hasCookie: (headers) =>
      (headers.cookie ?? '').split(';').some((pair) => {
        const [name, value = ''] = pair.trim().split('=', 2);
        return name === cookieName && isSame(value, cookieValue);
      }),
    isOurs,
    isFromOurPage: (headers) => isOurs(headers) && headers.origin === origin,
  };
}

// What went wrong below HTTP, as one of our codes. Knows the error names of Node's sockets, of OpenSSL and of undici.
import { AppError, type ErrorCode } from '../../../shared/errors.ts';

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOTFOUND: 'host-unknown',
  ENODATA: 'host-unknown',
  EAI_NONAME: 'host-unknown',
  // The resolver itself could not be reached: that is our side.
  EAI_AGAIN: 'network-away',
  ENETUNREACH: 'network-away',
  ENETDOWN: 'network-away',
  EADDRNOTAVAIL: 'network-away',
  EHOSTUNREACH: 'connection-refused',
  ECONNREFUSED: 'connection-refused',
  EACCES: 'connection-refused',
  ECONNRESET: 'connection-reset',
  ECONNABORTED: 'connection-reset',
  EPIPE: 'connection-reset',
  UND_ERR_SOCKET: 'connection-reset',
  ETIMEDOUT: 'timed-out',
  UND_ERR_CONNECT_TIMEOUT: 'timed-out',
  UND_ERR_HEADERS_TIMEOUT: 'timed-out',
  UND_ERR_BODY_TIMEOUT: 'timed-out',
  UND_ERR_HEADERS_OVERFLOW: 'protocol-broken',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'protocol-broken',
  EPROTO: 'tls-failed',
};

/** Anything a fetch can throw, as an AppError; what nobody knows becomes protocol-broken with its name as the reason. */
export function networkFailure(error: unknown, host: string): AppError {
  for (const cause of causes(error)) {
    if (cause instanceof AppError) return cause;
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === undefined) continue;
    const known = codes[code];
    if (known !== undefined) return new AppError(known, { host, ...detailsOf(known, code) }, { cause: error });
    if (isCertificateCode(code))
      return new AppError('tls-failed', { host, reason: code.toLowerCase().replaceAll('_', ' ') }, { cause: error });
  }
  return new AppError(
    'protocol-broken',
    { host, reason: (error as Error | undefined)?.name ?? 'unknown' },
    { cause: error },
  );
}

/** `phase: 'connect'` where nobody was reached at all. */
function detailsOf(known: ErrorCode, code: string): Record<string, string> {
  if (known === 'tls-failed') return { reason: code };
  return code === 'ETIMEDOUT' || code === 'UND_ERR_CONNECT_TIMEOUT' ? { phase: 'connect' } : {};
}

const isCertificateCode = (code: string): boolean =>
  code.startsWith('ERR_TLS') ||
  code.startsWith('ERR_SSL') ||
  code.includes('CERT') ||
  code.includes('SELF_SIGNED') ||
  code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';

/** The error, what caused it, and for several attempts at once (happy eyeballs) each of them. */
function* causes(error: unknown, depth = 0): Generator<Error> {
  if (!(error instanceof Error) || depth > 4) return;
  yield error;
  if (error instanceof AggregateError) for (const each of error.errors) yield* causes(each, depth + 1);
  yield* causes(error.cause, depth + 1);
}

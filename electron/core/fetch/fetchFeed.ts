// One check of one feed over HTTP: a conditional GET and what came of it, as a value. Does not know what lies in the document.
import { hash } from 'node:crypto';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import { freshForMs, retryAfterMs } from './freshness.ts';
import type { HttpClient, HttpResponse } from './httpGet.ts';
import { inflate, looksGzipped } from './inflate.ts';

/** As the server sent them, byte for byte (RFC 9110 §8.8). */
export interface FeedValidators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface FeedRequest {
  readonly url: string;
  /** Absent on the first check. */
  readonly validators?: FeedValidators;
  /** Of the last document that was understood. */
  readonly bodyHash?: string;
  readonly authorization?: string;
  readonly privateHost?: string;
  readonly signal?: AbortSignal;
}

/** What every answer tells beside its body. */
export interface Exchange {
  readonly status: number;
  readonly finalUrl: string;
  readonly wireBytes: number;
  /** The publisher's own wish in the headers, in milliseconds from now. */
  readonly freshForMs?: number;
  /** Where the permanent redirects (301, 308) at the head of the way lead. */
  readonly permanentRedirectTo?: string;
  /** Host a temporary redirect led to, if another than the feed's. */
  readonly strayedTo?: string;
  readonly reachedPrivately: boolean;
}

export type FetchOutcome =
  /** 304. Validators are those to keep from now on. */
  | (Exchange & { readonly kind: 'notModified'; readonly validators: FeedValidators })
  /** 200 with the very bytes of last time. */
  | (Exchange & { readonly kind: 'sameBody'; readonly validators: FeedValidators; readonly bodyHash: string })
  | FetchedDocument
  | FetchFailure;

export interface FetchedDocument extends Exchange {
  readonly kind: 'document';
  /** Inflated, not decoded. */
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly validators: FeedValidators;
  /** SHA-256 (hex) of the bytes. */
  readonly bodyHash: string;
  /** 226 (RFC 3229): only what is new since the validators; nothing follows from what is missing. */
  readonly isDelta: boolean;
}

export interface FetchFailure {
  readonly kind: 'failed';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
  /** Absent when there was no answer at all. */
  readonly status?: number;
  readonly wireBytes: number;
  readonly retryAfterMs?: number;
}

const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.4, */*;q=0.1';

/** Never throws an expected failure; throws AppError cancelled when the signal says so. */
export async function fetchFeed(client: HttpClient, request: FeedRequest, now: Instant): Promise<FetchOutcome> {
  let response: HttpResponse;
  try {
    response = await client.get({
      url: request.url,
      headers: conditionalHeaders(request.validators),
      ...(request.authorization !== undefined && { authorization: request.authorization }),
      ...(request.privateHost !== undefined && { privateHost: request.privateHost }),
      ...(request.signal && { signal: request.signal }),
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return { kind: 'failed', code: error.code, details: error.details, wireBytes: 0 };
  }
  const isConditional = hasValidator(request.validators);
  if (response.status === 304 && isConditional) {
    return {
      kind: 'notModified',
      ...exchangeOf(response, now),
      validators: { ...request.validators, ...validatorsOf(response) },
    };
  }
  const failure = statusFailure(response, now);
  if (failure !== undefined) return failure;
  try {
    return await documentOf(response, request, now);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return {
      kind: 'failed',
      code: error.code,
      details: error.details,
      status: response.status,
      wireBytes: response.wireBytes,
    };
  }
}

export const hasValidator = (validators: FeedValidators | undefined): boolean =>
  validators?.etag !== undefined || validators?.lastModified !== undefined;

function conditionalHeaders(validators: FeedValidators | undefined): Record<string, string> {
  return {
    accept,
    // Delta encoding makes sense only against a version we hold (RFC 3229 §10.5.3).
    ...(validators?.etag !== undefined && { 'if-none-match': validators.etag, 'a-im': 'feed' }),
    ...(validators?.lastModified !== undefined && { 'if-modified-since': validators.lastModified }),
  };
}

async function documentOf(response: HttpResponse, request: FeedRequest, now: Instant): Promise<FetchOutcome> {
  const host = new URL(response.url).hostname;
  const isDelta = response.status === 226;
  // A feed kept as .gz and sent as such: the coding is in the file, not in the header.
  const bytes = looksGzipped(response.body) ? await inflate(response.body, 'gzip', 25_000_000, host) : response.body;
  if (bytes.byteLength === 0) throw new AppError('feed-empty', { address: request.url });
  const bodyHash = hash('sha256', bytes, 'hex');
  const exchange = exchangeOf(response, now);
  const validators = validatorsOf(response);
  if (bodyHash === request.bodyHash && !isDelta) return { kind: 'sameBody', ...exchange, validators, bodyHash };
  const contentType = response.headers['content-type'];
  return {
    kind: 'document',
    ...exchange,
    bytes,
    ...(contentType !== undefined && { contentType }),
    validators,
    bodyHash,
    isDelta,
  };
}

function validatorsOf(response: HttpResponse): FeedValidators {
  const { etag, 'last-modified': lastModified } = response.headers;
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

function exchangeOf(response: HttpResponse, now: Instant): Exchange {
  const fresh = freshForMs(response.headers, now);
  const movedTo = permanentTarget(response);
  const strayedTo = strayHost(response);
  return {
    status: response.status,
    finalUrl: response.url,
    wireBytes: response.wireBytes,
    ...(fresh !== undefined && { freshForMs: fresh }),
    ...(movedTo !== undefined && { permanentRedirectTo: movedTo }),
    ...(strayedTo !== undefined && { strayedTo }),
    reachedPrivately: response.reachedPrivately,
  };
}

/** Follows only the permanent ones at the head: behind a temporary redirect nothing is permanent. */
function permanentTarget({ redirects }: HttpResponse): string | undefined {
  const firstTemporary = redirects.findIndex(({ status }) => status !== 301 && status !== 308);
  const permanent = firstTemporary === -1 ? redirects : redirects.slice(0, firstTemporary);
  return permanent.at(-1)?.to;
}

function strayHost({ redirects }: HttpResponse): string | undefined {
  const [first] = redirects;
  const last = redirects.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const [from, to] = [new URL(first.from).hostname, new URL(last.to).hostname];
  return from === to ? undefined : to;
}

function statusFailure(response: HttpResponse, now: Instant): FetchFailure | undefined {
  const { status } = response;
  if (status === 200 || status === 203 || status === 226) return undefined;
  const host = new URL(response.url).hostname;
  const rest = retryAfterMs(response.headers, now);
  return {
    kind: 'failed',
    code: statusCode(status, rest !== undefined),
    details: { host, status },
    status,
    wireBytes: response.wireBytes,
    ...(rest !== undefined && { retryAfterMs: rest }),
  };
}

function statusCode(status: number, saysWhen: boolean): ErrorCode {
  if (status === 401) return 'http-unauthorized';
  if (status === 403 || status === 451) return 'http-forbidden';
  if (status === 404) return 'http-not-found';
  if (status === 410) return 'http-gone';
  if (status === 429 || (status === 503 && saysWhen)) return 'http-too-many-requests';
  // RFC 6585 §6: the network, not the site, is speaking.
  if (status === 511) return 'captive-portal';
  if (status >= 500) return 'http-server-error';
  if (status === 204 || status === 205) return 'feed-empty';
  return 'http-status';
}

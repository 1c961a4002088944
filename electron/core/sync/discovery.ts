// From what a person typed to the feeds behind it: the address itself, the links of its page, the usual places. Knows HTTP and the order to
// try things in; what a document or a page holds it is told by the functions it is given.
import { AppError } from '../../../shared/errors.ts';
import type { Clock } from '../clock.ts';
import type { ReadyFeed } from '../store/readyEntry.ts';
import { type FetchedDocument, fetchFeed } from '../fetch/fetchFeed.ts';
import { httpAddress, type HttpClient } from '../fetch/httpGet.ts';
import { placeOfHost } from '../fetch/privateAddress.ts';
import { type HostRests, respectRest } from './hostRests.ts';
import { longestRetryAfterMs, politeIntervalMs } from './interval.ts';

export interface DiscoveredFeed {
  /** Where to ask from now on: behind permanent redirects, before temporary ones. */
  readonly feedUrl: string;
  readonly fetched: FetchedDocument;
  readonly document: ReadyFeed;
}

export interface DiscoveryParts {
  readonly clock: Clock;
  readonly http: HttpClient;
  readonly rests?: HostRests;
  understand(document: FetchedDocument, signal?: AbortSignal): Promise<ReadyFeed>;
  /** Addresses of the feeds that a page names, best first. */
  findLinks(page: FetchedDocument, signal?: AbortSignal): Promise<readonly string[]>;
  /** Where a site with this address is likely to have its feed, likeliest first. */
  likelyAddresses(url: string): readonly string[];
}

export interface DiscoveryOptions {
  readonly authorization?: string;
  readonly signal?: AbortSignal;
}

export interface Discovery {
  /**
   * Feeds at an address, best first, each fetched and understood. Throws AppError: address-invalid, scheme-refused, no-feed-found,
   * or the failure of the address itself (host-unknown, timed-out, http-not-found …).
   */
  discover(address: string, options?: DiscoveryOptions): Promise<readonly DiscoveredFeed[]>;
  /** The feed at this very address; throws its failure. What was fetched a moment ago is not asked for again. */
  open(feedUrl: string, options?: DiscoveryOptions): Promise<DiscoveredFeed>;
}

const mostChoices = 8;
const keptMs = 300_000;
const keptDocuments = 16;
/** Guesses that a site has to put up with; one at a time, and the first that hits is the last. */
const mostLikely = 16;

/** The same document at two addresses is one choice. */
const isSame = (a: DiscoveredFeed, b: DiscoveredFeed): boolean =>
  a.feedUrl === b.feedUrl || a.fetched.bodyHash === b.fetched.bodyHash;

export function openDiscovery(parts: DiscoveryParts): Discovery {
  const { clock } = parts;
  const kept = new Map<string, { readonly at: number; readonly found: DiscoveredFeed }>();

  async function fetchAt(
    url: string,
    privateHost: string,
    { authorization, signal }: DiscoveryOptions,
  ): Promise<FetchedDocument> {
    if (parts.rests) respectRest(parts.rests, url, clock.now());
    const fetched = await fetchFeed(
      parts.http,
      { url, privateHost, ...(authorization !== undefined && { authorization }), ...(signal && { signal }) },
      clock.now(),
    );
    if (fetched.kind === 'document') return fetched;
    if (fetched.kind === 'failed') {
      const failure = new AppError(fetched.code, fetched.details);
      if (asksForRest(failure)) {
        const askedMs = Math.min(longestRetryAfterMs, fetched.retryAfterMs ?? 0);
        parts.rests?.add(String(fetched.details['host']), clock.now() + Math.max(politeIntervalMs, askedMs));
      }
      throw failure;
    }
    throw new AppError('protocol-broken', { host: new URL(url).hostname });
  }

  async function understandAt(url: string, fetched: FetchedDocument, signal?: AbortSignal): Promise<DiscoveredFeed> {
    const document = await parts.understand(fetched, signal);
    const found: DiscoveredFeed = { feedUrl: fetched.permanentRedirectTo ?? url, fetched, document };
    for (const [oldUrl, { at }] of kept)
      if (kept.size >= keptDocuments || clock.now() - at > keptMs) kept.delete(oldUrl);
    kept.set(found.feedUrl, { at: clock.now(), found });
    return found;
  }

  const openAt = async (url: string, privateHost: string, options: DiscoveryOptions): Promise<DiscoveredFeed> =>
    understandAt(url, await fetchAt(url, privateHost, options), options.signal);

  /** The candidates that really are feeds, in their order. Near each other in time but never two at once: they are of one host as a rule. */
  async function feedsAmong(
    candidates: readonly string[],
    privateHost: string,
    most: number,
    options: DiscoveryOptions,
  ): Promise<DiscoveredFeed[]> {
    const found: DiscoveredFeed[] = [];
    for (const candidate of new Set(candidates)) {
      if (found.length >= most) break;
      const feed = await orError(openAt(candidate, privateHost, forHost(candidate, privateHost, options)));
      if (feed instanceof AppError && asksForRest(feed)) {
        if (found.length === 0) throw feed;
        break;
      }
      if (feed instanceof AppError || found.some((other) => isSame(other, feed))) continue;
      found.push(feed);
    }
    return found;
  }

  async function discoverAt(url: string, options: DiscoveryOptions): Promise<readonly DiscoveredFeed[]> {
    const privateHost = new URL(url).hostname;
    const likely = (from: string, most: number): Promise<readonly DiscoveredFeed[]> =>
      feedsAmong(parts.likelyAddresses(from).slice(0, most), privateHost, 1, options);
    const page = await orError(fetchAt(url, privateHost, options));
    if (page instanceof AppError) {
      // Some sites refuse the page and not the feed.
      const beside = page.code.startsWith('http-') && !asksForRest(page) ? await likely(url, 3) : [];
      if (beside.length > 0) return beside;
      throw page;
    }
    const itself = await orError(understandAt(url, page, options.signal));
    if (!(itself instanceof AppError)) return [itself];
    const links = await parts.findLinks(page, options.signal);
    const linked = await feedsAmong(links.slice(0, 2 * mostChoices), privateHost, mostChoices, options);
    if (linked.length > 0) return linked;
    const usual = await likely(page.finalUrl, mostLikely);
    if (usual.length > 0) return usual;
    // A page behind a sign-in may well have a feed: that is the thing to say.
    throw itself.code === 'login-page' ? itself : new AppError('no-feed-found', { address: url });
  }

  return {
    async discover(address, options = {}) {
      const [first, second] = addressesOf(address);
      if (second === undefined) return await discoverAt(first, options);
      try {
        return await discoverAt(first, options);
      } catch (error) {
        // Without a scheme https was a guess; a host without it deserves a second look. What it says there tells more than its silence.
        if (!(error instanceof AppError) || !unreachable.has(error.code)) throw error;
        return await discoverAt(second, options).catch((plain: unknown) => {
          throw plain instanceof AppError && silent.has(plain.code) ? error : plain;
        });
      }
    },
    async open(feedUrl, options = {}) {
      const url = httpAddress(feedUrl).href;
      const recent = kept.get(url);
      if (recent && options.authorization === undefined && clock.now() - recent.at <= keptMs) return recent.found;
      return await openAt(url, new URL(url).hostname, options);
    },
  };
}

const asksForRest = ({ details }: AppError): boolean => details['status'] === 429 || details['status'] === 503;

const silent: ReadonlySet<string> = new Set(['connection-refused', 'connection-reset', 'timed-out', 'protocol-broken']);
const unreachable: ReadonlySet<string> = new Set([...silent, 'tls-failed', 'http-not-found']);

/** Name and password were given for one host; what its pages link to elsewhere never sees them. */
function forHost(url: string, host: string, { authorization, ...options }: DiscoveryOptions): DiscoveryOptions {
  const isSame = URL.parse(url)?.hostname === host;
  return { ...options, ...(isSame && authorization !== undefined && { authorization }) };
}

/** What a person may type: with or without a scheme, feed:… as old pages link it. Throws AppError address-invalid or scheme-refused. */
export function addressesOf(typed: string): readonly [string, string?] {
  const text = typed
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');
  if (/^[a-z][a-z0-9+.-]*:(?!\d{1,5}(?:\/|$))/i.test(text)) return [httpAddress(text).href];
  const bare = text.replace(/^\/\//, '');
  if (bare === '' || /\s/.test(bare)) throw new AppError('address-invalid', { address: typed.slice(0, 200) });
  const secure = httpAddress(`https://${bare}`);
  const plain = httpAddress(`http://${bare}`);
  // One word is a search term rather than a host, unless it is a name of this very network.
  if (
    placeOfHost(secure.hostname) === 'private' &&
    !secure.hostname.includes('.') &&
    !secure.hostname.includes(':') &&
    secure.hostname !== 'localhost' &&
    secure.port === '' &&
    secure.pathname === '/'
  )
    throw new AppError('address-invalid', { address: typed.slice(0, 200) });
  return [secure.href, plain.href];
}

async function orError<Value>(work: Promise<Value>): Promise<Value | AppError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') return error;
    throw error;
  }
}

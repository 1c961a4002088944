// From what a person typed to the feeds behind it: the address itself, the links of its page, the usual places. Knows HTTP and the order to
// try things in; what a document or a page holds it is told by the functions it is given.
import { AppError } from '../../../shared/errors.ts';
import type { Clock } from '../clock.ts';
import type { NormalizedFeed } from '../normalize/entry.ts';
import { type FetchedDocument, fetchFeed } from './fetchFeed.ts';
import { httpAddress, type HttpClient } from './httpGet.ts';
import { placeOfHost } from './privateAddress.ts';

export interface DiscoveredFeed {
  /** Where to ask from now on: behind permanent redirects, before temporary ones. */
  readonly feedUrl: string;
  readonly fetched: FetchedDocument;
  readonly document: NormalizedFeed;
}

export interface DiscoveryParts {
  readonly clock: Clock;
  readonly http: HttpClient;
  understand(document: FetchedDocument, signal?: AbortSignal): Promise<NormalizedFeed>;
  /** Addresses of the feeds that a page names, best first. */
  findLinks(page: FetchedDocument, signal?: AbortSignal): Promise<readonly string[]>;
  /** Feed addresses of sites whose pages name none, told by the address alone. */
  knownFeeds(url: string): readonly string[];
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
const usualPlaces = [
  'feed',
  'rss',
  'feed.xml',
  'rss.xml',
  'atom.xml',
  'index.xml',
  'feed/',
  'feed.json',
  'feeds/posts/default',
  '?feed=rss2',
];

export function openDiscovery(parts: DiscoveryParts): Discovery {
  const { clock } = parts;
  const kept = new Map<string, { readonly at: number; readonly found: DiscoveredFeed }>();

  async function fetchAt(
    url: string,
    privateHost: string,
    { authorization, signal }: DiscoveryOptions,
  ): Promise<FetchedDocument> {
    const fetched = await fetchFeed(
      parts.http,
      { url, privateHost, ...(authorization !== undefined && { authorization }), ...(signal && { signal }) },
      clock.now(),
    );
    if (fetched.kind === 'document') return fetched;
    if (fetched.kind === 'failed') throw new AppError(fetched.code, fetched.details);
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
      const feed = await orUndefined(openAt(candidate, privateHost, options));
      if (feed && !found.some(({ feedUrl }) => feedUrl === feed.feedUrl)) found.push(feed);
    }
    return found;
  }

  async function discoverAt(url: string, options: DiscoveryOptions): Promise<readonly DiscoveredFeed[]> {
    const privateHost = new URL(url).hostname;
    const known = await feedsAmong(parts.knownFeeds(url).slice(0, 3), privateHost, mostChoices, options);
    if (known.length > 0) return known;
    const page = await fetchAt(url, privateHost, options);
    const itself = await orUndefined(understandAt(url, page, options.signal));
    if (itself) return [itself];
    const links = await parts.findLinks(page, options.signal);
    const linked = await feedsAmong(links.slice(0, 2 * mostChoices), privateHost, mostChoices, options);
    if (linked.length > 0) return linked;
    const usual = await feedsAmong(usualAddresses(page.finalUrl), privateHost, 1, options);
    if (usual.length > 0) return usual;
    throw new AppError('no-feed-found', { address: url });
  }

  return {
    async discover(address, options = {}) {
      const [first, second] = addressesOf(address);
      if (second === undefined) return await discoverAt(first, options);
      try {
        return await discoverAt(first, options);
      } catch (error) {
        // Without a scheme https was a guess; a host without it deserves a second look.
        if (!(error instanceof AppError) || !unreachable.has(error.code)) throw error;
        return await discoverAt(second, options).catch(() => {
          throw error;
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

const unreachable: ReadonlySet<string> = new Set([
  'connection-refused',
  'connection-reset',
  'timed-out',
  'tls-failed',
  'protocol-broken',
  'http-not-found',
]);

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

/** Beside the page and at the root of its site. */
function usualAddresses(pageUrl: string): string[] {
  const folder = new URL('.', pageUrl);
  const bases = folder.pathname === '/' ? [folder] : [folder, new URL('/', pageUrl)];
  return bases.flatMap((base) => usualPlaces.map((place) => new URL(place, base).href));
}

async function orUndefined<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') return undefined;
    throw error;
  }
}

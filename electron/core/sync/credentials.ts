// Names and passwords of feeds, as the Authorization header they become. The secret itself lies in the host's secret store and nowhere else.
import { AppError } from '../../../shared/errors.ts';
import type { FeedId } from '../../../shared/model/ids.ts';
import { basicAuthorization, mayCarryAuthorization } from '../fetch/httpGet.ts';
import type { SecretStore } from '../ports.ts';

export interface Credentials {
  /** Absent: the password is a token, sent as Bearer (RFC 6750). */
  readonly user?: string;
  readonly password: string;
}

export interface FeedCredentials {
  /**
   * Value of the Authorization header for a feed at this address; undefined for a feed without a password, and where the address is
   * not of the host that the password was given for: a feed that has moved does not take it along. Throws AppError.
   */
  authorizationOf(feedId: FeedId, feedUrl: string): Promise<string | undefined>;
  /** `feedUrl`: the address the person gave the password for. Throws AppError secret-store-unavailable. */
  set(feedId: FeedId, credentials: Credentials, feedUrl: string): Promise<void>;
  remove(feedId: FeedId): Promise<void>;
}

/** As it lies in the secret store. */
interface KeptCredentials extends Credentials {
  /** Origin it may be sent to. */
  readonly origin: string;
}

const secretKey = (feedId: FeedId): string => `feed:${feedId}`;

export const authorizationHeader = ({ user, password }: Credentials): string =>
  user === undefined ? `Bearer ${password}` : basicAuthorization(user, password);

export function openFeedCredentials(secrets: SecretStore): FeedCredentials {
  // The system's key store may take milliseconds to answer, and most feeds have nothing in it: asked once a feed and process.
  const known = new Map<FeedId, KeptCredentials | undefined>();

  async function keptOf(feedId: FeedId): Promise<KeptCredentials | undefined> {
    if (known.has(feedId)) return known.get(feedId);
    try {
      const secret = await secrets.get(secretKey(feedId));
      const kept = secret === undefined ? undefined : (JSON.parse(secret) as KeptCredentials);
      known.set(feedId, kept);
      return kept;
    } catch (error) {
      throw unavailable(error);
    }
  }

  return {
    async authorizationOf(feedId, feedUrl) {
      const kept = await keptOf(feedId);
      if (kept === undefined || !mayCarryAuthorization(new URL(kept.origin), new URL(feedUrl))) return undefined;
      return authorizationHeader(kept);
    },
    async set(feedId, credentials, feedUrl) {
      const kept: KeptCredentials = { ...credentials, origin: new URL(feedUrl).origin };
      try {
        await secrets.set(secretKey(feedId), JSON.stringify(kept));
      } catch (error) {
        throw unavailable(error);
      }
      known.set(feedId, kept);
    },
    async remove(feedId) {
      await secrets.remove(secretKey(feedId));
      known.delete(feedId);
    },
  };
}

const unavailable = (error: unknown): AppError =>
  error instanceof AppError ? error : new AppError('secret-store-unavailable', {}, { cause: error });

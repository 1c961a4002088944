// Names and passwords of feeds, as the Authorization header they become. The secret itself lies in the host's secret store and nowhere else.
import { AppError } from '../../../shared/errors.ts';
import type { FeedId } from '../../../shared/model/ids.ts';
import { basicAuthorization } from '../fetch/httpGet.ts';
import type { SecretStore } from '../ports.ts';

export interface Credentials {
  /** Absent: the password is a token, sent as Bearer (RFC 6750). */
  readonly user?: string;
  readonly password: string;
}

export interface FeedCredentials {
  /** Value of the Authorization header; undefined for a feed without a password. */
  authorizationOf(feedId: FeedId): Promise<string | undefined>;
  /** Throws AppError secret-store-unavailable. */
  set(feedId: FeedId, credentials: Credentials): Promise<void>;
  remove(feedId: FeedId): Promise<void>;
}

const secretKey = (feedId: FeedId): string => `feed:${feedId}`;

export const authorizationHeader = ({ user, password }: Credentials): string =>
  user === undefined ? `Bearer ${password}` : basicAuthorization(user, password);

export function openFeedCredentials(secrets: SecretStore): FeedCredentials {
  // The system's key store may take milliseconds to answer, and most feeds have nothing in it: asked once a feed and process.
  const known = new Map<FeedId, string | undefined>();
  return {
    async authorizationOf(feedId) {
      if (known.has(feedId)) return known.get(feedId);
      const secret = await secrets.get(secretKey(feedId));
      const header = secret === undefined ? undefined : authorizationHeader(JSON.parse(secret) as Credentials);
      known.set(feedId, header);
      return header;
    },
    async set(feedId, credentials) {
      try {
        await secrets.set(secretKey(feedId), JSON.stringify(credentials));
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw new AppError('secret-store-unavailable', {}, { cause: error });
      }
      known.set(feedId, authorizationHeader(credentials));
    },
    async remove(feedId) {
      await secrets.remove(secretKey(feedId));
      known.delete(feedId);
    },
  };
}

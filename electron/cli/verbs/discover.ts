// `discover`: the feeds a web page names.
import { decodeText } from '../../core/decode/decodeText.ts';
import { discoverFeeds } from '../../core/parse/discoverFeeds.ts';
import { createPureVerb } from '../pureVerb.ts';

export const verb = createPureVerb(
  'discover',
  'Prints the feeds that a web page links.',
  ({ bytes, url, contentType }) => ({
    feeds: discoverFeeds(decodeText(bytes, contentType === undefined ? {} : { contentType }).text, url),
  }),
);

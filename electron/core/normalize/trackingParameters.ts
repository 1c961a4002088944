// Takes off links what only tells a publisher's statistics who sent the reader, and knows pictures that count readers.

const exact = new Set([
  'fbclid',
  'gclid',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'msclkid',
  'twclid',
  'yclid',
  'ysclid',
  'igshid',
  'igsh',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  'oly_anon_id',
  'oly_enc_id',
  'vero_id',
  'vero_conv',
  '_hsenc',
  '_hsmi',
  '__hssc',
  '__hstc',
  '__hsfp',
  'hsctatracking',
  'wickedid',
  'rb_clickid',
  's_cid',
  'ml_subscriber',
  'ml_subscriber_hash',
  'ttclid',
  'li_fat_id',
  '_openstat',
  'ref_src',
  'ref_url',
  'at_medium',
  'at_campaign',
  'cmpid',
  'xtor',
  'srsltid',
  'epik',
  'guccounter',
  'guce_referrer',
  'guce_referrer_sig',
  'sc_campaign',
  'sc_channel',
  'sc_content',
  'sc_medium',
  'sc_outcome',
  'sc_geo',
  'sc_country',
  'sfnsn',
]);
const prefixes = ['utm_', 'pk_', 'mtm_', 'piwik_', 'matomo_', 'hsa_', 'stm_', 'itm_', 'ga_', 'wt_zmc', 'trk_'];

const isTracking = (name: string): boolean => {
  const lower = name.toLowerCase();
  return exact.has(lower) || prefixes.some((prefix) => lower.startsWith(prefix));
};

/** The address without its tracking parameters, also where they stand in the fragment ("#xtor=RSS-1"); as it was when it has none. */
export function withoutTracking(address: string): string {
  const plain = withoutTrackingQuery(address);
  const hash = plain.indexOf('#');
  const parts = hash < 0 ? [] : plain.slice(hash + 1).split('&');
  return parts.length > 0 && parts.every((part) => part.includes('=') && isTracking(part.split('=', 1)[0] ?? ''))
    ? plain.slice(0, hash)
    : plain;
}

/** The same of the query alone. Entry keys are made of it: what is stored under a key must be found under it. */
export function withoutTrackingQuery(address: string): string {
  const question = address.indexOf('?');
  if (question < 0) return address;
  const hash = address.indexOf('#', question);
  const query = address.slice(question + 1, hash < 0 ? undefined : hash);
  const fragment = hash < 0 ? '' : address.slice(hash);
  const parts = query.split('&');
  const kept = parts.filter((part) => !isTracking(part.split('=', 1)[0] ?? ''));
  if (kept.length === parts.length) return address;
  return `${address.slice(0, question)}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment}`;
}

const pixelHosts =
  /(?:^|\.)(?:doubleclick\.net|googleadservices\.com|google-analytics\.com|googletagmanager\.com|feedsportal\.com|pheedo\.com|scorecardresearch\.com|quantserve\.com|stats\.wordpress\.com|pixel\.wp\.com|list-manage\.com|statcounter\.com|pixel\.quantserve\.com|vg0\d\.met\.vgwort\.de|ssl-vg0\d\.met\.vgwort\.de)$/i;
const pixelPaths =
  /\/~r\/|\/~ff\/|\/\/feeds\.feedburner\.com\/~|\/b\.gif\?|\/(?:pixel|tracking|tracker|beacon|counter|1x1|spacer|blank|transparent)\.(?:gif|png)(?:$|\?)|\/count(?:er)?\.(?:gif|png)|medium\.com\/_\/stat|\/open\.aspx|\/wp-content\/plugins\/[^/]*(?:stat|count)/i;

/** Whether a picture is there to count readers, by its size or where it lies. */
export function isTrackingPixel(address: string, width: string | undefined, height: string | undefined): boolean {
  const tiny = (size: string | undefined): boolean => size !== undefined && /^[012](?:px)?$/.test(size.trim());
  if (tiny(width) || tiny(height)) return true;
  if (!URL.canParse(address)) return false;
  return pixelHosts.test(new URL(address).hostname) || pixelPaths.test(address);
}

// Which namespace a name is in, folded to one well-known prefix each, so that 'content:encoded' is found however a document spells it.

/** Address of a namespace, without scheme, 'www.' and closing slash or hash, in lower case → our prefix. '' is RSS's own. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['search.yahoo.com/mrss', 'media'],
  ['video.search.yahoo.com/mrss', 'media'],
  ['tools.search.yahoo.com/mrss', 'media'],
  ['itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['itunes.com/dtds/podcast-1.0', 'itunes'],
  ['example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['podcastindex.org/namespace/1.0', 'podcast'],
  ['github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md', 'podcast'],
  ['google.com/schemas/play-podcasts/1.0', 'googleplay'],
  ['w3.org/1999/xhtml', 'xhtml'],
  ['w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['purl.org/rss/1.0', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['backend.userland.com/rss', ''],
  ['backend.userland.com/rss2', ''],
  ['backend.userland.com/rss091', ''],
  ['backend.userland.com/blogchannelmodule', 'blogchannel'],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['cyber.law.harvard.edu/rss/rss.html', ''],
  ['purl.org/net/rss1.1', ''],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/rss/1.0/modules/slash', 'slash'],
  ['purl.org/syndication/thread/1.0', 'thr'],
  ['wellformedweb.org/commentapi', 'wfw'],
  ['webns.net/mvcb', 'admin'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['creativecommons.org/ns', 'cc'],
  ['web.resource.org/cc', 'cc'],
  ['backend.userland.com/creativecommonsrssmodule', 'creativecommons'],
  ['georss.org/georss', 'georss'],
  ['opengis.net/gml', 'gml'],
  ['w3.org/2003/01/geo/wgs84_pos', 'geo'],
  ['w3.org/xml/1998/namespace', 'xml'],
  ['w3.org/1999/xlink', 'xlink'],
  ['purl.org/rss/1.0/modules/email', 'email'],
  ['xmlns.com/foaf/0.1', 'foaf'],
  ['w3.org/2000/svg', 'svg'],
  ['w3.org/1998/math/mathml', 'mathml'],
]);

/** Prefixes that mean their usual namespace although the document forgot to say so. */
const undeclared = new Set([
  'atom',
  'content',
  'dc',
  'dcterms',
  'media',
  'itunes',
  'podcast',
  'googleplay',
  'rdf',
  'sy',
  'slash',
  'thr',
  'wfw',
  'admin',
  'feedburner',
  'cc',
  'creativecommons',
  'georss',
  'geo',
  'xml',
  'xhtml',
]);
const otherSpellings: Readonly<Record<string, string>> = {
  a10: 'atom',
  atom10: 'atom',
  atom03: 'atom',
  dct: 'dcterms',
  mrss: 'media',
  creativecommon: 'creativecommons',
  rss: '',
};

/** Our prefix for the address of a namespace; undefined for one we do not know. */
export function knownPrefix(address: string): string | undefined {
  const folded = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]+$/, '');
  // MRSS is declared in many ways; Atom 0.3 carries a fragment.
  if (folded.includes('yahoo.com/mrss')) return 'media';
  if (folded.startsWith('purl.org/atom/ns')) return 'atom';
  return prefixes.get(folded);
}

/** Our prefix for one that is not declared; the name itself when it means nothing to us, so that it does not pass for RSS's own. */
export function guessedPrefix(prefix: string): string {
  const lower = prefix.toLowerCase();
  if (undeclared.has(lower)) return lower;
  return otherSpellings[lower] ?? `?${lower}`;
}

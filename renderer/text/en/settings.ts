// English words of the settings.
import type { PresetName } from '../../../shared/commands/presets.ts';
import type { DoctorReport } from '../../../shared/contract/engineContract.ts';

const format = new Intl.NumberFormat('en');
const number = (value: number): string => format.format(value);
const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;
const articles = (value: number): string => count(value, 'article', 'articles');
const size = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const leading = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

type Finding = DoctorReport['checks'][number];
/** What is well, and what is wrong: the finding begins with a number where there is one. */
const checks: Readonly<Record<string, readonly [well: string, wrong: (found: number) => string]>> = {
  database: ['The database is whole.', () => 'A part of the database cannot be read.'],
  references: [
    'Everything belongs to something.',
    (found) => `${count(found, 'row belongs', 'rows belong')} to nothing.`,
  ],
  search: ['The search index knows every article.', () => 'The search index is not as it should be.'],
  unread: [
    'The list of unread articles is right.',
    (found) => `${count(found, 'unread entry has', 'unread entries have')} no article.`,
  ],
  counters: ['All counts are right.', (found) => `${count(found, 'count is', 'counts are')} wrong.`],
  'kept files': [
    'Every kept picture is here.',
    (found) => `${count(found, 'kept file is', 'kept files are')} missing.`,
  ],
  'unused files': ['No file lies about unused.', (found) => `${count(found, 'file lies', 'files lie')} about unused.`],
};

function finding({ check, ok, found = '', repaired = false }: Finding): string {
  const [well, wrong] = checks[check] ?? [`${check}: well.`, () => `${check}: ${found}`];
  const problem = wrong(Number.parseInt(found, 10) || 0);
  if (repaired) return `${problem} Mended.`;
  return ok ? well : problem;
}

const presetHints: Readonly<Record<PresetName, string>> = {
  reader: 'What fingers know from Google Reader and its heirs.',
  netnewswire: 'As in NetNewsWire; its bare k, which marks everything read, needs Shift here.',
  vim: 'Moves with j and k, opens with l, goes back with h.',
  arrows: 'The arrow keys open and scroll.',
};

export const settingsWords = {
  settings: {
    title: 'Settings',
    sections: 'Sections of the settings',
    names: {
      reading: 'Reading',
      list: 'List',
      keys: 'Keys',
      checking: 'Checking',
      keeping: 'Keeping',
      care: 'Care',
    },
    isUsual: 'All of this is as it was at first.',
    reset: 'Set this back to what is usual',

    text: 'Text',
    sample:
      'The night train left Vienna at 19:42 with eleven passengers and one dog. Nobody spoke until Linz; then the man by the window opened a book of 1,240 pages and said, to nobody in particular, that he had waited all year for a journey of this length.',
    pixels: (value: number): string => `${number(value)} px`,
    times: (value: number): string => `${leading.format(value)} ×`,
    letters: (value: number): string => `≈ ${number(value)}`,
    colours: 'Colours and language',
    theme: 'Colours',
    language: 'Language',
    languages: { system: 'As the system', en: 'English', de: 'Deutsch' },

    begin: 'How a list begins',
    density: 'Rows',
    perView: (key: string): string => `Each list can be another way${key ? `: ${key}` : ''}. That is remembered.`,
    meanwhile: 'While going through it',
    advance: 'After marking the open article',
    advances: { stay: 'Stay with it', next: 'Open the next', nextUnread: 'Open the next unread' },
    markOnScroll: 'Mark what is scrolled past',
    markOnScrollHint: 'Only rows that were in sight and left at the top.',

    setOfKeys: 'The set of keys',
    preset: 'Begin with',
    presetHints,
    someKeys: 'Some of its keys',
    changedKeys: (changed: number): string =>
      changed === 0
        ? 'Every key can be changed.'
        : `${count(changed, 'command has', 'commands have')} keys of your own.`,
    clashes: (clashes: number): string => `${count(clashes, 'key means', 'keys mean')} two things.`,
    allKeys: 'All keys…',

    asking: 'How sources are checked',
    automatic: 'Check sources by themselves',
    automaticHint: 'Each as often as it publishes and allows. Switched off, sources are checked when asked.',
    connections: 'Connections at once',
    connectionsHint: 'One to each host. Fewer go easier on a slow line.',
    network: 'Way through the network',
    proxy: 'Proxy',
    proxies: { system: 'As the system says', none: 'None', own: 'One of my own' },
    proxyHints: {
      system: 'Follows HTTP_PROXY, HTTPS_PROXY and NO_PROXY.',
      none: 'Straight to each host, whatever the system says.',
      own: 'For everything but addresses in your own network.',
    },
    proxyAddress: 'Its address',
    proxyExample: 'http://proxy.example:3128',
    proxyWrong: 'An address begins with http:// or https:// and names a host.',
    proxyUsed: 'It is used from now on.',
    proxyNotYet: 'Until an address stands here, everything stays as it was.',

    notes: 'Notes about new articles',
    notesHint: {
      granted: 'Sources whose settings ask for it tell of new articles, once a check.',
      default: 'Sources whose settings ask for it tell of new articles, once this browser may show notes.',
      denied: 'This browser refuses notes of Broadsheet. Its own settings for this page change that.',
    },
    allowNotes: 'Allow them',

    howLong: 'How long articles stay',
    keepDays: 'Keep them for',
    daysLong: (days: number): string =>
      days === 0 ? 'ever' : days === 365 ? 'a year' : days === 730 ? 'two years' : count(days, 'day', 'days'),
    keepCount: 'Keep of each source',
    atMost: (most: number): string => (most === 0 ? 'all' : `the newest ${number(most)}`),
    goAlso: 'Let go as well what a search finds',
    goAlsoExample: 'folder:News older:30d is:read',
    addQuery: 'Add',
    goNotAlso: (query: string): string => `No longer let go what “${query}” finds`,
    leaveAsItIs: 'Leave it as it was',
    readOnly: 'Let go only what was read',
    readOnlyHint: 'Saved, tagged and noted articles always stay. A source can have a rule of its own.',
    counting: 'Being counted',
    wouldLetGo: (outdated: number): string =>
      outdated === 0
        ? 'Nothing goes now. From then on the rule is followed each hour.'
        : `${articles(outdated)} ${outdated === 1 ? 'goes' : 'go'} at once, and can be taken back. From then on the rule is followed each hour.`,
    letsGo: (outdated: number): string =>
      outdated === 0 ? 'Nothing goes by this rule now.' : `${articles(outdated)} will go within the hour.`,
    allStay: 'Everything stays.',
    applyRule: (outdated: number): string => (outdated === 0 ? 'Keep it so' : `Let go of ${number(outdated)}`),
    offline: 'For when there is no network',
    keepPictures: 'Keep the pictures of new articles',
    keepPicturesHint: 'They are fetched behind the list, so that reading asks the network for nothing.',
    fullTextHint: 'Whether the whole text is fetched from the page is a setting of each source.',

    library: 'Your library',
    holds: 'Holds',
    articles,
    articlesOf: (total: number, sources: number): string =>
      `${articles(total)} of ${count(sources, 'source', 'sources')}`,
    textSize: 'Text and index',
    mediaSize: 'Pictures and media',
    megabytes: (bytes: number): string =>
      bytes > 0 && bytes < 50_000 ? 'under 0.1 MB' : `${size.format(bytes / 1_000_000)} MB`,
    place: 'Lies in',
    copyPlace: 'Copy the path',
    placeCopied: 'The path is copied.',
    largest: 'Sources that take most of it',
    copies: 'Copies',
    copiesHint: 'One is made and checked each day, and seven are kept. They hold everything but the pictures.',
    copyNow: 'Make one now',
    copyTo: 'Make one now…',
    copyName: 'Broadsheet library.sqlite',
    copyingNow: 'Being copied and checked',
    copied: (size: string, path: string): string => `Written and checked: ${size}, ${path}`,
    noCopies: 'There is none yet.',
    copyKinds: {
      daily: 'of the day',
      before: 'before an update',
      own: 'made by you',
      replaced: 'set aside',
      damaged: 'damaged, set aside',
    },
    allCopies: (copies: number): string => `Show all ${number(copies)}`,
    otherFile: 'Go back to another file…',
    goBack: 'What you can go back to',
    goBackShort: 'Go back',
    goBackTo: (name: string): string => `Go back to ${name}`,
    goBackAsk: (name: string): string =>
      `The library becomes what it was: ${name}. As it is now, it is set aside whole and listed here, so that you can come back to it.`,
    goingBack: 'The library is being opened',
    leaveIt: 'Leave it',
    looking: 'Looking it over',
    lookingHint: 'Checks the database, the search index, all counts and every kept file.',
    lookOver: 'Look it over',
    lookingNow: 'Being looked over. A large library takes a while.',
    allWell: 'All is well.',
    allMended: 'All is well again.',
    foundWrong: (wrong: number): string =>
      `${count(wrong, 'thing is', 'things are')} not as ${wrong === 1 ? 'it' : 'they'} should be. Your articles are safe.`,
    finding,
    mend: 'Mend it',
  },
};

export type SettingsWords = typeof settingsWords;

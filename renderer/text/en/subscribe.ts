// English words for following sources: the dialog, bringing subscriptions in, the first run.
import type { ErrorCode } from '../../../shared/errors.ts';

const format = new Intl.NumberFormat('en');
const number = (value: number): string => format.format(value);
const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;
const sources = (value: number): string => count(value, 'source', 'sources');

/** What to try after a refusal, where there is something to try. */
const advice: Partial<Readonly<Record<ErrorCode, string>>> = {
  'no-feed-found': 'Many sites keep their feed under /feed or /rss, or link to it at the foot of a page.',
  'html-instead-of-feed': 'Try the address of the site itself; its feeds are looked for there.',
  'not-a-feed': 'Try the address of the site itself; its feeds are looked for there.',
  'login-page':
    'Sites that need a sign-in often give each reader a feed address of their own. Look in your account there.',
  'http-not-found': 'Try the address of the site alone, without what stands after its name.',
  'http-gone': 'The site may have another feed. Try its address alone.',
  'http-forbidden': 'Some sites turn away everything but browsers. There may be a feed at another address.',
  'http-unauthorized': 'The password is kept apart from the library, and goes to this host only.',
  'address-invalid': 'An address looks like example.org or https://example.org/news.',
  'scheme-refused': 'Addresses begin with http or https.',
  'timed-out': 'It may be busy. Press Enter to try again.',
  'connection-refused': 'It may be away for the moment. Press Enter to try again.',
  'network-away': 'Press Enter to try again when it is back.',
};

export const subscribeWords = {
  follow: {
    title: 'Follow a source',
    field: 'Address of a site or a feed',
    placeholder: 'Paste the address of a site or a feed',
    look: 'Follow',
    follow: 'Follow',
    looking: (host: string): string => `Looking at ${host}…`,
    following: 'Following…',
    stop: 'Stop',
    found: (choices: number): string => (choices === 1 ? 'One feed was found' : `${number(choices)} feeds were found`),
    choices: 'Feeds found',
    formats: { rss: 'RSS', atom: 'Atom', rdf: 'RSS 1.0', json: 'JSON Feed', cdf: 'CDF' } as Readonly<
      Record<string, string>
    >,
    items: (items: number): string => count(items, 'article', 'articles'),
    nothingInIt: 'Nothing is in it yet',
    known: 'Followed already',
    show: 'Show it',
    folder: 'Folder',
    noFolder: 'In no folder',
    newFolder: (name: string): string => `“${name}” will be made`,
    user: 'Name',
    password: 'Password',
    advice: (code: ErrorCode): string | undefined => advice[code],
    fileTyped: 'That is the name of a file. Choose it, or drop it on this window.',
    chooseFile: 'Choose the file…',
    fromFile: 'Bring in subscriptions from an OPML file',
    drop: 'Drop it to follow, or to bring in subscriptions',
  },

  importOpml: {
    title: 'Bring in subscriptions',
    invitation:
      'A list of subscriptions (OPML) that another reader wrote, or a library that Broadsheet exported as JSON.',
    choose: 'Choose a file…',
    orDrop: 'or drop one or several here',
    another: 'Another file…',
    remove: (file: string): string => `Leave out ${file}`,
    reading: 'Reading the file…',
    feeds: (feeds: number): string => sources(feeds),
    twice: (times: number): string => `${number(times)} named twice`,
    known: (known: number): string => `${number(known)} followed already`,
    folders: (folders: number): string => count(folders, 'folder', 'folders'),
    moreFolders: (more: number): string => `and ${number(more)} more`,
    first: (title: string): string => `The first is ${title}.`,
    recovered: 'The file is damaged; what could be read is here.',
    warnings: (warnings: number): string =>
      count(warnings, 'note on what was odd in it', 'notes on what was odd in it'),
    nothingNew: 'Everything in it is followed already.',
    nothingIn: 'No source is named in it.',
    bring: (feeds: number): string => `Bring in ${sources(feeds)}`,
    bringing: (feeds: number): string => `Bringing in ${sources(feeds)}…`,
    fetchedLater: 'They are checked in the background afterwards. All of it can be undone.',
  },

  firstRun: {
    sentence:
      'Your sources, on your own machine, there when the network is not. No account. Nothing you read is reported to anyone.',
    bring: 'Bring your subscriptions',
    bringRest: 'from an OPML file',
    demo: 'Look around',
    demoRest: 'with a small demonstration',
    demoFolder: 'Demonstration',
    demoComes: 'The demonstration is being laid out…',
    begin: 'Or begin with a few',
    canUndo: 'you can undo any of it',
    topics: {
      world: 'World news',
      science: 'Science',
      programming: 'Programming',
      nature: 'Nature and places',
      cooking: 'Cooking',
      books: 'Books and essays',
    },
    sources,
    showSources: (topic: string, value: number): string => `${topic}: show its ${sources(value)}`,
    followChosen: (value: number): string => `Follow ${sources(value)}`,
  },
};

// English words for arranging sources: names, folders, the settings of one source, and what is known of it.

const format = new Intl.NumberFormat('en');
const number = (value: number): string => format.format(value);
const articles = (value: number): string => `${number(value)} ${value === 1 ? 'article' : 'articles'}`;

export const sourcesWords = {
  sources: {
    places: 'Views',
    topics: 'Topics',
    keep: 'Keep',
    cancel: 'Cancel',

    renameSource: 'Rename this source',
    renameFolder: 'Rename this folder',
    renameTag: 'Rename this tag',
    name: 'Name',
    emptyIsOwn: (own: string): string => `Empty: its own name, ${own}.`,

    folderInside: 'New folder in it…',
    openSite: 'Open its site',
    addFolder: 'New folder',
    addFolderIn: 'Inside',
    make: 'Make it',

    moveSource: (name: string): string => `Move ${name}`,
    whereTo: 'To which folder',
    noFolder: 'No folder',
    topLevel: 'Outside all folders',
    newFolder: (path: string): string => `New folder “${path}”`,
    isHere: 'it is here',
    moveHint: 'Type a name. A new one makes a folder; World / Europe makes one inside another.',

    settings: 'Settings of this source',
    title: 'Name',
    address: 'Address',
    addressHint: 'Another address is asked at once. What is kept here stays.',
    folder: 'Folder',
    interval: 'Check it',
    intervals: {
      learned: 'As often as it publishes',
      minutes: (minutes: number): string => `Every ${number(minutes)} minutes`,
      hours: (hours: number): string => (hours === 1 ? 'Every hour' : `Every ${number(hours)} hours`),
      days: (days: number): string => (days === 1 ? 'Once a day' : `Every ${number(days)} days`),
    },
    politeness: 'Its publisher may ask for longer pauses; that is respected.',
    paused: 'Paused: not checked until you go on',
    reading: 'Reading',
    fullText: 'Reader text, taken from its pages',
    notify: 'Tell me when something new comes',
    unreadWhenEdited: 'An edited article becomes unread again',
    rows: 'Rows',
    usualRows: 'As everywhere',
    order: 'Order',
    newestFirst: 'Newest first',
    oldestFirst: 'Oldest first',
    onlyUnread: 'Show only unread',
    keeping: 'How long articles stay',
    days: 'Days',
    count: 'Articles at most',
    everything: 'as the library',
    nothingGoes: 'No article would go now.',
    wouldGo: (count: number): string =>
      `${articles(count)} would go at once. What is saved, tagged or noted always stays, and undo brings the rest back.`,
    signingIn: 'Signing in',
    user: 'User name',
    password: 'Password',
    passwordHint: 'Without a user name it is sent as a token.',
    passwordKept: 'A password is kept. It is not shown again.',
    forgetPassword: 'Forget it',
    passwordForgotten: 'The password is forgotten.',

    known: 'What is known',
    site: 'Site',
    followedSince: 'Followed since',
    lastCheck: 'Last check',
    nextCheck: 'Next check',
    publishes: 'Publishes',
    size: 'Last answer',
    holds: 'Kept here',
    warnings: 'Found in it',
    bytes: (bytes: number): string =>
      bytes >= 1_000_000
        ? `${(bytes / 1_000_000).toFixed(1)} MB`
        : `${number(Math.max(1, Math.round(bytes / 1_000)))} kB`,
    articles,

    newFrom: (name: string, count: number): string => `${name}: ${number(count)} new`,
    newArticles: (count: number): string => `${number(count)} new ${count === 1 ? 'article' : 'articles'}`,

    findAddress: (name: string): string => `A new address for ${name}`,
    looking: (host: string): string => `Looking at ${host} …`,
    lookAt: 'Look at',
    look: 'Look',
    nothingFound: 'No feed was found there. Another page of the site may name one.',
    use: 'Use this address',
    choices: 'Feeds found there',
    items: (count: number): string => `${number(count)} ${count === 1 ? 'item' : 'items'}`,
    alreadyFollowed: 'followed already',
  },
};

export type SourcesWords = typeof sourcesWords;

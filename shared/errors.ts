// Every way a request can be refused or a feed can fail: a code for the program, a sentence for the person.
// A code without a sentence does not compile. Sentences are English here; the renderer's catalogue translates them.

type Details = Readonly<Record<string, string | number>>;
const text = (details: Details, key: string, otherwise = 'it'): string => String(details[key] ?? otherwise);

const sentences = {
  // addresses and subscriptions
  'address-invalid': (d) => `“${text(d, 'address')}” is not an address of a site or a feed.`,
  'address-private': (d) =>
    `${text(d, 'host')} is an address inside a private network; Broadsheet only goes there if you subscribe to it yourself.`,
  'scheme-refused': (d) => `Broadsheet follows only http and https addresses, not ${text(d, 'scheme')}.`,
  'already-subscribed': (d) => `You already follow ${text(d, 'title', 'this feed')}.`,
  'no-feed-found': (d) => `There is no feed at ${text(d, 'address')}. Try the address of its news or blog page.`,
  'feed-not-found': () => 'That feed is not in this library.',
  'folder-not-found': () => 'That folder is not in this library.',
  'folder-into-itself': () => 'A folder cannot be moved into itself.',
  'name-empty': () => 'A name needs at least one character.',
  'name-taken': (d) => `There is already one called “${text(d, 'name')}”.`,
  'article-not-found': () => 'That article is not in this library.',
  'highlight-not-found': () => 'That mark is not in this article any more.',
  'tag-not-found': (d) => `There is no tag “${text(d, 'name')}”.`,
  'smart-feed-not-found': () => 'That smart feed is not in this library.',
  'nothing-to-undo': () => 'There is nothing to undo.',
  'nothing-to-redo': () => 'There is nothing to redo.',
  // fetching
  'host-unknown': (d) => `There is no host called ${text(d, 'host')}. Check the address, or try again later.`,
  'connection-refused': (d) => `${text(d, 'host')} did not accept the connection.`,
  'connection-reset': (d) => `${text(d, 'host')} broke off the connection.`,
  'network-away': () => 'There is no network right now. Everything kept here can still be read.',
  'timed-out': (d) => `${text(d, 'host')} did not answer in time.`,
  'tls-failed': (d) =>
    `The certificate of ${text(d, 'host')} is not valid${d.reason ? ` (${text(d, 'reason')})` : ''}.`,
  'too-many-redirects': (d) => `${text(d, 'host')} sends us round in circles.`,
  'too-large': (d) => `The answer of ${text(d, 'host')} is larger than ${text(d, 'limit', '25 MB')}.`,
  'http-status': (d) => `${text(d, 'host')} answered with an error (${text(d, 'status')}).`,
  'http-not-found': (d) => `${text(d, 'host')} says there is nothing at this address any more (404).`,
  'http-gone': (d) => `${text(d, 'host')} says this feed has ended (410).`,
  'http-forbidden': (d) => `${text(d, 'host')} refuses to show this feed (${text(d, 'status')}).`,
  'http-unauthorized': (d) => `${text(d, 'host')} asks for a name and a password.`,
  'http-too-many-requests': (d) => `${text(d, 'host')} asks us to come back later (${text(d, 'status', '429')}).`,
  'http-server-error': (d) => `${text(d, 'host')} has trouble of its own (${text(d, 'status')}).`,
  'protocol-broken': (d) => `${text(d, 'host')} sent an answer that cannot be read.`,
  'captive-portal': () => 'This network asks you to sign in first. Open a web page, sign in, and check again.',
  // understanding
  'not-a-feed': (d) => `What lies at ${text(d, 'address', 'this address')} is not a feed.`,
  'html-instead-of-feed': (d) => `${text(d, 'address', 'This address')} shows a web page, not a feed.`,
  'login-page': (d) => `${text(d, 'address', 'This address')} shows a sign-in page instead of a feed.`,
  'feed-empty': (d) => `${text(d, 'address', 'This address')} sent an empty answer.`,
  'parse-timed-out': () => 'This feed took too long to understand and was set aside.',
  'document-too-deep': () => 'This document is nested too deeply to be a feed.',
  'extract-failed': () => 'No article could be found on that page.',
  // files
  'file-not-found': (d) => `There is no file ${text(d, 'file')}.`,
  'file-unreadable': (d) => `The file ${text(d, 'file')} cannot be read.`,
  'file-not-opml': (d) => `${text(d, 'file', 'That file')} is not a list of subscriptions (OPML).`,
  'file-not-backup': (d) => `${text(d, 'file', 'That file')} is not a backup of a Broadsheet library.`,
  'file-exists': (d) => `The file ${text(d, 'file')} already exists.`,
  'disk-full': () => 'The disk is full. Nothing was lost; make room and try again.',
  'write-failed': (d) => `${text(d, 'file', 'The file')} could not be written.`,
  // library
  'library-newer': (d) =>
    `This library was written by a newer Broadsheet (version ${text(d, 'found', '?')}). Update Broadsheet to open it.`,
  'library-damaged': () => 'This library is damaged. `doctor --repair` mends it, `restore` brings back a backup.',
  'library-unreadable': (d) =>
    `The library in ${text(d, 'folder')} cannot be opened${d.reason ? `: ${text(d, 'reason')}` : ''}.`,
  'library-busy': (d) =>
    `Another program (process ${text(d, 'pid', '?')}) has this library open. End it, or wait until it is done.`,
  'sqlite-too-old': (d) => `SQLite ${text(d, 'found')} is too old; Broadsheet needs 3.51.3 or newer.`,
  'node-too-old': (d) => `Broadsheet needs Node 22.19 or newer; this is ${text(d, 'found')}.`,
  // asking
  'query-invalid': (d) =>
    `The search has a mistake at character ${text(d, 'position', '?')}: ${text(d, 'reason', 'it cannot be read')}.`,
  'params-invalid': (d) =>
    `The request ${text(d, 'method', '')} was not understood: ${text(d, 'reason', 'a value is missing or wrong')}.`,
  'method-unknown': (d) => `There is no request called ${text(d, 'method')}.`,
  usage: (d) => text(d, 'reason', 'The command was not understood.'),
  cancelled: () => 'It was stopped.',
  'sync-running': () => 'The feeds are being checked already.',
  'engine-gone': () => 'The part of Broadsheet that keeps the library has stopped. It is being started again.',
  'engine-failed': () =>
    'The part of Broadsheet that keeps the library has stopped several times. The log of the library says more.',
  'password-missing': () => 'This feed needs a password.',
  'secret-store-unavailable': () =>
    'The system’s key store cannot be reached, so the password can be neither kept nor used.',
  internal: () => 'Something went wrong inside Broadsheet. It was written to the log.',
} as const satisfies Record<string, (details: Details) => string>;

export type ErrorCode = keyof typeof sentences;
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(sentences, value);

/** The English sentence of a code. */
export function errorSentence(code: ErrorCode, details: Details = {}): string {
  return sentences[code](details);
}

/** An error meant for a person: refused requests and expected failures. A bug is any other Error. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Details;
  constructor(code: ErrorCode, details: Details = {}, options?: ErrorOptions) {
    super(errorSentence(code, details), options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** What crosses a process border. */
export interface WireError {
  readonly code: ErrorCode;
  readonly details: Details;
}

/** A bug becomes 'internal': its text stays in the log of the process where it happened. */
export const toWire = (error: unknown): WireError =>
  error instanceof AppError ? { code: error.code, details: error.details } : { code: 'internal', details: {} };

export const fromWire = (wire: WireError): AppError =>
  new AppError(isErrorCode(wire.code) ? wire.code : 'internal', wire.details);

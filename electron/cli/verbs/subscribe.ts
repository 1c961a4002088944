// `subscribe URL`: discovers, subscribes, and the engine checks the feed for the first time.
import readline from 'node:readline/promises';
import { AppError } from '../../../shared/errors.ts';
import type { EngineClient } from '../../../shared/contract/engineContract.ts';
import type { FeedChoice } from '../../../shared/model/feed.ts';
import { articles } from '../count.ts';
import type { Verb, VerbInput } from '../verb.ts';

export const verb: Verb = {
  usage: 'subscribe URL [--folder F] [--user NAME | --token]',
  about:
    'Follows a feed, or the feed of a site, and checks it at once. --user asks for a password, --token for a token (sent as Bearer); each is read from stdin if that is no terminal, and kept in a file that only you can read (0600).',
  options: { folder: { type: 'string' }, user: { type: 'string' }, token: { type: 'boolean' } },
  positionals: [1, 1],
  async run(input) {
    const { terminal, json } = input;
    const [address = ''] = input.positionals;
    const user = typeof input.options.user === 'string' ? input.options.user : undefined;
    const isToken = input.options.token === true;
    if (isToken && user !== undefined)
      throw new AppError('usage', { reason: `A token has no user. Usage: broadsheet ${verb.usage}.` });
    const password =
      isToken || user !== undefined ? await readPassword(input, isToken ? 'Token' : 'Password') : undefined;
    if (password === '') throw new AppError('password-missing');
    const client = await input.openLibrary();
    // A feed behind a password cannot be looked at before the password is known.
    const feedUrl =
      password === undefined
        ? (await choose(input, await client.call('feeds.discover', { address }, input.signal))).feedUrl
        : address;
    const folder =
      typeof input.options.folder === 'string' ? await findOrAddFolder(client, input.options.folder) : undefined;
    const feed = await client.call(
      'feeds.subscribe',
      {
        feedUrl,
        ...(folder !== undefined && { folderId: folder }),
        ...(user !== undefined && { user }),
        ...(password !== undefined && { password }),
      },
      input.signal,
    );
    terminal.out(
      json
        ? JSON.stringify({ id: feed.id, url: feed.feedUrl, title: feed.title, articles: feed.articleCount })
        : `You follow ${feed.title}: ${articles(feed.articleCount)}.`,
    );
    return 0;
  },
};

async function choose(input: VerbInput, choices: readonly FeedChoice[]): Promise<FeedChoice> {
  const [first, ...others] = choices;
  if (!first) throw new AppError('no-feed-found', { address: input.positionals[0] ?? '' });
  if (others.length === 0) return first;
  const lines = choices.map((choice, index) => `${index + 1}  ${choice.title ?? choice.feedUrl}  ${choice.feedUrl}`);
  if (!input.terminal.isInteractive) {
    input.terminal.err(`There are ${choices.length} feeds; the first is taken:\n${lines.join('\n')}`);
    return first;
  }
  input.terminal.err(lines.join('\n'));
  const asking = readline.createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question(`Which one? [1–${choices.length}, Enter for 1] `, { signal: input.signal });
    return choices[Number(answer.trim() || '1') - 1] ?? first;
  } finally {
    asking.close();
  }
}

async function findOrAddFolder(client: EngineClient, name: string): Promise<number> {
  const { folders } = await client.call('library.overview', {});
  return folders.find((folder) => folder.name === name)?.id ?? client.call('folders.add', { name });
}

async function readPassword({ stdin, terminal, signal }: VerbInput, asked: string): Promise<string> {
  if (!stdin.isTTY) {
    let text = '';
    for await (const chunk of stdin) text += String(chunk);
    return text.replace(/\r?\n$/, '');
  }
  // What is typed is not shown: the answers of readline go to a stream that swallows them.
  const { Writable } = await import('node:stream');
  terminal.err(`${asked}:`);
  const asking = readline.createInterface({
    input: stdin,
    output: new Writable({ write: (_chunk, _encoding, done) => done() }),
    terminal: true,
  });
  try {
    return await asking.question('', { signal });
  } finally {
    asking.close();
  }
}

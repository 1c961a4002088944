#!/usr/bin/env node
// The command line: finds the verb, reads its options, runs it, and turns what went wrong into one sentence and a status.
import os from 'node:os';
import path from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { AppError } from '../../shared/errors.ts';
import { defaultProfileFolder } from '../../shared/model/profileFolder.ts';
import { openLibrary, type OpenLibrary } from '../engine/openLibrary.ts';
import { createTerminal } from './terminal.ts';
import type { Verb } from './verb.ts';
import { verbTable } from './verbTable.ts';

const commonOptions = {
  profile: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

const terminal = createTerminal(process.stdout, process.stderr);

const usageError = (reason: string): AppError => new AppError('usage', { reason });

async function printAllVerbs(): Promise<void> {
  terminal.out('usage: broadsheet [--profile DIR] VERB …\n');
  for (const load of Object.values(verbTable)) {
    const { verb } = await load();
    terminal.out(`  ${verb.usage}\n      ${verb.about}`);
  }
}

/** Splits `[--profile DIR] VERB …` so that options may stand on either side of the verb. */
function findVerb(args: readonly string[]): { name: string | undefined; rest: string[] } {
  const rest: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (!arg.startsWith('-')) return { name: arg, rest: [...rest, ...args.slice(index + 1)] };
    rest.push(arg);
    const next = args[index + 1];
    if (arg === '--profile' && next !== undefined) {
      rest.push(next);
      index += 1;
    }
  }
  return { name: undefined, rest };
}

function readOptions(
  verb: Verb,
  rest: string[],
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: { ...commonOptions, ...verb.options },
      allowPositionals: true,
    });
    const [least, most] = verb.positionals;
    if (values.help !== true && positionals.length < least)
      throw usageError(`Something is missing. Usage: broadsheet ${verb.usage}.`);
    if (positionals.length > most)
      throw usageError(`“${positionals[most] ?? ''}” is one word too many. Usage: broadsheet ${verb.usage}.`);
    return { values: values, positionals };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw usageError(
      `${error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'The options were not understood'}. Usage: broadsheet ${verb.usage}.`,
    );
  }
}

async function run(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { name, rest } = findVerb(args);
  if (name === undefined || name === 'help') {
    await printAllVerbs();
    return name === undefined && !rest.includes('--help') && !rest.includes('-h') ? 2 : 0;
  }
  const load = Object.hasOwn(verbTable, name) ? verbTable[name] : undefined;
  if (!load) throw usageError(`There is no command “${name}”. \`broadsheet help\` lists them.`);
  const { verb } = await load();
  const { values, positionals } = readOptions(verb, rest);
  if (values.help === true) {
    terminal.out(`usage: broadsheet ${verb.usage}\n\n${verb.about}`);
    return 0;
  }
  const profile = path.resolve(
    typeof values.profile === 'string'
      ? values.profile
      : defaultProfileFolder({ platform: process.platform, home: os.homedir(), environment: process.env }),
  );
  let library: OpenLibrary | undefined;
  try {
    return await verb.run({
      positionals,
      options: values,
      terminal,
      stdin: process.stdin,
      signal,
      profile,
      json: values.json === true,
      openLibrary: async () => (library ??= await openLibrary(profile)).client,
      async closeLibrary() {
        const open = library;
        library = undefined;
        await open?.close();
      },
    });
  } finally {
    terminal.endProgress();
    await library?.close();
  }
}

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The second time ends at once: the store survives it, and a person who presses twice means it.
  process.once(signal, () => interrupt.abort(new AppError('cancelled')));
}
// A reader of our output that closes early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

try {
  process.exitCode = await run(process.argv.slice(2), interrupt.signal);
} catch (error) {
  if (error instanceof AppError) terminal.err(`broadsheet: ${error.message} [${error.code}]`);
  else
    terminal.err(
      `broadsheet: ${new AppError('internal').message} [internal]\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  process.exitCode = error instanceof AppError && error.code === 'usage' ? 2 : 1;
}

// What the four pure stages (parse, extract, sanitize, discover) share on the command line: files or --batch in, one JSON line an input out, in order.
// They need no library and no network; formats.md fixes the shapes.
import readline from 'node:readline';
import { pathToFileURL } from 'node:url';
import { AppError } from '../../shared/errors.ts';
import { readNamedFile } from './readFile.ts';
import type { Verb, VerbInput } from './verb.ts';

/** One input of a pure stage. Relative addresses in it resolve against `url`. */
export interface PureInput {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly url: string;
  readonly contentType?: string;
}

/** Answers the fields of the line beside `file` and `ok`; throws AppError for an input that cannot be read. */
export type PureStage = (input: PureInput, options: { readonly raw: boolean }) => Readonly<Record<string, unknown>>;

interface BatchLine {
  readonly file: string;
  readonly url?: string;
  readonly contentType?: string;
}

export const createPureVerb = (name: string, about: string, stage: PureStage): Verb => ({
  usage: `${name} FILE… [--url URL] [--raw] | ${name} --batch`,
  about,
  options: { batch: { type: 'boolean' }, url: { type: 'string' }, raw: { type: 'boolean' } },
  positionals: [0, Number.POSITIVE_INFINITY],
  async run(input) {
    const raw = input.options.raw === true;
    if (input.options.batch === true) {
      for await (const text of readline.createInterface({ input: input.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (input.signal.aborted) return 1;
        if (text.trim()) input.terminal.out(JSON.stringify(await answerLine(text, stage, raw)));
      }
      return 0;
    }
    if (input.positionals.length === 0)
      throw new AppError('usage', { reason: `A file is missing. Usage: broadsheet ${this.usage}.` });
    return answerFiles(input, stage, raw);
  },
});

async function answerFiles(input: VerbInput, stage: PureStage, raw: boolean): Promise<0 | 1> {
  let anyBad = false;
  for (const file of input.positionals) {
    const url = typeof input.options.url === 'string' ? input.options.url : undefined;
    const answer = await answerInput({ file, ...(url !== undefined && { url }) }, stage, raw);
    anyBad ||= !answer.ok;
    input.terminal.out(JSON.stringify(answer));
  }
  return anyBad ? 1 : 0;
}

async function answerLine(text: string, stage: PureStage, raw: boolean): Promise<{ ok: boolean }> {
  let line: Partial<BatchLine>;
  try {
    line = JSON.parse(text) as Partial<BatchLine>;
  } catch {
    return refusal('', new AppError('usage', { reason: 'This line is not JSON.' }));
  }
  if (typeof line.file !== 'string') return refusal('', new AppError('usage', { reason: 'This line names no file.' }));
  return answerInput({ ...line, file: line.file }, stage, raw);
}

async function answerInput(line: BatchLine, stage: PureStage, raw: boolean): Promise<{ ok: boolean }> {
  try {
    const bytes = await readNamedFile(line.file);
    const url = line.url ?? pathToFileURL(line.file).href;
    return {
      file: line.file,
      ok: true,
      ...stage(
        { file: line.file, bytes, url, ...(line.contentType !== undefined && { contentType: line.contentType }) },
        { raw },
      ),
    } as { ok: boolean };
  } catch (error) {
    if (error instanceof AppError) return refusal(line.file, error);
    return refusal(line.file, new AppError('internal', {}, { cause: error }));
  }
}

const refusal = (
  file: string,
  error: AppError,
): { file: string; ok: false; error: { code: string; message: string } } => ({
  file,
  ok: false,
  error: { code: error.code, message: error.message },
});

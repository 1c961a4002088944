// What a verb of the command line is. One verb a file in verbs/; main.ts finds its way by the table there.
import type { ParseArgsOptionsConfig } from 'node:util';
import type { EngineClient } from '../../shared/contract/engineContract.ts';

/** Where a verb speaks: results to `out`, progress and errors to `err`. */
export interface Terminal {
  /** A line of the result. */
  out(line: string): void;
  /** A line for the person beside the result: notices, what went wrong. */
  err(line: string): void;
  /** Rewrites one line on stderr where it is a terminal; plain lines now and then elsewhere. */
  progress(line: string): void;
  endProgress(): void;
  readonly isInteractive: boolean;
}

export interface VerbInput {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly terminal: Terminal;
  readonly stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  /** Aborted by Ctrl-C; the verb ends its work cleanly and soon. */
  readonly signal: AbortSignal;
  /** Profile folder of the library. */
  readonly profile: string;
  /** True with --json: results are JSON, one object a line. */
  readonly json: boolean;
  /** Opens the library: through its holder if it has one, else here. Closed by main.ts after the verb. */
  readonly openLibrary: () => Promise<EngineClient>;
  /** For work that nobody may have it open for; whoever else holds it goes on holding it. */
  readonly closeLibrary: () => Promise<void>;
}

export interface Verb {
  /** `subscribe URL [--folder F]` */
  readonly usage: string;
  readonly about: string;
  /** Beside --json, --profile and --help, which every verb has. */
  readonly options?: ParseArgsOptionsConfig;
  /** Fewest and most positionals. */
  readonly positionals: readonly [least: number, most: number];
  /** Exit status: 0 done, 1 the work failed. Wrong use throws AppError('usage'). */
  run(input: VerbInput): Promise<0 | 1>;
}

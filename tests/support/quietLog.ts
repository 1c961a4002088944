// A log that keeps what it was told, for tests that look at it.
import type { Log } from '../../electron/core/ports.ts';

export interface KeptLog extends Log {
  readonly lines: {
    readonly level: string;
    readonly event: string;
    readonly facts: Readonly<Record<string, unknown>>;
  }[];
}

export function createKeptLog(): KeptLog {
  const lines: KeptLog['lines'] = [];
  const keep =
    (level: string) =>
    (event: string, facts: Readonly<Record<string, unknown>> = {}) =>
      void lines.push({ level, event, facts });
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}

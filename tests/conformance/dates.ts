// Dates as feeds in the wild write them. null: must not become a date; ANY: must be read as one.
import path from 'node:path';
import { parseDate } from '../../electron/core/parse/parseDate.ts';
import { type Conformance, readLines } from './corpus.ts';

export const dateConformance: Conformance = {
  name: 'dates',
  async *run(folder) {
    const checks = (
      await readLines<{ input: string; expected: string | null; tier: number }>(
        path.join(folder, 'checks', 'dates.jsonl'),
      )
    ).filter(({ tier }) => tier === 1);
    const failures: string[] = [];
    for (const { input, expected } of checks) {
      const found = parseDate(input);
      const ok =
        expected === 'ANY'
          ? found !== undefined
          : expected === null
            ? found === undefined
            : found === Date.parse(expected);
      if (!ok)
        failures.push(
          `${JSON.stringify(input)}: wants ${String(expected)}, has ${found === undefined ? 'none' : new Date(found).toISOString()}`,
        );
    }
    yield { corpus: 'dates', passed: checks.length - failures.length, of: checks.length, unparsed: 0, failures };
  },
};

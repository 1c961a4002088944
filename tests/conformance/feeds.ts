// Feeds of other projects' test suites: each check names a file, a field of what `parse` prints, and what should stand there.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describeFeed } from '../../electron/cli/verbs/parse.ts';
import { htmlToText } from '../../electron/core/normalize/sanitizeHtml.ts';
import { type Conformance, readLines } from './corpus.ts';

interface Check {
  readonly corpus: string;
  readonly file: string;
  readonly field: string;
  readonly expected: unknown;
  readonly compare: string;
  readonly mode: 'raw' | 'sanitised';
  readonly tier: number;
  readonly base_url?: string;
  readonly http_headers?: Readonly<Record<string, string>>;
}

type Printed = Readonly<Record<string, unknown>>;

export const feedConformance: Conformance = {
  name: 'feeds',
  async *run(folder) {
    const checks = (await readLines<Check>(path.join(folder, 'checks', 'feeds.jsonl'))).filter(
      (check) => check.tier === 1,
    );
    for (const corpus of new Set(checks.map((check) => check.corpus))) {
      const printed = new Map<string, Printed | undefined>();
      const failures: string[] = [];
      const unparsed = new Set<string>();
      let passed = 0;
      const own = checks.filter((check) => check.corpus === corpus);
      for (const check of own) {
        const key = `${check.mode} ${check.file}`;
        if (!printed.has(key)) printed.set(key, await print(folder, check));
        const found = printed.get(key);
        if (!found) unparsed.add(check.file);
        const value = found && fieldOf(found, check.field);
        if (found && matches(check, value)) passed += 1;
        else
          failures.push(
            `${check.file} ${check.field} ${check.compare}/${check.mode}: wants ${JSON.stringify(check.expected)}, has ${JSON.stringify(value)}`,
          );
      }
      yield { corpus, passed, of: own.length, unparsed: unparsed.size, isFeeds: true, failures };
    }
  },
};

async function print(folder: string, check: Check): Promise<Printed | undefined> {
  const bytes = await readFile(path.join(folder, check.file));
  const contentType = check.http_headers?.['content-type'];
  try {
    return describeFeed(
      {
        file: check.file,
        bytes,
        url: check.base_url ?? `http://corpus.test/${check.file}`,
        ...(contentType !== undefined && { contentType }),
      },
      { raw: check.mode === 'raw' },
    );
  } catch {
    return undefined;
  }
}

/** `entries[0].links[1].url`, `entries.length`, `encoding`. 'body' is content or summary: either may match. */
function fieldOf(printed: Printed, field: string): unknown {
  if (field.endsWith('.body')) {
    const entry = walk(printed, field.slice(0, -5)) as Printed | undefined;
    return [entry?.content, entry?.summary];
  }
  if (field === 'entries.length.atleast') return (printed.entries as readonly unknown[]).length;
  return walk(printed, field);
}

function walk(value: unknown, field: string): unknown {
  let present: unknown = value;
  for (const step of field.replaceAll(/\[(\d+)\]/g, '.$1').split('.')) {
    if (present === undefined || present === null) return step === 'length' ? 0 : undefined;
    present = (present as Readonly<Record<string, unknown>>)[step];
  }
  return present;
}

const collapse = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const plain = (text: string): string => collapse(htmlToText(text));
const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : `${value as number | boolean}`;

function matches(check: Check, value: unknown): boolean {
  const { compare, expected } = check;
  // That the document was read at all; its being well-formed or not is no part of what is printed.
  if (compare === 'parses' || compare === 'illformed_but_parsed') return true;
  if (Array.isArray(value)) return value.some((each) => matches(check, each));
  const wanted = textOf(expected);
  const found =
    typeof value === 'object' && value !== null && 'url' in value && compare === 'url'
      ? textOf(value.url)
      : textOf(value);
  switch (compare) {
    case 'text':
      return (
        collapse(wanted) === collapse(found) || plain(wanted) === plain(found) || plain(wanted) === collapse(found)
      );
    case 'text_ci':
      return collapse(wanted).toLowerCase() === collapse(found).toLowerCase();
    case 'text_contains':
      return collapse(found).includes(collapse(wanted));
    case 'text_contains_all':
      return (expected as readonly string[]).every((part) =>
        found.replaceAll(/\s+/g, '').includes(part.replaceAll(/\s+/g, '')),
      );
    case 'html':
      return (
        plain(wanted) === plain(found) ||
        plain(wanted) === collapse(found) ||
        collapse(wanted) === plain(found) ||
        collapse(wanted) === collapse(found)
      );
    case 'url':
      return sameAddress(wanted, found, check.base_url ?? `http://corpus.test/${check.file}`);
    case 'date':
      return value !== undefined && Date.parse(found) === Date.parse(wanted);
    case 'author':
    case 'author_contains': {
      const [a, b] = [collapse(wanted).toLowerCase(), collapse(found).toLowerCase()];
      return a === b || (a !== '' && b !== '' && (a.includes(b) || b.includes(a)));
    }
    case 'int':
      return Number(found) === Number(wanted);
    case 'int_min':
      return Number(found) >= Number(wanted);
    case 'encoding':
      return found.toLowerCase().replaceAll(/[-_]/g, '') === wanted.toLowerCase().replaceAll(/[-_]/g, '');
    default:
      return collapse(wanted) === collapse(found);
  }
}

function sameAddress(wanted: string, found: string, base: string): boolean {
  if (wanted === found) return true;
  try {
    return new URL(wanted, base).href === new URL(found, base).href;
  } catch {
    return false;
  }
}

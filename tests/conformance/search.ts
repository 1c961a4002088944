// Search in every script: a table of queries over one text in 48 languages, asked of a real library through the query language.
// Runs only where the corpora lie (search-multilingual/docs.jsonl, checks/search-multilingual.jsonl); nothing of them is kept here.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { printQuery } from '../../shared/query/printQuery.ts';
import { readQuery } from '../../electron/core/store/search/readQuery.ts';
import { prepareSearch } from '../../electron/core/store/search/search.ts';
import { openMadeLibrary } from '../support/madeLibrary.ts';

interface Probe {
  readonly lang: string;
  readonly query: string;
  readonly kind: 'word' | 'substring' | 'fold';
  readonly expected: readonly string[];
}

interface Document {
  readonly id: string;
  readonly lang: string;
  readonly bcp47: string;
  readonly title: string;
  readonly body: string;
}

export interface SearchConformance {
  readonly corpus: 'search-multilingual';
  /** Queries whose expected documents were all found. */
  readonly passed: number;
  readonly of: number;
  /** Queries that could not be read. */
  readonly unparsed: number;
  /** Queries that found exactly those; the others differ by accents, which the fold takes off on purpose. */
  readonly exact: number;
  readonly missed: readonly string[];
}

function readLines<Line>(file: string): readonly Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

export function runSearchConformance(corporaFolder: string): SearchConformance {
  const documents = readLines<Document>(path.join(corporaFolder, 'search-multilingual', 'docs.jsonl'));
  const probes = readLines<Probe>(path.join(corporaFolder, 'checks', 'search-multilingual.jsonl'));
  const library = openMadeLibrary();
  try {
    const names = new Map<number, string>();
    for (const language of new Set(documents.map(({ lang }) => lang))) {
      const texts = documents.filter(({ lang }) => lang === language);
      const ids = library.add(
        library.follow(language),
        texts.map(({ title, body, bcp47 }) => ({ title, text: body, language: bcp47 })),
      );
      for (const [index, id] of ids.entries()) names.set(id, texts[index]?.id ?? '');
    }
    let passed = 0;
    let exact = 0;
    const missed: string[] = [];
    for (const { lang, query, expected } of probes) {
      // Quoted, because a query of the table is one text, not our language.
      const text = printQuery({
        where: { kind: 'text', field: 'any', text: query, phrase: true, prefix: false },
      });
      const search = prepareSearch(library.store.read, readQuery(text), { now: 0, order: 'newest' });
      const found = new Set(search.listAll().map(({ id }) => names.get(id) ?? ''));
      if (expected.every((id) => found.has(id))) passed++;
      else missed.push(`${lang} ${query}`);
      if (found.size === expected.length && expected.every((id) => found.has(id))) exact++;
    }
    return { corpus: 'search-multilingual', passed, of: probes.length, unparsed: 0, exact, missed };
  } finally {
    library.close();
  }
}

// Search in every script: a table of queries over one text in 48 languages, asked of a real library through the query language.
// Runs only where the corpora lie (search-multilingual/docs.jsonl, checks/search-multilingual.jsonl); nothing of them is kept here.
import path from 'node:path';
import { printQuery } from '../../shared/query/printQuery.ts';
import { readQuery } from '../../electron/core/store/search/readQuery.ts';
import { prepareSearch } from '../../electron/core/store/search/search.ts';
import { openMadeLibrary } from '../support/madeLibrary.ts';
import { type Conformance, type CorpusScore, readLines } from './corpus.ts';

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

export const searchConformance: Conformance = {
  name: 'search',
  async *run(folder) {
    const documents = await readLines<Document>(path.join(folder, 'search-multilingual', 'docs.jsonl'));
    const probes = await readLines<Probe>(path.join(folder, 'checks', 'search-multilingual.jsonl'));
    yield score(documents, probes);
  },
};

/** A probe passes when every document it expects was found; others found as well differ by accents, which the fold takes off on purpose. */
function score(documents: readonly Document[], probes: readonly Probe[]): CorpusScore {
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
    const failures: string[] = [];
    for (const { lang, query, expected } of probes) {
      // Quoted, because a query of the table is one text, not our language.
      const text = printQuery({
        where: { kind: 'text', field: 'any', text: query, phrase: true, prefix: false },
      });
      const search = prepareSearch(library.store.read, readQuery(text), { now: 0, order: 'newest' });
      const found = new Set(search.listAll().map(({ id }) => names.get(id) ?? ''));
      if (!expected.every((id) => found.has(id))) failures.push(`${lang} ${query}`);
    }
    return {
      corpus: 'search-multilingual',
      passed: probes.length - failures.length,
      of: probes.length,
      unparsed: 0,
      failures,
    };
  } finally {
    library.close();
  }
}

// What a conformance check is: a corpus of somebody else's, looked at where it is present, with a score a corpus.

export interface CorpusScore {
  readonly corpus: string;
  readonly passed: number;
  readonly of: number;
  /** Files that hold at least one item and gave none. */
  readonly unparsed: number;
  /** Counts in the mean over the feed corpora, each as much as another. */
  readonly isFeeds?: boolean;
  /** One line a failed check, for those who mend. */
  readonly failures: readonly string[];
}

export interface Conformance {
  readonly name: string;
  /** Scores that are a mean of shares (F1) count in thousandths. */
  run(corporaFolder: string): AsyncIterable<CorpusScore>;
}

/** Lines of a table of checks. */
export const readLines = async <Line>(file: string): Promise<readonly Line[]> => {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
};

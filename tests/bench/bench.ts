// What a benchmark is: a name and a run that yields figures, each beside a floor measured in the same run.

export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly unit: 'ms' | 's' | 'MB' | 'MB/s' | '1/s' | 'count' | 'kB';
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** How many times it was measured. */
  readonly n: number;
  /** What design.md asks for; 'most' is an upper bound on p95, 'least' a lower bound on p50. */
  readonly target?: { readonly most: number } | { readonly least: number };
  /** p50 of the same work in plain SQLite, plain HTTP or bare Chromium. */
  readonly floor?: number;
}

export interface BenchOptions {
  /** Articles, feeds or whatever the bench counts in; absent: its full size. */
  readonly size?: number;
  /** Folder for built libraries, kept between runs. */
  readonly cacheFolder: string;
}

export interface Bench {
  readonly name: string;
  /** One line for the table's heading. */
  readonly about: string;
  run(options: BenchOptions): AsyncIterable<Figure>;
}

/** Percentiles of samples, by nearest rank. */
export function summarise(samples: readonly number[]): Pick<Figure, 'p50' | 'p95' | 'p99' | 'max' | 'n'> {
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: sorted.at(-1) ?? Number.NaN, n: sorted.length };
}

export function meetsTarget(figure: Figure): boolean | undefined {
  if (!figure.target) return undefined;
  return 'most' in figure.target ? figure.p95 <= figure.target.most : figure.p50 >= figure.target.least;
}

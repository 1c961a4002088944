// `npm run bench -- [NAME…] [--json] [--size N]`: runs the benches in tests/bench (*.bench.ts, each exporting `bench`) and prints a table.
// Never a verdict in a test: absolute times drift with the machine, so each figure stands beside a floor of the same run.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Bench, type Figure, meetsTarget } from '../tests/bench/bench.ts';

const root = path.resolve(import.meta.dirname, '..');
const benchFolder = path.join(root, 'tests', 'bench');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, size: { type: 'string' } },
});

const names = readdirSync(benchFolder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(2);
}
const [chosen, ...others] = positionals.length === 0 ? names : positionals;

const number = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value)
    ? '–'
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2);

function printFigure(figure: Figure): void {
  const ok = meetsTarget(figure);
  const ratio = figure.floor ? figure.p50 / figure.floor : undefined;
  if (values.json) {
    const { target, ...rest } = figure;
    const bound = target && ('most' in target ? target.most : target.least);
    console.log(
      JSON.stringify({
        ...rest,
        ...(bound !== undefined && { target: bound }),
        ...(ratio !== undefined && { ratio }),
        ...(ok !== undefined && { ok }),
      }),
    );
    return;
  }
  const target = figure.target
    ? 'most' in figure.target
      ? `≤ ${figure.target.most}`
      : `≥ ${figure.target.least}`
    : '';
  const cells = [figure.p50, figure.p95, figure.p99, figure.max].map((value) => number(value).padStart(9)).join('');
  const judged = ok === undefined ? '' : ok ? 'ok' : 'missed';
  console.log(
    `${figure.figure.padEnd(44)}${figure.unit.padStart(5)}${cells}${String(figure.n).padStart(7)}${target.padStart(11)}${number(figure.floor).padStart(9)}${number(ratio).padStart(8)}  ${judged}`,
  );
}

async function run(name: string): Promise<void> {
  const { bench } = (await import(path.join(benchFolder, `${name}.bench.ts`))) as { readonly bench: Bench };
  if (!values.json) {
    console.log(
      `${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}, Node ${process.versions.node}`,
    );
    console.log(`\n${bench.name}: ${bench.about}`);
    console.log(
      `${'figure'.padEnd(44)}${'unit'.padStart(5)}${['p50', 'p95', 'p99', 'max'].map((head) => head.padStart(9)).join('')}${'n'.padStart(7)}${'target'.padStart(11)}${'floor'.padStart(9)}${'ratio'.padStart(8)}`,
    );
  }
  const size = values.size === undefined ? {} : { size: Number(values.size) };
  for await (const figure of bench.run({ ...size, cacheFolder: path.join(root, '.bench') })) printFigure(figure);
}

/** Each of several in a process of its own: what one leaves in memory is not the next one's. */
function runAside(name: string): void {
  const flags = [...(values.json ? ['--json'] : []), ...(values.size === undefined ? [] : ['--size', values.size])];
  const { status } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, name, ...flags], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}

if (others.length > 0) for (const name of [chosen, ...others]) runAside(name ?? '');
else if (chosen !== undefined) await run(chosen);

// `npm test`: everything. Prints what failed, what was skipped and why, and closes with the count that CI reads.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { staticSteps } from './checkSteps.ts';
import { haveChromium } from './chromium.ts';
import { buildRenderer } from './renderer.ts';
import { installed, runStep, runSteps } from './steps.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const reports = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-test-'));

/** A runner that ended without writing its report has failed, whatever it printed. */
function readReport<Report>(file: string, count: (report: Report) => Count): Count {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')) as Report);
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

console.log('Static checks');
const checks = await runSteps(staticSteps(), 2);
const counts: Count[] = [
  { passed: checks.filter((check) => check.ok).length, failed: checks.filter((check) => !check.ok).length, skipped: 0 },
];

console.log('\nUnit and integration tests');
const unitReport = path.join(reports, 'unit.json');
const unit = await runStep(
  {
    name: 'unit',
    command: [
      installed('vitest'),
      'run',
      '--config',
      'build/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
  },
  true,
);
const unitCount = readReport<{
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}>(unitReport, (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
}));
counts.push(unit.ok || unitCount.failed > 0 ? unitCount : { ...unitCount, failed: 1 });

console.log('\nBrowser tests');
await haveChromium();
await buildRenderer();
const browserReport = path.join(reports, 'browser.json');
const browser = await runStep(
  { name: 'browser', command: [installed('playwright'), 'test', '--config', 'build/playwright.config.ts'] },
  true,
  {
    ...process.env,
    BROADSHEET_REPORT: browserReport,
  },
);
const browserCount = readReport<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(
  browserReport,
  ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }),
);
counts.push(browser.ok || browserCount.failed > 0 ? browserCount : { ...browserCount, failed: 1 });

rmSync(reports, { recursive: true, force: true });
const total = (key: keyof Count): number => counts.reduce((sum, count) => sum + count[key], 0);
console.log(
  `\n${total('passed')} passed, ${total('failed')} failed${total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''}`,
);
process.exit(total('failed') === 0 && total('passed') > 0 ? 0 : 1);

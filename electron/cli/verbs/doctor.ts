// `doctor`: is the library whole? With --repair, made whole; a library too damaged to open is rebuilt from its newest good backup.
import type { DoctorReport } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import { systemClock } from '../../core/clock.ts';
import { mendLibrary } from '../../core/store/mend.ts';
import { createEngineLog } from '../../engine/engineLog.ts';
import { holdClosedLibrary } from '../holdClosedLibrary.ts';
import type { Verb, VerbInput } from '../verb.ts';

export const verb: Verb = {
  usage: 'doctor [--repair]',
  about: 'Checks the library: its file, its index, its counts and the kept files. --repair mends what can be mended.',
  options: { repair: { type: 'boolean' } },
  positionals: [0, 0],
  async run(input) {
    const repair = input.options.repair === true;
    const report = await examine(input, repair);
    // An open library cannot mend a table of its own that is damaged.
    if (report === undefined || (repair && report.checks.some(({ check, ok }) => check === 'database' && !ok))) {
      await input.closeLibrary();
      return mend(input);
    }
    tell(report, input);
    return report.checks.every(({ ok, repaired }) => ok || repaired === true) ? 0 : 1;
  },
};

/** Undefined where the library is too damaged to be looked over, and shall be mended. */
async function examine({ openLibrary, signal }: VerbInput, repair: boolean): Promise<DoctorReport | undefined> {
  try {
    return await (await openLibrary()).call('maintenance.doctor', { repair }, signal);
  } catch (error) {
    if (repair && error instanceof AppError && error.code === 'library-damaged') return undefined;
    throw error;
  }
}

function tell(report: DoctorReport, { terminal, json }: VerbInput): void {
  if (json) terminal.out(JSON.stringify(report));
  else
    for (const { check, ok, found, repaired } of report.checks)
      terminal.out(`${ok ? 'well    ' : repaired ? 'mended  ' : 'NOT well'} ${check}${found ? `: ${found}` : ''}`);
}

const mend = ({ profile, terminal, json }: VerbInput): Promise<0> =>
  holdClosedLibrary(profile, () => {
    const mended = mendLibrary({ folder: profile, clock: systemClock, log: createEngineLog(profile) });
    if (json) terminal.out(JSON.stringify({ ok: true, mended }));
    else {
      terminal.out(`The damaged library lies in ${mended.setAside}.`);
      terminal.out(
        mended.backup === undefined
          ? 'There was no good backup; a new library was begun.'
          : `It was rebuilt from ${mended.backup}.`,
      );
      terminal.out(
        `${mended.rowsSaved.toLocaleString('en')} rows were read from the damaged file. The next sync brings what feeds still carry.`,
      );
    }
    return 0;
  });

// Looks the library over, and mends what it can: each finding is a sentence.
import type { ReactNode } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import { useAct } from '../../engine/useAct.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import styles from './Care.module.css';
import { Outcome } from './Section.tsx';

export function Looking(): ReactNode {
  const words = useWords();
  const w = words.settings;
  const doctor = useAct('maintenance.doctor');
  const report = doctor.data;
  const wrong = report?.checks.filter(({ ok }) => !ok) ?? [];
  const mended = report?.checks.filter(({ repaired }) => repaired) ?? [];
  const error = doctor.error as AppError | null;
  return (
    <FieldGroup look="ruled" title={w.looking}>
      <div className={styles.row}>
        <p className={styles.text}>{w.lookingHint}</p>
        <Button disabled={doctor.isPending} onClick={() => doctor.mutate({ repair: false })}>
          {w.lookOver}
        </Button>
      </div>
      <Outcome kind={error || wrong.length > 0 ? 'warn' : 'plain'}>
        {error
          ? words.error(error)
          : doctor.isPending
            ? w.lookingNow
            : report
              ? wrong.length > 0
                ? w.foundWrong(wrong.length)
                : mended.length > 0
                  ? w.allMended
                  : w.allWell
              : null}
      </Outcome>
      {report && !doctor.isPending ? (
        <ul className={styles.findings}>
          {report.checks.map((finding) => (
            <li key={finding.check} className={finding.ok ? undefined : styles.wrong}>
              {w.finding(finding)}
            </li>
          ))}
        </ul>
      ) : null}
      {wrong.length > 0 && !doctor.isPending ? (
        <Button look="main" onClick={() => doctor.mutate({ repair: true })}>
          {w.mend}
        </Button>
      ) : null}
    </FieldGroup>
  );
}

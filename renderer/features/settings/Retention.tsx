// Choosing how long articles stay: by age, by number, by what a search finds; and what that comes to before it is done.
import type { ReactNode } from 'react';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceField, SwitchField } from '../../ui/Field.tsx';
import { GoingQueries } from './GoingQueries.tsx';
import styles from './Retention.module.css';
import { Outcome } from './Section.tsx';
import type { RetentionHold } from './useRetention.ts';

const days = [7, 30, 90, 180, 365, 730];
const counts = [50, 100, 500, 1_000, 5_000];

export function Retention({ retention }: { readonly retention: RetentionHold }): ReactNode {
  const words = useWords();
  const w = words.settings;
  const { draft, outdated, error, isChanged } = retention;
  const choices = (usual: readonly number[], own: number | undefined, name: (value: number) => string) =>
    [...new Set([0, ...usual, ...(own ? [own] : [])])]
      .toSorted((a, b) => a - b)
      .map((each) => [String(each), name(each)] as const);
  const hasRule = draft.days !== undefined || draft.count !== undefined || draft.queries !== undefined;
  return (
    <>
      <ChoiceField
        label={w.keepDays}
        options={choices(days, draft.days, w.daysLong)}
        value={String(draft.days ?? 0)}
        onChange={(value) => retention.change({ days: Number(value) })}
      />
      <ChoiceField
        label={w.keepCount}
        options={choices(counts, draft.count, w.atMost)}
        value={String(draft.count ?? 0)}
        onChange={(value) => retention.change({ count: Number(value) })}
      />
      <GoingQueries retention={retention} />
      <SwitchField
        label={w.readOnly}
        hint={w.readOnlyHint}
        disabled={!hasRule}
        isOn={draft.readOnly ?? false}
        onChange={(readOnly) => retention.change({ readOnly })}
      />
      <div className={styles.consequence}>
        <Outcome kind={error ? 'warn' : 'plain'}>
          {error
            ? words.error(error)
            : outdated === undefined
              ? w.counting
              : isChanged
                ? w.wouldLetGo(outdated)
                : hasRule
                  ? w.letsGo(outdated)
                  : w.allStay}
        </Outcome>
        {isChanged ? (
          <>
            <Button onClick={retention.leaveAsItIs}>{w.leaveAsItIs}</Button>
            <Button
              look="main"
              disabled={retention.isApplying || outdated === undefined}
              onClick={() => retention.apply(draft)}
            >
              {w.applyRule(outdated ?? 0)}
            </Button>
          </>
        ) : null}
      </div>
    </>
  );
}

// How long articles stay and what is kept of them. What a rule would let go is said before it does, and undone by one press.
import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import { type RetentionRule, usualSettings } from '../../../shared/model/librarySettings.ts';
import { showToast, useUiStore } from '../../app/uiState.ts';
import { touchesArticles, touchesSettings } from '../../engine/touches.ts';
import { useAct } from '../../engine/useAct.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceField, SwitchField } from '../../ui/Field.tsx';
import styles from './Keeping.module.css';
import { Group, Outcome, Usual } from './Section.tsx';
import { type LibrarySettingsHold, useLibrarySettings } from './useLibrarySettings.ts';

const days = [7, 30, 90, 180, 365, 730];
const counts = [50, 100, 500, 1_000, 5_000];

const isSame = (a: RetentionRule, b: RetentionRule): boolean =>
  a.days === b.days && a.count === b.count && (a.readOnly ?? false) === (b.readOnly ?? false);

export function Keeping(): ReactNode {
  const words = useWords();
  const w = words.settings;
  const settings = useLibrarySettings();
  const keepsPictures = settings.get('offline.keepPictures');
  const retention = useRetention(settings);
  const isUsual = keepsPictures && isSame(retention.present, usualSettings.retention);
  return (
    <>
      <Group title={w.howLong}>
        <Retention retention={retention} />
      </Group>
      <Group title={w.offline}>
        <SwitchField
          label={w.keepPictures}
          hint={w.keepPicturesHint}
          isOn={keepsPictures}
          onChange={(isOn) => settings.set('offline.keepPictures', isOn)}
        />
        <Outcome>{w.fullTextHint}</Outcome>
      </Group>
      <Outcome kind="warn">{settings.error ? words.error(settings.error) : null}</Outcome>
      <Usual
        isUsual={isUsual}
        onReset={() => {
          settings.set('offline.keepPictures', true);
          if (!isSame(retention.present, usualSettings.retention)) retention.apply(usualSettings.retention);
        }}
      />
    </>
  );
}

interface RetentionHold {
  readonly present: RetentionRule;
  /** As the person is choosing it. */
  readonly draft: RetentionRule;
  readonly change: (part: RetentionRule) => void;
  /** Articles the draft would let go; undefined while they are being counted. */
  readonly outdated: number | undefined;
  readonly apply: (rule: RetentionRule) => void;
  readonly isApplying: boolean;
  readonly error: AppError | undefined;
}

function useRetention(settings: LibrarySettingsHold): RetentionHold {
  const words = useWords();
  const ui = useUiStore();
  const present = settings.get('retention');
  const [chosen, setChosen] = useState<RetentionRule>();
  const draft = chosen ?? present;
  const preview = useLiveQuery(
    'maintenance.retention',
    { apply: false, rule: draft },
    (changes) => touchesSettings(changes) || touchesArticles(changes),
  );
  const act = useAct('maintenance.retention');
  return {
    present,
    draft,
    change(part) {
      const { days: forDays, count, readOnly, queries } = { ...draft, ...part };
      setChosen({
        ...(forDays && { days: forDays }),
        ...(count && { count }),
        ...(readOnly && { readOnly }),
        ...(queries && { queries }),
      });
    },
    outdated: preview.data?.articles,
    apply: (rule) =>
      act.mutate(
        { apply: true, rule },
        {
          onSuccess({ entry }) {
            setChosen(undefined);
            if (entry) showToast(ui, words.did(entry), entry.id);
          },
        },
      ),
    isApplying: act.isPending,
    error: (act.error ?? preview.error ?? undefined) as AppError | undefined,
  };
}

function Retention({ retention }: { readonly retention: RetentionHold }): ReactNode {
  const words = useWords();
  const w = words.settings;
  const { present, draft, outdated, error } = retention;
  const choices = (usual: readonly number[], own: number | undefined, name: (value: number) => string) =>
    [...new Set([0, ...usual, ...(own ? [own] : [])])]
      .toSorted((a, b) => a - b)
      .map((each) => [String(each), name(each)] as const);
  const hasRule = draft.days !== undefined || draft.count !== undefined;
  const isChanged = !isSame(draft, present);
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
          <Button look="main" disabled={retention.isApplying} onClick={() => retention.apply(draft)}>
            {w.applyRule(outdated ?? 0)}
          </Button>
        ) : null}
      </div>
    </>
  );
}

// The rule of keeping as it is followed and as the person is choosing it, and what it would let go.
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { RetentionRule } from '../../../shared/model/librarySettings.ts';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import { type RetentionDraft, showToast, useUi, useUiStore } from '../../app/uiState.ts';
import { touchesArticles, touchesSettings } from '../../engine/touches.ts';
import { useAct } from '../../engine/useAct.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';
import { useWords } from '../../text/useWords.ts';
import type { LibrarySettingsHold } from './useLibrarySettings.ts';

export interface RetentionHold {
  readonly present: RetentionRule;
  /** As the person is choosing it; a whole query in the field belongs to it before it is in the list. */
  readonly draft: RetentionRule;
  /** The draft's queries but for what stands in the field. */
  readonly queries: readonly string[];
  /** What stands in the field for a query. */
  readonly typed: string;
  readonly isChanged: boolean;
  readonly change: (part: RetentionRule) => void;
  readonly type: (text: string) => void;
  /** Takes what was typed into the list of queries; false when it is no query. */
  readonly addTyped: () => boolean;
  readonly leaveAsItIs: () => void;
  /** Articles the draft would let go; undefined while they are being counted. */
  readonly outdated: number | undefined;
  readonly apply: (rule: RetentionRule) => void;
  readonly isApplying: boolean;
  readonly error: AppError | undefined;
}

/** So that a word is not counted at each of its letters. */
const patienceMs = 300;

export const isSameRule = (a: RetentionRule, b: RetentionRule): boolean =>
  a.days === b.days &&
  a.count === b.count &&
  (a.readOnly ?? false) === (b.readOnly ?? false) &&
  (a.queries ?? []).join('\n') === (b.queries ?? []).join('\n');

/** Without what says nothing, and each query once. */
function ruleOf({ days, count, readOnly, queries = [] }: RetentionRule): RetentionRule {
  return {
    ...(days && { days }),
    ...(count && { count }),
    ...(readOnly && { readOnly }),
    ...(queries.length > 0 && { queries: [...new Set(queries)] }),
  };
}

/** An empty query would let everything go. */
const isWhole = (text: string): boolean => {
  const { query, errors } = parseQuery(text);
  return errors.length === 0 && query.where !== undefined;
};

export function useRetention(settings: LibrarySettingsHold): RetentionHold {
  const words = useWords();
  const ui = useUiStore();
  const present = settings.get('retention');
  const { rule, typed } = useUi(({ retentionDraft }): RetentionDraft => retentionDraft ?? { rule: present, typed: '' });
  const draft = isWhole(typed) ? ruleOf({ ...rule, queries: [...(rule.queries ?? []), typed.trim()] }) : rule;
  const counted = useRested(draft);
  const preview = useLiveQuery(
    'maintenance.retention',
    { apply: false, rule: counted },
    (changes) => touchesSettings(changes) || touchesArticles(changes),
  );
  const act = useAct('maintenance.retention');
  const keep = (part: Partial<RetentionDraft>): void => ui.setState({ retentionDraft: { rule, typed, ...part } });
  const forget = (): void => ui.setState({ retentionDraft: undefined });
  return {
    present,
    draft,
    queries: rule.queries ?? [],
    typed,
    isChanged: !isSameRule(draft, present),
    change: (part) => keep({ rule: ruleOf({ ...rule, ...part }) }),
    type: (text) => keep({ typed: text }),
    addTyped() {
      if (!isWhole(typed)) return false;
      keep({ rule: draft, typed: '' });
      return true;
    },
    leaveAsItIs: forget,
    outdated: isSameRule(counted, draft) ? preview.data?.articles : undefined,
    apply: (next) =>
      act.mutate(
        { apply: true, rule: next },
        {
          onSuccess({ entry }) {
            forget();
            if (entry) showToast(ui, words.did(entry), entry.id);
          },
        },
      ),
    isApplying: act.isPending,
    error: (act.error ?? preview.error ?? undefined) as AppError | undefined,
  };
}

/** The rule once it has stayed the same for a moment. */
function useRested(rule: RetentionRule): RetentionRule {
  const [rested, setRested] = useState(rule);
  const isSame = isSameRule(rested, rule);
  useEffect(() => {
    if (isSame) return undefined;
    const timer = setTimeout(() => setRested(rule), patienceMs);
    return () => clearTimeout(timer);
  });
  return isSame ? rule : rested;
}

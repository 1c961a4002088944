// Name and password of a source that asks for them. A kept one is never shown again: it can be replaced or forgotten.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type RefObject } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { showToast, useUiStore } from '../../app/uiState.ts';
import { useAct } from '../../engine/useAct.ts';
import { useEngineQuery } from '../../engine/useLiveQuery.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import type { SettingsDraft } from './settingsDraft.ts';

export interface PasswordProps {
  readonly feedId: number;
  readonly draft: SettingsDraft;
  readonly set: (change: Partial<SettingsDraft>) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

export function Password({ feedId, draft, set, field }: PasswordProps): ReactNode {
  const words = useWords();
  const w = words.sources;
  const ui = useUiStore();
  const queries = useQueryClient();
  const { data: isKept = false } = useEngineQuery('feeds.hasPassword', { feedId });
  const setPassword = useAct('feeds.setPassword');
  const forget = (): void =>
    setPassword.mutate(
      { feedId, password: null },
      {
        onSuccess: () => {
          showToast(ui, w.passwordForgotten);
          void queries.invalidateQueries({ queryKey: ['feeds.hasPassword', { feedId }] });
        },
        onError: (error) => showToast(ui, words.error(error instanceof AppError ? error : new AppError('internal'))),
      },
    );
  const hint = isKept ? (
    <>
      {w.passwordKept}{' '}
      <Button look="link" onClick={forget}>
        {w.forgetPassword}
      </Button>
    </>
  ) : draft.password !== '' && draft.user.trim() === '' ? (
    w.passwordHint
  ) : undefined;
  return (
    <FieldGroup title={w.signingIn}>
      <TextField
        field={field}
        label={w.user}
        value={draft.user}
        onChange={(user) => set({ user })}
        autoCapitalize="none"
        maxLength={500}
      />
      <TextField
        label={w.password}
        type="password"
        autoComplete="new-password"
        value={draft.password}
        onChange={(password) => set({ password })}
        hint={hint}
        maxLength={10_000}
      />
    </FieldGroup>
  );
}

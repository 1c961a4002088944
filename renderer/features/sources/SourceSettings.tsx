// The settings of one source, and what is known of it. What was changed is one act; nothing happens before it is kept.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Feed } from '../../../shared/model/feed.ts';
import { listingKey } from '../../../shared/model/listing.ts';
import type { DialogPart } from '../../app/dialogPart.ts';
import { closeDialog, useUiStore, type ViewSettings, viewSettings } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useEngineQuery } from '../../engine/useLiveQuery.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { CheckField, ChoiceField, TextField } from '../../ui/Field.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { DialogFoot } from './DialogFoot.tsx';
import { folderPaths } from './folderPaths.ts';
import { Password } from './Password.tsx';
import { changeOf, draftOf, numberOf, type SettingsDraft } from './settingsDraft.ts';
import { SourceFacts } from './SourceFacts.tsx';
import { useDialogAct } from './useDialogAct.ts';

/** Offered in minutes; the person's own, if it is another, is offered beside them. */
const intervals = [15, 30, 60, 180, 360, 720, 1_440, 10_080] as const;
const densities = ['comfortable', 'compact', 'cards'] as const;
/** Refusals that are about the address, and stand under it. */
const ofAddress: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'address-invalid',
  'address-private',
  'scheme-refused',
  'already-subscribed',
]);

export function SourceSettings({ asked }: DialogPart<'sourceSettings'>): ReactNode {
  const { data } = useOverview();
  const feed = data?.feeds.find(({ id }) => id === asked.feedId);
  return data && feed ? <SettingsDialog feed={feed} folders={folderPaths(data.folders)} part={asked.part} /> : null;
}

interface SettingsDialogProps {
  readonly feed: Feed;
  readonly folders: ReturnType<typeof folderPaths>;
  readonly part: 'address' | 'password' | undefined;
}

function SettingsDialog({ feed, folders, part }: SettingsDialogProps): ReactNode {
  const words = useWords();
  const w = words.sources;
  const ui = useUiStore();
  const engine = useEngine();
  const queries = useQueryClient();
  const act = useDialogAct();
  const form = useId();
  const listing = { kind: 'feed', feedId: feed.id } as const;
  const [before] = useState(() => draftOf(feed, viewSettings(ui.getState(), listing)));
  const [draft, setDraft] = useState(before);
  const title = useRef<HTMLInputElement>(null);
  const address = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const set = (change: Partial<SettingsDraft>): void => {
    setDraft((present) => ({ ...present, ...change }));
    act.refuse(undefined);
  };
  const addressRefused = act.refused && ofAddress.has(act.refused.code) ? words.error(act.refused) : undefined;
  useEffect(() => {
    if (addressRefused !== undefined) address.current?.focus();
  }, [addressRefused]);

  async function keep() {
    const change = changeOf(feed, before, draft);
    const result = change && (await engine.call('feeds.update', change));
    if (draft.password !== '') {
      const user = draft.user.trim();
      await engine.call('feeds.setPassword', { feedId: feed.id, password: draft.password, ...(user && { user }) });
      await queries.invalidateQueries({ queryKey: ['feeds.hasPassword'] });
    }
    keepView();
    return result;
  }

  function keepView(): void {
    const { density, order, unreadOnly } = draft;
    if (density === before.density && order === before.order && unreadOnly === before.unreadOnly) return;
    const settings: ViewSettings = { density, order, unreadOnly };
    ui.setState(({ views }) => ({ views: { ...views, [listingKey(listing)]: settings } }));
  }

  return (
    <Dialog
      open
      onClose={() => closeDialog(ui)}
      title={w.settings}
      width={640}
      initialFocus={part === 'address' ? address : part === 'password' ? password : title}
      foot={
        <DialogFoot
          form={form}
          act={{ ...act, refused: addressRefused === undefined ? act.refused : undefined }}
          label={w.keep}
        />
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          act.run(keep);
        }}
      >
        <FieldGroup title={w.settings} look="unnamed">
          <TextField
            field={title}
            label={w.title}
            value={draft.title}
            onChange={(next) => set({ title: next })}
            placeholder={feed.publisherTitle}
            maxLength={500}
          />
          <TextField
            field={address}
            label={w.address}
            value={draft.feedUrl}
            onChange={(feedUrl) => set({ feedUrl })}
            inputMode="url"
            hint={draft.feedUrl === before.feedUrl ? undefined : w.addressHint}
            wrong={addressRefused}
          />
          <ChoiceField
            wide
            label={w.folder}
            value={draft.folder}
            onChange={(folder) => set({ folder })}
            options={[['', w.noFolder], ...folders.map(({ id, path }) => [String(id), path] as const)]}
          />
          <IntervalChoice value={draft.interval} onChange={(interval) => set({ interval })} />
          <CheckField label={w.paused} isOn={draft.paused} onChange={(paused) => set({ paused })} />
        </FieldGroup>
        <FieldGroup title={w.reading}>
          <ChoiceField
            wide
            label={w.rows}
            value={draft.density}
            onChange={(density) => set({ density })}
            options={densities.map((density) => [density, words.window.densities[density]])}
          />
          <ChoiceField
            wide
            label={w.order}
            value={draft.order}
            onChange={(order) => set({ order })}
            options={[
              ['newest', w.newestFirst],
              ['oldest', w.oldestFirst],
            ]}
          />
          <CheckField label={w.onlyUnread} isOn={draft.unreadOnly} onChange={(unreadOnly) => set({ unreadOnly })} />
          <CheckField label={w.fullText} isOn={draft.fullText} onChange={(fullText) => set({ fullText })} />
          <CheckField label={w.notify} isOn={draft.notify} onChange={(notify) => set({ notify })} />
          <CheckField
            label={w.unreadWhenEdited}
            isOn={draft.unreadWhenEdited}
            onChange={(unreadWhenEdited) => set({ unreadWhenEdited })}
          />
        </FieldGroup>
        <Keeping feedId={feed.id} before={before} draft={draft} set={set} />
        <Password feedId={feed.id} draft={draft} set={set} field={password} />
      </form>
      <SourceFacts feed={feed} />
    </Dialog>
  );
}

function IntervalChoice({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const w = useWords().sources;
  const named = (minutes: number): string =>
    minutes < 60
      ? w.intervals.minutes(minutes)
      : minutes < 1_440
        ? w.intervals.hours(minutes / 60)
        : w.intervals.days(minutes / 1_440);
  const present = numberOf(value);
  const offered = [...new Set([...intervals, ...(present === undefined ? [] : [present])])].sort((a, b) => a - b);
  return (
    <ChoiceField
      wide
      label={w.interval}
      value={value}
      onChange={onChange}
      options={[['', w.intervals.learned], ...offered.map((each) => [String(each), named(each)] as const)]}
      {...(value !== '' && { hint: w.politeness })}
    />
  );
}

interface KeepingProps {
  readonly feedId: number;
  readonly before: SettingsDraft;
  readonly draft: SettingsDraft;
  readonly set: (change: Partial<SettingsDraft>) => void;
}

/** How long articles stay, with what the rule would let go before it does. */
function Keeping({ feedId, before, draft, set }: KeepingProps): ReactNode {
  const w = useWords().sources;
  const [days, count] = [numberOf(draft.days), numberOf(draft.count)];
  const isChanged = draft.days !== before.days || draft.count !== before.count;
  const { data } = useEngineQuery(
    'feeds.countOutdated',
    {
      feedId,
      ...(days !== undefined && { retentionDays: days }),
      ...(count !== undefined && { retentionCount: count }),
    },
    { enabled: isChanged, keepPrevious: true },
  );
  const went = isChanged && data !== undefined ? (data === 0 ? w.nothingGoes : w.wouldGo(data)) : undefined;
  return (
    <FieldGroup title={w.keeping}>
      <TextField
        label={w.days}
        type="number"
        min={1}
        step={1}
        value={draft.days}
        onChange={(next) => set({ days: next })}
        placeholder={w.everything}
      />
      <TextField
        label={w.count}
        type="number"
        min={1}
        step={1}
        value={draft.count}
        onChange={(next) => set({ count: next })}
        placeholder={w.everything}
        hint={<span role="status">{went}</span>}
      />
    </FieldGroup>
  );
}

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
import { DialogFoot } from './DialogFoot.tsx';
import { Check, Choice, Field, Group } from './Fields.tsx';
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
        <Group title={w.settings} plain>
          <Field
            field={title}
            label={w.title}
            value={draft.title}
            onValue={(next) => set({ title: next })}
            placeholder={feed.publisherTitle}
            maxLength={500}
          />
          <Field
            field={address}
            label={w.address}
            value={draft.feedUrl}
            onValue={(feedUrl) => set({ feedUrl })}
            inputMode="url"
            hint={draft.feedUrl === before.feedUrl ? undefined : w.addressHint}
            wrong={addressRefused}
          />
          <Choice
            label={w.folder}
            value={draft.folder}
            onValue={(folder) => set({ folder })}
            options={[['', w.noFolder], ...folders.map(({ id, path }) => [String(id), path] as const)]}
          />
          <IntervalChoice value={draft.interval} onValue={(interval) => set({ interval })} />
          <Check label={w.paused} checked={draft.paused} onChecked={(paused) => set({ paused })} />
        </Group>
        <Group title={w.reading}>
          <Choice
            label={w.rows}
            value={draft.density}
            onValue={(density) => set({ density: density as SettingsDraft['density'] })}
            options={densities.map((density) => [density, words.window.densities[density]])}
          />
          <Choice
            label={w.order}
            value={draft.order}
            onValue={(order) => set({ order: order as SettingsDraft['order'] })}
            options={[
              ['newest', w.newestFirst],
              ['oldest', w.oldestFirst],
            ]}
          />
          <Check label={w.onlyUnread} checked={draft.unreadOnly} onChecked={(unreadOnly) => set({ unreadOnly })} />
          <Check label={w.fullText} checked={draft.fullText} onChecked={(fullText) => set({ fullText })} />
          <Check label={w.notify} checked={draft.notify} onChecked={(notify) => set({ notify })} />
          <Check
            label={w.unreadWhenEdited}
            checked={draft.unreadWhenEdited}
            onChecked={(unreadWhenEdited) => set({ unreadWhenEdited })}
          />
        </Group>
        <Keeping feedId={feed.id} before={before} draft={draft} set={set} />
        <Password feedId={feed.id} draft={draft} set={set} field={password} />
      </form>
      <SourceFacts feed={feed} />
    </Dialog>
  );
}

function IntervalChoice({
  value,
  onValue,
}: {
  readonly value: string;
  readonly onValue: (value: string) => void;
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
    <Choice
      label={w.interval}
      value={value}
      onValue={onValue}
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
    <Group title={w.keeping}>
      <Field
        label={w.days}
        type="number"
        min={1}
        step={1}
        value={draft.days}
        onValue={(next) => set({ days: next })}
        placeholder={w.everything}
      />
      <Field
        label={w.count}
        type="number"
        min={1}
        step={1}
        value={draft.count}
        onValue={(next) => set({ count: next })}
        placeholder={w.everything}
        hint={<span role="status">{went}</span>}
      />
    </Group>
  );
}

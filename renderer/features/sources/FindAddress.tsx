// A source that is not where it was: its site is looked at for feeds, and the one that is chosen becomes its address.
import { type ReactNode, useId, useRef, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import type { Feed, FeedChoice } from '../../../shared/model/feed.ts';
import type { DialogPart } from '../../app/dialogPart.ts';
import { closeDialog, useUiStore } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useEngineQuery } from '../../engine/useLiveQuery.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { DialogFoot } from './DialogFoot.tsx';
import styles from './FindAddress.module.css';
import { useDialogAct } from './useDialogAct.ts';

export function FindAddress({ asked: { feedId } }: DialogPart<'findAddress'>): ReactNode {
  const { data } = useOverview();
  const feed = data?.feeds.find(({ id }) => id === feedId);
  return feed ? <FindDialog feed={feed} /> : null;
}

/** Where to look first: its site as it named it, else the top of its host. */
const siteOf = ({ siteUrl, feedUrl }: Feed): string => siteUrl ?? URL.parse(feedUrl)?.origin ?? feedUrl;
const hostOf = (address: string): string => URL.parse(address)?.host ?? address;

function FindDialog({ feed }: { readonly feed: Feed }): ReactNode {
  const words = useWords();
  const w = words.sources;
  const ui = useUiStore();
  const engine = useEngine();
  const act = useDialogAct();
  const form = useId();
  const field = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useState(siteOf(feed));
  const [asked, setAsked] = useState(address);
  const [chosen, setChosen] = useState<string>();
  const found = useEngineQuery('feeds.discover', { address: asked });
  const choices = (found.data ?? []).filter(({ feedUrl }) => feedUrl !== feed.feedUrl);
  const free = choices.filter(({ subscribedId }) => subscribedId === undefined);
  const picked = free.find(({ feedUrl }) => feedUrl === chosen) ?? free[0];
  const isTyped = address.trim() !== asked;

  const submit = (): void => {
    if (isTyped) {
      act.refuse(undefined);
      setAsked(address.trim());
    } else if (picked)
      act.run(async () => {
        const result = await engine.call('feeds.update', { feedId: feed.id, feedUrl: picked.feedUrl });
        // Asked at once, so that one sees whether it is right; what it comes to is told by its health.
        void engine.call('sync.start', { feedIds: [feed.id], all: true, offline: false }).catch(() => undefined);
        return result;
      });
  };
  const state = found.isFetching
    ? w.looking(hostOf(asked))
    : found.error
      ? words.error(found.error instanceof AppError ? found.error : new AppError('internal'))
      : choices.length === 0
        ? w.nothingFound
        : undefined;

  return (
    <Dialog
      open
      onClose={() => closeDialog(ui)}
      title={w.findAddress(feed.title)}
      width={560}
      initialFocus={field}
      foot={
        <DialogFoot
          form={form}
          act={act}
          label={isTyped ? w.look : w.use}
          disabled={!isTyped && picked === undefined}
        />
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField field={field} label={w.lookAt} value={address} onChange={setAddress} inputMode="url" />
        <p role="status" className={styles.state}>
          {state}
        </p>
        {choices.length > 0 && !found.isFetching ? (
          <fieldset className={styles.choices}>
            <legend className="visually-hidden">{w.choices}</legend>
            {choices.map((choice) => (
              <ChoiceLine
                key={choice.feedUrl}
                choice={choice}
                isPicked={choice === picked}
                onPick={() => setChosen(choice.feedUrl)}
              />
            ))}
          </fieldset>
        ) : null}
      </form>
    </Dialog>
  );
}

interface ChoiceLineProps {
  readonly choice: FeedChoice;
  readonly isPicked: boolean;
  readonly onPick: () => void;
}

function ChoiceLine({ choice, isPicked, onPick }: ChoiceLineProps): ReactNode {
  const w = useWords().sources;
  const id = useId();
  const isFollowed = choice.subscribedId !== undefined;
  const about = [
    ...(choice.itemCount === undefined ? [] : [w.items(choice.itemCount)]),
    ...(isFollowed ? [w.alreadyFollowed] : []),
    ...choice.preview.slice(0, 2),
  ];
  return (
    <div className={styles.choice}>
      <input
        id={id}
        type="radio"
        name="address"
        checked={isPicked}
        disabled={isFollowed}
        aria-describedby={`${id}-about`}
        onChange={onPick}
      />
      <div className={styles.about}>
        <label htmlFor={id} className={styles.title}>
          {choice.title ?? choice.feedUrl}
        </label>
        <p id={`${id}-about`}>
          <span className={styles.address}>{choice.feedUrl}</span>
          <span className={styles.preview}>{about.join(' · ')}</span>
        </p>
      </div>
    </div>
  );
}

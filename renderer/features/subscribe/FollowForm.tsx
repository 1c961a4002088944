// One field for whatever one follows, and under it what came of it: what was found, a question for a password, or why it did not work.
import { type ClipboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { showDialog, useUiStore } from '../../app/uiState.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { Choices } from './Choices.tsx';
import { FolderField } from './FolderField.tsx';
import { chosenFolder, type FolderPlace } from './folderPlaces.ts';
import styles from './FollowForm.module.css';
import { pickedText } from '../../engine/pickedFile.ts';
import { hostOf, readTyped } from '../../app/typedAddress.ts';
import type { Following } from './useFollowing.ts';

export interface FollowFormProps {
  readonly following: Following;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  /** Folders to put it in; without them none is asked for. */
  readonly places?: readonly FolderPlace[];
  /** The folder to begin with, as it is typed. */
  readonly folder?: string;
  /** Something else is the thing to do next; the button of the field stands back. */
  readonly quiet?: boolean;
  /** Escape in the field ends looking; in a dialog, the dialog sees to that. */
  readonly stopsOnEscape?: boolean;
}

export function FollowForm({
  following,
  fieldRef,
  places,
  folder: first = '',
  quiet = false,
  stopsOnEscape = false,
}: FollowFormProps): ReactNode {
  const words = useWords().follow;
  const ui = useUiStore();
  const { address, state } = following;
  const [folder, setFolder] = useState(first);
  const said = useId();
  const isFound = state.phase === 'found' || state.phase === 'following';
  const canFollow = isFound && state.chosen !== undefined;

  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    // A field of one line would drop the line breaks of a whole list.
    if (readTyped(text).kind !== 'opml') return;
    event.preventDefault();
    showDialog(ui, { kind: 'importOpml', files: [pickedText(text)] });
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (state.phase === 'looking' || state.phase === 'following') return;
        if (canFollow) following.follow(places ? chosenFolder(folder, places) : {});
        else if (!isFound) following.look();
      }}
    >
      <div className={styles.field}>
        <input
          ref={fieldRef}
          type="text"
          inputMode="url"
          className={styles.input}
          aria-label={words.field}
          aria-describedby={said}
          aria-invalid={state.error !== undefined}
          placeholder={words.placeholder}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          value={address}
          onChange={(event) => following.type(event.target.value)}
          onPaste={paste}
          onKeyDown={(event) => {
            if (stopsOnEscape && event.key === 'Escape' && following.stop()) event.preventDefault();
          }}
        />
        {isFound ? null : (
          <Button type="submit" look={quiet && address === '' ? 'plain' : 'main'} className={styles.look}>
            {words.look}
          </Button>
        )}
      </div>
      <div id={said} aria-live="polite" className={styles.said}>
        {state.phase === 'looking' ? <Looking host={hostOf(address)} onStop={following.stop} /> : null}
        {isFound ? <p className="visually-hidden">{words.found(state.choices.length)}</p> : null}
        <Refusal following={following} />
      </div>
      {state.asksAccess ? <AccessFields following={following} /> : null}
      {isFound ? <Choices following={following} returnTo={fieldRef} /> : null}
      {canFollow ? (
        <div className={styles.last}>
          {places ? <FolderField value={folder} onChange={setFolder} places={places} /> : null}
          <Button type="submit" look="main" className={styles.follow} disabled={state.phase === 'following'}>
            {state.phase === 'following' ? words.following : words.follow}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

/** What takes less is not worth a word. */
const patienceMs = 150;

function Looking({ host, onStop }: { readonly host: string; readonly onStop: () => void }): ReactNode {
  const words = useWords().follow;
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? (
    <p className={styles.looking}>
      {words.looking(host)}
      <Button look="link" onClick={onStop}>
        {words.stop}
      </Button>
    </p>
  ) : null;
}

function Refusal({ following: { state, show } }: { readonly following: Following }): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  if (state.isFile) {
    return (
      <>
        <p className={styles.refusal}>{words.follow.fileTyped}</p>
        <Button look="link" onClick={() => showDialog(ui, { kind: 'importOpml' })}>
          {words.follow.chooseFile}
        </Button>
      </>
    );
  }
  const { error } = state;
  if (!error) return null;
  const known = error.code === 'already-subscribed' ? Number(error.details.feedId) : undefined;
  const advice = words.follow.advice(error.code);
  return (
    <>
      <p className={styles.refusal}>{words.error(error)}</p>
      {advice === undefined ? null : <p className={styles.advice}>{advice}</p>}
      {known ? (
        <Button look="link" onClick={() => show(known)}>
          {words.follow.show}
        </Button>
      ) : null}
    </>
  );
}

function AccessFields({ following }: { readonly following: Following }): ReactNode {
  const words = useWords().follow;
  const { access, typeAccess } = following;
  const userField = useRef<HTMLInputElement>(null);
  useEffect(() => userField.current?.focus(), []);
  return (
    <div className={styles.access}>
      <label className={styles.labelled}>
        {words.user}
        <input
          ref={userField}
          type="text"
          className={classNames(styles.input, styles.small)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={access.user}
          onChange={(event) => typeAccess({ ...access, user: event.target.value })}
        />
      </label>
      <label className={styles.labelled}>
        {words.password}
        <input
          type="password"
          className={classNames(styles.input, styles.small)}
          autoComplete="off"
          value={access.password}
          onChange={(event) => typeAccess({ ...access, password: event.target.value })}
        />
      </label>
    </div>
  );
}

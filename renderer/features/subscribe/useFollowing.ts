// Following one source, from what is typed to the feed that is shown: looking, choosing, the password some ask for, the act itself.
import { useCallback, useEffect, useRef, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import type { FeedChoice } from '../../../shared/model/feed.ts';
import type { FeedId } from '../../../shared/model/ids.ts';
import { closeDialog, showDialog, showListing, showToast, useUiStore } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useWords } from '../../text/useWords.ts';
import type { ChosenFolder } from './folderPlaces.ts';
import { pickedText } from '../../engine/pickedFile.ts';
import { readTyped } from '../../app/typedAddress.ts';

export interface Access {
  readonly user: string;
  readonly password: string;
}

export interface FollowState {
  readonly phase: 'idle' | 'looking' | 'found' | 'following';
  readonly choices: readonly FeedChoice[];
  /** `feedUrl` of the one that will be followed. */
  readonly chosen?: string | undefined;
  readonly error?: AppError | undefined;
  /** A name of a file was typed. */
  readonly isFile?: boolean;
  /** The host asks for a name and a password. */
  readonly asksAccess?: boolean;
}

export interface Following {
  readonly address: string;
  readonly access: Access;
  readonly state: FollowState;
  readonly type: (address: string) => void;
  readonly typeAccess: (access: Access) => void;
  readonly choose: (feedUrl: string) => void;
  readonly look: () => void;
  /** Ends looking; what was typed stays. True when there was something to end. */
  readonly stop: () => boolean;
  readonly follow: (folder: ChosenFolder) => void;
  readonly show: (feedId: FeedId) => void;
}

const idle: FollowState = { phase: 'idle', choices: [] };
const nobody: Access = { user: '', password: '' };

const asAppError = (error: unknown): AppError => (error instanceof AppError ? error : new AppError('internal'));
const wantsAccess = ({ code }: AppError): boolean => code === 'http-unauthorized' || code === 'password-missing';
const given = ({ user, password }: Access): { user?: string; password?: string } => ({
  ...(user.trim() !== '' && { user: user.trim() }),
  ...(password !== '' && { password }),
});

/** @param begin an address to begin with; it is looked at right away unless it waits */
export function useFollowing(begin: { readonly address?: string; readonly waits?: boolean } = {}): Following {
  const engine = useEngine();
  const ui = useUiStore();
  const words = useWords();
  const [address, setAddress] = useState(begin.address ?? '');
  const [access, setAccess] = useState(nobody);
  const [state, setState] = useState(idle);
  const underWay = useRef<AbortController>(undefined);

  const stop = useCallback((): boolean => {
    const was = underWay.current;
    underWay.current = undefined;
    was?.abort();
    if (was) setState((present) => ({ ...present, phase: 'idle' }));
    return was !== undefined;
  }, []);
  useEffect(() => () => underWay.current?.abort(), []);

  const refuse = useCallback((before: FollowState, error: unknown): void => {
    const refused = asAppError(error);
    setState({
      ...before,
      phase: before.choices.length > 0 ? 'found' : 'idle',
      error: refused,
      asksAccess: before.asksAccess === true || wantsAccess(refused),
    });
  }, []);

  const look = useCallback(async (): Promise<void> => {
    const typed = readTyped(address);
    if (typed.kind === 'nothing') return;
    if (typed.kind === 'file') {
      setState({ ...idle, isFile: true });
      return;
    }
    if (typed.kind === 'opml') {
      showDialog(ui, { kind: 'importOpml', files: [pickedText(typed.text)] });
      return;
    }
    const before: FollowState = { ...idle, asksAccess: state.asksAccess === true };
    const ending = new AbortController();
    underWay.current?.abort();
    underWay.current = ending;
    setState({ ...before, phase: 'looking' });
    try {
      const choices = await engine.call('feeds.discover', { address: typed.address, ...given(access) }, ending.signal);
      const first = choices.find(({ subscribedId }) => subscribedId === undefined);
      if (!ending.signal.aborted) setState({ ...before, phase: 'found', choices, chosen: first?.feedUrl });
    } catch (error) {
      if (!ending.signal.aborted) refuse(before, error);
    } finally {
      if (underWay.current === ending) underWay.current = undefined;
    }
  }, [access, address, engine, refuse, state.asksAccess, ui]);

  const show = (feedId: FeedId): void => {
    if (ui.getState().dialog?.kind === 'subscribe') closeDialog(ui);
    showListing(ui, { kind: 'feed', feedId });
  };

  async function follow(folder: ChosenFolder): Promise<void> {
    const choice = state.choices.find(({ feedUrl }) => feedUrl === state.chosen);
    if (!choice || state.phase === 'following') return;
    const before: FollowState = { ...state, error: undefined };
    setState({ ...before, phase: 'following' });
    try {
      // Not stopped when this part of the window goes: the first source that comes in takes the first run's page away.
      const feed = await engine.call('feeds.subscribe', { feedUrl: choice.feedUrl, ...folder, ...given(access) });
      const done = (await engine.call('journal.list', { limit: 5 })).find(
        ({ kind, undone }) => kind === 'subscribe' && !undone,
      );
      show(feed.id);
      if (done) showToast(ui, words.did(done), done.id);
    } catch (error) {
      refuse(before, error);
    }
  }

  const wantsLook = useRef(begin.address !== undefined && begin.waits !== true);
  useEffect(() => {
    if (!wantsLook.current) return;
    wantsLook.current = false;
    void look();
  }, [look]);

  return {
    address,
    access,
    state,
    type(next) {
      stop();
      setAddress(next);
      setAccess(nobody);
      setState(idle);
    },
    typeAccess: setAccess,
    choose: (chosen) => setState((present) => ({ ...present, chosen })),
    look: () => void look(),
    stop,
    follow: (folder) => void follow(folder),
    show,
  };
}

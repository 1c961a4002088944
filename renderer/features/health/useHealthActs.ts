// What can be done about a source on the health page. Each is a command or one act, told with the way to take it back.
import { useMemo, useState } from 'react';
import type { ActResult } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Feed } from '../../../shared/model/feed.ts';
import type { FeedId } from '../../../shared/model/ids.ts';
import { actOf, type HealthAct } from '../../app/sourceHealth.ts';
import { showDialog, showListing, showToast, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useWords } from '../../text/useWords.ts';
import type { MenuItem } from '../../ui/Menu.tsx';

export interface HealthActs {
  /** Sources that are being asked because the person wished it. */
  readonly checking: ReadonlySet<FeedId>;
  readonly labelOf: (act: HealthAct) => string;
  readonly run: (feed: Feed, act: HealthAct) => void;
  readonly show: (feed: Feed) => void;
  readonly menuOf: (feed: Feed) => readonly (readonly MenuItem[])[];
}

export function useHealthActs(): HealthActs {
  const words = useWords();
  const ui = useUiStore();
  const engine = useEngine();
  const dispatcher = useDispatcher();
  const [checking, setChecking] = useState<ReadonlySet<FeedId>>(new Set());
  return useMemo(() => {
    const w = words.health;
    const labels: Readonly<Record<HealthAct, string>> = {
      check: w.checkNow,
      findAddress: w.findAddress,
      editAddress: w.editAddress,
      undoMove: w.undoMove,
      password: w.givePassword,
      goOn: w.goOn,
      unfollow: words.sidebar.unfollow,
    };
    const fail = (error: unknown): void =>
      showToast(ui, words.error(error instanceof AppError ? error : new AppError('internal')));
    const tell = async (work: Promise<ActResult>): Promise<void> => {
      const { entry } = await work;
      if (entry) showToast(ui, words.did(entry), entry.id);
    };
    const act = (work: Promise<ActResult>): void => void tell(work).catch(fail);

    async function check({ id }: Feed): Promise<void> {
      setChecking((present) => new Set([...present, id]));
      try {
        await engine.call('sync.start', { feedIds: [id], all: true, offline: false });
      } catch (error) {
        fail(error);
      } finally {
        setChecking((present) => new Set([...present].filter((each) => each !== id)));
      }
    }

    const run = (feed: Feed, which: HealthAct): void => {
      const feedId = feed.id;
      if (which === 'check') void check(feed);
      else if (which === 'findAddress') showDialog(ui, { kind: 'findAddress', feedId });
      else if (which === 'editAddress') showDialog(ui, { kind: 'sourceSettings', feedId, part: 'address' });
      else if (which === 'password') showDialog(ui, { kind: 'sourceSettings', feedId, part: 'password' });
      else if (which === 'unfollow') dispatcher.run('source.unsubscribe', { feedId });
      else if (which === 'goOn') dispatcher.run('source.pause', { feedId });
      else if (feed.health.movedFrom !== undefined)
        act(engine.call('feeds.update', { feedId, feedUrl: feed.health.movedFrom }));
    };
    const show = (feed: Feed): void => showListing(ui, { kind: 'feed', feedId: feed.id });

    const menuOf = (feed: Feed): readonly (readonly MenuItem[])[] => {
      const item = (which: HealthAct): MenuItem => ({ label: labels[which], run: () => run(feed, which) });
      const likely = actOf(feed);
      const moved = feed.health.movedFrom !== undefined;
      return [
        [
          item('check'),
          ...(likely === undefined || likely === 'check' || likely === 'goOn' ? [] : [item(likely)]),
          ...(moved
            ? [
                {
                  label: w.acceptMove,
                  run: () => act(engine.call('feeds.update', { feedId: feed.id, moveIsRight: true })),
                },
              ]
            : []),
        ],
        [
          ...(likely === 'findAddress' ? [] : [item('findAddress')]),
          ...(likely === 'editAddress' ? [] : [item('editAddress')]),
          ...(likely === 'password' ? [] : [item('password')]),
          {
            label: words.sidebar.settings,
            keys: dispatcher.keysOf('source.settings')[0],
            run: () => dispatcher.run('source.settings', { feedId: feed.id }),
          },
        ],
        [
          {
            label: feed.pausedAt === undefined ? words.sidebar.pause : words.sidebar.goOn,
            run: () => dispatcher.run('source.pause', { feedId: feed.id }),
          },
          {
            label: labels.unfollow,
            keys: dispatcher.keysOf('source.unsubscribe')[0],
            run: () => run(feed, 'unfollow'),
          },
        ],
        [{ label: w.showArticles, run: () => show(feed) }],
      ];
    };
    return { checking, labelOf: (which) => labels[which], run, show, menuOf };
  }, [checking, dispatcher, engine, ui, words]);
}

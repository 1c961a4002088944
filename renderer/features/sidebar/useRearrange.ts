// Moving sources and folders by drag: each move is one act, told with the way to take it back.
import { useMemo } from 'react';
import type { ActResult } from '../../../shared/contract/engineContract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { FeedId, FolderId } from '../../../shared/model/ids.ts';
import { placeAmong } from '../../app/sourceOrder.ts';
import { showToast, useUiStore } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useWords } from '../../text/useWords.ts';

/** What is dragged, as the drag carries it: only its type can be seen before it is dropped. */
export const feedType = 'application/x-broadsheet-feed';
export const folderType = 'application/x-broadsheet-folder';

export interface Rearrange {
  readonly feedInto: (feedId: FeedId, folderId: FolderId | null) => void;
  readonly folderInto: (folderId: FolderId, parentId: FolderId | null) => void;
  /** To lie with another folder, right above or below it. */
  readonly folderBeside: (folderId: FolderId, other: FolderId, side: 'above' | 'below') => void;
}

export function useRearrange(): Rearrange {
  const engine = useEngine();
  const ui = useUiStore();
  const words = useWords();
  return useMemo(() => {
    const act = (work: () => Promise<ActResult>): void => {
      const doIt = async (): Promise<void> => {
        const { entry } = await work();
        if (entry) showToast(ui, words.did(entry), entry.id);
      };
      doIt().catch((error: unknown) => {
        showToast(ui, words.error(error instanceof AppError ? error : new AppError('internal')));
      });
    };
    return {
      feedInto: (feedId, folderId) => act(() => engine.call('feeds.update', { feedId, folderId })),
      folderInto: (folderId, parentId) => {
        if (folderId !== parentId) act(() => engine.call('folders.update', { folderId, parentId }));
      },
      folderBeside: (folderId, other, side) => {
        if (folderId === other) return;
        act(async () => {
          const { folders } = await engine.call('library.overview', {});
          const parentId = folders.find((folder) => folder.id === other)?.parentId ?? null;
          const others = folders.filter((folder) => folder.id !== folderId);
          const position = placeAmong(others, other) + (side === 'below' ? 1 : 0);
          return engine.call('folders.update', { folderId, parentId, position });
        });
      },
    };
  }, [engine, ui, words]);
}

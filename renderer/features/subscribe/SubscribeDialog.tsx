// "Follow a source": a dialog round the one field, with the folder it goes into.
import { type ReactNode, useMemo, useRef } from 'react';
import type { DialogPart } from '../../app/dialogPart.ts';
import { closeDialog, showDialog, useUiStore } from '../../app/uiState.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { folderPlaces } from './folderPlaces.ts';
import { FollowForm } from './FollowForm.tsx';
import { useFollowing } from './useFollowing.ts';

export function SubscribeDialog({ asked }: DialogPart<'subscribe'>): ReactNode {
  const words = useWords().follow;
  const ui = useUiStore();
  const field = useRef<HTMLInputElement>(null);
  const { data } = useOverview();
  const places = useMemo(() => folderPlaces(data?.folders ?? []), [data?.folders]);
  const following = useFollowing(asked);
  if (!data) return null;
  return (
    <Dialog
      open
      // The first Escape ends what is under way, the next one the dialog.
      onClose={() => following.stop() || closeDialog(ui)}
      title={words.title}
      width={600}
      initialFocus={field}
      returnsFocus={() => ui.getState().dialog === undefined}
      foot={
        <Button look="link" onClick={() => showDialog(ui, { kind: 'importOpml' })}>
          {words.fromFile}
        </Button>
      }
    >
      <FollowForm
        following={following}
        fieldRef={field}
        places={places}
        folder={places.find(({ id }) => id === asked.folderId)?.path ?? ''}
      />
    </Dialog>
  );
}

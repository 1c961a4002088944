// A new folder, by name, at the top or inside another.
import { type ReactNode, useState } from 'react';
import type { DialogPart } from '../../app/dialogPart.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useOverview } from '../../engine/useOverview.ts';
import { useWords } from '../../text/useWords.ts';
import { ChoiceField } from '../../ui/Field.tsx';
import { folderPaths } from './folderPaths.ts';
import { NameDialog } from './NameDialog.tsx';

export function AddFolder({ asked }: DialogPart<'addFolder'>): ReactNode {
  const words = useWords().sources;
  const engine = useEngine();
  const { data } = useOverview();
  const [parent, setParent] = useState(String(asked.parentId ?? ''));
  const paths = folderPaths(data?.folders ?? []);
  return (
    <NameDialog
      title={words.addFolder}
      initial=""
      act={words.make}
      onKeep={async (name) => {
        await engine.call('folders.add', { name, ...(parent !== '' && { parentId: Number(parent) }) });
        const [entry] = await engine.call('journal.list', { limit: 1 });
        return { changed: 1, ...(entry && { entry }) };
      }}
    >
      {paths.length > 0 ? (
        <ChoiceField
          wide
          label={words.addFolderIn}
          value={parent}
          onChange={setParent}
          options={[['', words.noFolder], ...paths.map(({ id, path }) => [String(id), path] as const)]}
        />
      ) : null}
    </NameDialog>
  );
}

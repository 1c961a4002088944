// Bringing lists of subscriptions in: the files that were given, what each would bring, and the one act.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpmlPreview } from '../../../shared/contract/engineContract.ts';
import type { PickedFile } from '../../../shared/contract/shellContract.ts';
import { AppError } from '../../../shared/errors.ts';
import { closeDialog, showListing, showToast, useUiStore } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useWords } from '../../text/useWords.ts';

export interface GivenFile {
  /** The same file may be given twice. */
  readonly id: number;
  readonly file: PickedFile;
  readonly preview?: OpmlPreview;
  readonly error?: AppError;
}

export interface Importing {
  readonly files: readonly GivenFile[];
  readonly isBringing: boolean;
  readonly error: AppError | undefined;
  /** Sources that would be new, of all files that can be read. */
  readonly fresh: number;
  add(files: readonly PickedFile[]): void;
  remove(id: number): void;
  bring(): Promise<void>;
}

const asAppError = (error: unknown): AppError => (error instanceof AppError ? error : new AppError('internal'));
/** The contract takes one and so many more. */
const mostFiles = 101;
/** More than these come in with their folders folded: nobody looks through so many at once, and drawing them takes its time. */
const mostUnfolded = 300;

/** @param asked files to begin with; more may come while the dialog is open */
export function useImport(asked: readonly PickedFile[] | undefined): Importing {
  const engine = useEngine();
  const ui = useUiStore();
  const words = useWords();
  const [files, setFiles] = useState<readonly GivenFile[]>([]);
  const [isBringing, setBringing] = useState(false);
  const [error, setError] = useState<AppError>();

  const lastId = useRef(0);
  const add = useCallback(
    (given: readonly PickedFile[]): void => {
      setError(undefined);
      const added = given.map((file) => ({ id: (lastId.current += 1), file }));
      setFiles((present) => [...present, ...added].slice(0, mostFiles));
      const settle = (settled: GivenFile): void =>
        setFiles((present) => present.map((each) => (each.id === settled.id ? settled : each)));
      for (const each of added)
        engine.call('opml.preview', { bytesBase64: each.file.bytesBase64 }).then(
          (preview) => settle({ ...each, preview }),
          (refused: unknown) => settle({ ...each, error: named(asAppError(refused), each.file) }),
        );
    },
    [engine],
  );

  const taken = useRef<readonly PickedFile[]>(undefined);
  useEffect(() => {
    if (asked === undefined || taken.current === asked) return;
    taken.current = asked;
    add(asked);
  }, [asked, add]);

  async function bring(): Promise<void> {
    const [first, ...more] = files.filter(({ preview }) => preview).map(({ file }) => file.bytesBase64);
    if (first === undefined || isBringing) return;
    setBringing(true);
    setError(undefined);
    try {
      const { entry, added, newFolders } = await engine.call('opml.import', {
        bytesBase64: first,
        ...(more.length > 0 && { more }),
      });
      if (added > mostUnfolded)
        ui.setState(({ foldedFolders }) => ({ foldedFolders: [...foldedFolders, ...newFolders] }));
      closeDialog(ui);
      showListing(ui, { kind: 'all' });
      if (entry) showToast(ui, words.did(entry), entry.id);
      // Runs behind everything; how far it is, the foot of the sources says. One that runs already takes the new ones up next.
      engine.call('sync.start', { all: false, offline: false }).catch(() => undefined);
    } catch (refused) {
      setError(asAppError(refused));
      setBringing(false);
    }
  }

  return {
    files,
    isBringing,
    error,
    fresh: files.reduce((sum, { preview }) => sum + (preview ? preview.unique - preview.alreadySubscribed : 0), 0),
    add,
    remove: (id) => setFiles((present) => present.filter((each) => each.id !== id)),
    bring,
  };
}

/** The engine sees bytes only; the person knows the file by its name. */
const named = (error: AppError, file: PickedFile): AppError =>
  error.code === 'file-not-opml' ? new AppError('file-not-opml', { file: file.name }) : error;

// Bring in subscriptions: give one file or several, see what they would bring, bring it in as one act.
import { FileUp, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { DialogPart } from '../../app/dialogPart.ts';
import { useShell } from '../../app/ShellContext.ts';
import { closeDialog, useUiStore } from '../../app/uiState.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './ImportDialog.module.css';
import { type GivenFile, type Importing, useImport } from './useImport.ts';

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const;

export function ImportDialog({ asked }: DialogPart<'importOpml'>): ReactNode {
  const words = useWords();
  const t = words.importOpml;
  const ui = useUiStore();
  const shell = useShell();
  const importing = useImport(asked.files);
  const { files, fresh, isBringing, error } = importing;
  const place = useRef<HTMLDivElement>(null);
  const isRead = files.length > 0 && files.every((given) => given.preview ?? given.error);
  const canBring = isRead && fresh > 0;
  const stage = canBring ? 'bring' : files.length === 0 ? 'begin' : 'more';
  useEffect(() => place.current?.querySelector<HTMLElement>(`[data-stage=${stage}]`)?.focus(), [stage]);

  const pick = async (): Promise<void> => {
    const file = await shell.call('files.pick', { kind: 'opml' });
    if (file) importing.add([file]);
  };
  const choose = (): void => void pick().catch(() => undefined);

  return (
    <Dialog open onClose={() => closeDialog(ui)} title={t.title} width={560}>
      <div ref={place} className={styles.import} aria-busy={isBringing}>
        {files.length === 0 ? (
          <div className={styles.invitation}>
            <p>{t.invitation}</p>
            <div className={styles.acts}>
              <Button data-stage="begin" look="main" icon={<FileUp {...icon} />} onClick={choose}>
                {t.choose}
              </Button>
              <span className={styles.or}>{t.orDrop}</span>
            </div>
          </div>
        ) : (
          <>
            <ul className={styles.files}>
              {files.map((given) => (
                <File key={given.id} given={given} importing={importing} />
              ))}
            </ul>
            <div aria-live="polite">
              {error ? <p className={styles.refusal}>{words.error(error)}</p> : null}
              {isBringing ? <p className={styles.note}>{t.bringing(fresh)}</p> : null}
              {canBring && !isBringing ? <p className={styles.note}>{t.fetchedLater}</p> : null}
            </div>
            <div className={styles.acts}>
              {canBring ? (
                <Button data-stage="bring" look="main" disabled={isBringing} onClick={() => void importing.bring()}>
                  {t.bring(fresh)}
                </Button>
              ) : null}
              <Button data-stage="more" look={canBring ? 'plain' : 'main'} disabled={isBringing} onClick={choose}>
                {t.another}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

const mostFolders = 6;
const mostWarnings = 50;

function File({ given, importing }: { readonly given: GivenFile; readonly importing: Importing }): ReactNode {
  const words = useWords();
  const t = words.importOpml;
  const { file, preview, error } = given;
  return (
    <li className={styles.file}>
      <div className={styles.head}>
        <span className={styles.name}>{file.name}</span>
        <IconButton
          small
          label={t.remove(file.name)}
          disabled={importing.isBringing}
          onClick={() => importing.remove(given.id)}
        >
          <X {...icon} />
        </IconButton>
      </div>
      <div aria-live="polite" className={styles.said}>
        {error ? <p className={styles.refusal}>{words.error(error)}</p> : null}
        {!preview && !error ? <p className={styles.note}>{t.reading}</p> : null}
        {preview ? (
          <>
            <p className={styles.total}>{t.feeds(preview.unique)}</p>
            <p className={styles.note}>
              {[
                preview.folders.length > 0 ? t.folders(preview.folders.length) : '',
                preview.feeds > preview.unique ? t.twice(preview.feeds - preview.unique) : '',
                preview.alreadySubscribed > 0 ? t.known(preview.alreadySubscribed) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {preview.folders.length > 0 ? (
              <p className={styles.note}>
                {preview.folders.slice(0, mostFolders).join(', ')}
                {preview.folders.length > mostFolders ? ` ${t.moreFolders(preview.folders.length - mostFolders)}` : ''}
              </p>
            ) : null}
            {preview.first ? <p className={styles.note}>{t.first(preview.first.title ?? preview.first.url)}</p> : null}
            {preview.unique === 0 ? <p className={styles.note}>{t.nothingIn}</p> : null}
            {preview.unique > 0 && preview.unique === preview.alreadySubscribed ? (
              <p className={styles.note}>{t.nothingNew}</p>
            ) : null}
            {preview.recovered ? <p className={styles.refusal}>{t.recovered}</p> : null}
            {preview.warnings.length > 0 ? (
              <details className={styles.warnings}>
                <summary>{t.warnings(preview.warnings.length)}</summary>
                <ul>
                  {[...new Set(preview.warnings.map(words.health.warning))].slice(0, mostWarnings).map((warning) => (
                    <li key={warning}>{warning}</li>
                  ))}
                </ul>
              </details>
            ) : null}
          </>
        ) : null}
      </div>
    </li>
  );
}

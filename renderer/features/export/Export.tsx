// Writing articles to a file that lasts: of which, in what form, how many that is; then how far it is and where it lies.
import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { Listing } from '../../../shared/model/listing.ts';
import { useShell } from '../../app/ShellContext.ts';
import { closeDialog, showToast, useUi, useUiStore } from '../../app/uiState.ts';
import { listingTitle } from '../../app/handlers/viewTitle.ts';
import { touchesNothing } from '../../engine/touches.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';
import { QueryLine } from '../../query/QueryLine.tsx';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ChoiceField } from '../../ui/Field.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './Export.module.css';
import { type ExportFormat, useExport } from './useExport.ts';

const formats: readonly ExportFormat[] = ['epub', 'html', 'markdown', 'json'];
const parts = ['view', 'saved', 'all', 'query'] as const;
type Part = (typeof parts)[number];

export function Export(): ReactNode {
  const words = useWords();
  const w = words.export;
  const ui = useUiStore();
  const shell = useShell();
  const shown = useUi((state) => ({ listing: state.listing, view: state.view }));
  const overview = useOverview();
  const [part, setPart] = useState<Part>('view');
  const [format, setFormat] = useState<ExportFormat>('epub');
  const [query, setQuery] = useState('');
  const writing = useExport();

  const listing: Listing =
    part === 'view'
      ? shown.listing
      : part === 'query'
        ? { kind: 'search', query }
        : { kind: part === 'saved' ? 'saved' : 'all' };
  const title = part === 'query' ? query : listingTitle(listing, overview.data, words);
  const options =
    part === 'view' && shown.view ? shown.view.options : ({ order: 'newest', unreadOnly: false } as const);
  const isAsked = part !== 'query' || query.trim() !== '';
  const opened = useLiveQuery('articles.open', { listing, options }, touchesNothing, {
    enabled: isAsked,
    keepPrevious: true,
  });
  const count = opened.data;
  const error = writing.error ?? ((isAsked ? opened.error : null) as AppError | null);
  const isReady = isAsked && !opened.error && !opened.isPlaceholderData && count !== undefined && count.total > 0;

  function begin(): void {
    if (!count) return;
    void writing.begin({
      format,
      query: '',
      view: { listing, options, frame: count.frame },
      ...(title && { title }),
    });
  }
  function close(): void {
    writing.stop();
    closeDialog(ui);
  }
  async function copyPath(path: string): Promise<void> {
    await shell.call('clipboard.writeText', { text: path });
    showToast(ui, w.pathCopied);
  }

  return (
    <Dialog
      open
      onClose={close}
      title={w.title}
      foot={
        <>
          {/* One button all along, so that the focus stays where it is. */}
          <Button
            look={writing.isRunning ? 'plain' : 'main'}
            disabled={!writing.isRunning && !writing.written && !isReady}
            onClick={writing.isRunning ? writing.stop : writing.written ? close : begin}
          >
            {writing.isRunning ? w.stop : writing.written ? w.done : shell.kind === 'desktop' ? w.choosePlace : w.write}
          </Button>
          {writing.written ? <Button onClick={writing.again}>{w.another}</Button> : null}
        </>
      }
    >
      {writing.written ? (
        <div role="status" className={styles.written}>
          <p>{w.written(writing.written.articles)}</p>
          <p className={styles.path}>{writing.written.path}</p>
          <Button look="link" onClick={() => void copyPath(writing.written?.path ?? '')}>
            {w.copyPath}
          </Button>
        </div>
      ) : writing.isRunning ? (
        <Progress done={writing.done} total={writing.total || (count?.total ?? 0)}>
          {w.progress(writing.done, writing.total || (count?.total ?? 0))}
        </Progress>
      ) : (
        <>
          <ChoiceField
            label={w.which}
            options={parts.map((each) => [
              each,
              each === 'view' ? w.thisView(listingTitle(shown.listing, overview.data, words)) : w.parts[each],
            ])}
            value={part}
            onChange={setPart}
          />
          {part === 'query' ? (
            <QueryLine
              text={query}
              onType={setQuery}
              onAsk={isReady ? begin : () => undefined}
              label={w.query}
              hint={w.queryHint}
              isChecked={error !== null && error !== undefined}
            />
          ) : null}
          <ChoiceField
            label={w.format}
            hint={w.formatHints[format]}
            options={formats.map((each) => [each, w.formats[each]])}
            value={format}
            onChange={setFormat}
          />
          <p role="status" className={error ? styles.warn : styles.count}>
            {error
              ? words.error(error)
              : !isAsked
                ? w.askQuery
                : count
                  ? w.count(count.total, count.totalIsFloor)
                  : null}
          </p>
        </>
      )}
    </Dialog>
  );
}

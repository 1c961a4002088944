// Packing for a trip: what is missing now, how much of it may be fetched in what time, how far it is, and what came of it.
import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import { closeDialog, useUiStore } from '../../app/uiState.ts';
import { touchesArticles } from '../../engine/touches.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';
import { QueryLine } from '../../query/QueryLine.tsx';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ChoiceField } from '../../ui/Field.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './Pack.module.css';
import { usePacking } from './usePacking.ts';

const megabytes = [50, 100, 250, 500, 1_000, 4_000];
const minutes = [5, 10, 20, 30, 60, 180];
const parts = ['usual', 'query'] as const;

export function Pack(): ReactNode {
  const words = useWords();
  const w = words.pack;
  const ui = useUiStore();
  const [part, setPart] = useState<(typeof parts)[number]>('usual');
  const [query, setQuery] = useState('');
  const [most, setMost] = useState(250);
  const [time, setTime] = useState(10);
  const packing = usePacking();
  const asked = part === 'usual' ? '' : query;
  const missing = useLiveQuery('offline.missing', { query: asked }, touchesArticles, {
    enabled: !packing.isRunning,
    keepPrevious: true,
  });
  const error = packing.error ?? (missing.error as AppError | null);
  const isReady = !missing.error && !missing.isPlaceholderData && (missing.data?.articles ?? 0) > 0;
  const begin = (): void => void packing.begin({ query: asked, megabytes: most, minutes: time });
  const close = (): void => {
    packing.stop();
    closeDialog(ui);
  };

  return (
    <Dialog
      open
      onClose={close}
      title={w.title}
      foot={
        <>
          {/* One button all along, so that the focus stays where it is. */}
          <Button
            look={packing.isRunning ? 'plain' : 'main'}
            disabled={!packing.isRunning && !packing.result && !isReady}
            onClick={packing.isRunning ? packing.stop : packing.result ? close : begin}
          >
            {packing.isRunning ? w.stop : packing.result ? w.done : w.begin}
          </Button>
          {packing.isRunning ? <span>{w.stopHint}</span> : null}
          {packing.result ? <Button onClick={packing.again}>{w.more}</Button> : null}
        </>
      }
    >
      {packing.result ? (
        <div role="status" className={styles.result}>
          <p className={styles.complete}>{w.complete(packing.result.complete)}</p>
          <p>{w.fetched(packing.result.bytes, packing.result.seconds)}</p>
          {packing.result.failed > 0 ? <p>{w.failed(packing.result.failed)}</p> : null}
          {packing.result.left > 0 ? <p>{w.left(packing.result.left, packing.result.endedBy)}</p> : null}
        </div>
      ) : packing.isRunning ? (
        <Progress done={packing.done} total={packing.total}>
          {w.progress(packing.done, packing.total, packing.bytes)}
        </Progress>
      ) : (
        <>
          <p className={styles.text}>{w.hint}</p>
          <ChoiceField
            label={w.which}
            options={parts.map((each) => [each, w.parts[each]])}
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
            label={w.most}
            options={megabytes.map((each) => [String(each), w.megabytes(each * 1_000_000)])}
            value={String(most)}
            onChange={(value) => setMost(Number(value))}
          />
          <ChoiceField
            label={w.time}
            options={minutes.map((each) => [String(each), w.minutes(each)])}
            value={String(time)}
            onChange={(value) => setTime(Number(value))}
          />
          <p role="status" className={error ? styles.warn : styles.missing}>
            {error
              ? words.error(error)
              : missing.data
                ? w.missing(missing.data.articles, missing.data.bytes)
                : w.counting}
          </p>
        </>
      )}
    </Dialog>
  );
}

// Keeps a search under a name, or changes one that is kept: the name, the query, and what it finds now.
import { type FormEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { explainQuery } from '../../../shared/query/explainQuery.ts';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import type { DialogPart } from '../../app/dialogPart.ts';
import { closeDialog, showListing, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { touchesNothing } from '../../engine/touches.ts';
import { useOverview } from '../../engine/useOverview.ts';
import { useAct } from '../../engine/useAct.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';
import { QueryField } from '../../query/QueryField.tsx';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './KeepSearch.module.css';
import { nameOfQuery } from './nameOfQuery.ts';

export function KeepSearch({ asked }: DialogPart<'keepSearch'>): ReactNode {
  const words = useWords().search.keepDialog;
  const ui = useUiStore();
  const { data } = useOverview();
  const kept = data?.smartFeeds.find((smart) => smart.id === asked.smartFeedId);
  const nameField = useRef<HTMLInputElement>(null);
  const formId = useId();
  return (
    <Dialog
      open
      onClose={() => closeDialog(ui)}
      title={asked.smartFeedId === undefined ? words.title : words.changeTitle}
      initialFocus={nameField}
      foot={
        <div className={styles.foot}>
          <Button onClick={() => closeDialog(ui)}>{words.cancel}</Button>
          <Button look="main" type="submit" form={formId}>
            {words.keep}
          </Button>
        </div>
      }
    >
      {asked.smartFeedId === undefined || kept ? (
        <KeepForm
          id={formId}
          smartFeedId={kept?.id}
          firstName={kept?.name ?? nameOfQuery(asked.query)}
          firstQuery={kept?.query ?? asked.query}
          nameField={nameField}
        />
      ) : null}
    </Dialog>
  );
}

interface KeepFormProps {
  readonly id: string;
  readonly smartFeedId: number | undefined;
  readonly firstName: string;
  readonly firstQuery: string;
  readonly nameField: React.RefObject<HTMLInputElement | null>;
}

function KeepForm({ id, smartFeedId, firstName, firstQuery, nameField }: KeepFormProps): ReactNode {
  const words = useWords();
  const texts = words.search.keepDialog;
  const ui = useUiStore();
  const dispatcher = useDispatcher();
  const save = useAct('smartFeeds.save');
  const queryField = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(firstName);
  const [query, setQuery] = useState(firstQuery);
  const [isTried, setTried] = useState(false);
  const { errors } = useMemo(() => parseQuery(query), [query]);
  const isEmpty = query.trim() === '';

  async function keep(): Promise<void> {
    setTried(true);
    if (name.trim() === '') nameField.current?.focus();
    else if (errors.length > 0 || isEmpty) queryField.current?.focus();
    else {
      const made = await save.mutateAsync({
        name: name.trim(),
        query: query.trim(),
        ...(smartFeedId !== undefined && { smartFeedId }),
      });
      closeDialog(ui);
      showListing(ui, { kind: 'smart', smartFeedId: made });
      // The view that is shown may be of the query as it was.
      if (smartFeedId !== undefined) dispatcher.run('list.showArrivals');
    }
  }
  // A refusal is shown under the fields, which keep what was typed.
  const submit = (): void => void keep().catch(() => undefined);
  const refused = save.error instanceof AppError ? words.error(save.error) : '';

  return (
    <form
      id={id}
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <label className={styles.label} htmlFor={`${id}-name`}>
        {texts.name}
      </label>
      <input
        ref={nameField}
        id={`${id}-name`}
        type="text"
        className={styles.name}
        value={name}
        maxLength={500}
        autoComplete="off"
        aria-invalid={isTried && name.trim() === ''}
        aria-describedby={`${id}-said`}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <p className={styles.label} aria-hidden>
        {texts.query}
      </p>
      <QueryField
        text={query}
        onType={setQuery}
        onAsk={submit}
        label={texts.query}
        placeholder={words.search.placeholder}
        isChecked={isTried}
        describedBy={`${id}-said`}
        fieldRef={queryField}
      />
      <div id={`${id}-said`} className={styles.said} aria-live="polite">
        {isTried && name.trim() === '' ? <p className={styles.mistake}>{texts.nameMissing}</p> : null}
        {errors[0] ? (
          <p className={isTried ? styles.mistake : undefined}>{words.search.mistake(errors[0])}</p>
        ) : isEmpty ? (
          <p className={isTried ? styles.mistake : undefined}>{texts.everything}</p>
        ) : (
          <Finds query={query.trim()} />
        )}
        {refused ? <p className={styles.mistake}>{refused}</p> : null}
      </div>
    </form>
  );
}

/** What the query means, and what it finds at present. */
function Finds({ query }: { readonly query: string }): ReactNode {
  const words = useWords();
  const { data } = useLiveQuery(
    'articles.open',
    { listing: { kind: 'search', query }, options: { order: 'newest', unreadOnly: false } },
    touchesNothing,
    { keepPrevious: true },
  );
  const meaning = explainQuery(parseQuery(query).query, words.search.phrases);
  return (
    <>
      <p>{meaning}</p>
      <p className={styles.count}>
        {data ? words.search.keepDialog.finds(data.total, data.totalIsFloor, data.unread) : ''}
      </p>
    </>
  );
}

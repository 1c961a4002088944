// Tags of some articles: type to find one or to name a new one, put it on or take it off, as many as one likes before it closes.
import { Check, Minus, Plus, Tag as TagIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { type ArticleId, mostIds } from '../../../shared/model/ids.ts';
import type { TagChoice } from '../../../shared/model/library.ts';
import type { DialogPart } from '../../app/dialogPart.ts';
import { closeDialog, showToast, useUiStore } from '../../app/uiState.ts';
import { touchesArticle, touchesTags } from '../../engine/touches.ts';
import { useAct } from '../../engine/useAct.ts';
import { useLiveQuery } from '../../engine/useLiveQuery.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { carriedBy, inFirstOrder, type NameMatch, type TagLine, tagLines } from './tagLines.ts';
import styles from './TagsDialog.module.css';

const glyph = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const;
const nothing: readonly TagChoice[] = [];

export function TagsDialog({ asked }: DialogPart<'tags'>): ReactNode {
  const words = useWords();
  const w = words.tags;
  const ui = useUiStore();
  const field = useRef<HTMLInputElement>(null);
  const parts = useId();
  const [typed, setTyped] = useState('');
  const choice = useTagChoice(asked.articleIds);
  // Before they are here, what is typed would look like a new one.
  const lines = choice.isHere ? tagLines(choice.tags, typed) : [];
  const [chosen, setChosen] = useState(0);
  const present = Math.min(chosen, lines.length - 1);
  const lineId = (place: number): string => `${parts}line${place}`;

  async function toggle(place: number): Promise<void> {
    // Fingers may be there before the tags are.
    const line = (choice.isHere ? lines : tagLines(await choice.whenHere(), typed))[Math.max(0, place)];
    if (!line || !(await choice.toggle(line))) return;
    // What was typed is done with; the line that was meant stays the present one.
    if (typed)
      setChosen(
        Math.max(
          0,
          choice.tags.findIndex((tag) => line.kind === 'tag' && tag.id === line.tag.id),
        ),
      );
    setTyped('');
    field.current?.focus();
  }

  function byKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void toggle(present);
    else if (event.key === 'ArrowDown') setChosen((present + 1) % lines.length);
    else if (event.key === 'ArrowUp') setChosen((present - 1 + lines.length) % lines.length);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog
      open
      onClose={() => closeDialog(ui)}
      title={w.title}
      aside={<Subject id={`${parts}subject`} articleIds={asked.articleIds} />}
      width={480}
      initialFocus={field}
      foot={
        <>
          <span className={styles.hint}>
            <Kbd keys="↵" /> {w.toggle}
          </span>
          <Button className={styles.done} onClick={() => closeDialog(ui)}>
            {w.done}
          </Button>
        </>
      }
    >
      <div className={styles.field}>
        <TagIcon {...glyph} />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-expanded={lines.length > 0}
          aria-controls={`${parts}list`}
          aria-autocomplete="list"
          aria-describedby={`${parts}subject`}
          aria-activedescendant={present >= 0 ? lineId(present) : undefined}
          aria-label={w.field}
          placeholder={w.field}
          maxLength={500}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={byKey}
        />
      </div>
      {choice.error ? (
        <p className={styles.refused} role="alert">
          {words.error(choice.error)}
        </p>
      ) : null}
      {lines.length === 0 && choice.isHere ? <p className={styles.none}>{w.none}</p> : null}
      <div id={`${parts}list`} role="listbox" aria-label={w.list} aria-multiselectable className={styles.list}>
        {lines.map((line, place) => (
          <Line
            key={line.kind === 'tag' ? line.tag.id : 'new'}
            id={lineId(place)}
            line={line}
            articles={asked.articleIds.length}
            isPresent={place === present}
            onPress={() => void toggle(place)}
          />
        ))}
      </div>
    </Dialog>
  );
}

/** Which articles it is about: the one by its title, several by their number. */
function Subject({ id, articleIds }: { readonly id: string; readonly articleIds: readonly ArticleId[] }): ReactNode {
  const words = useWords();
  const [first = 0] = articleIds;
  const isOne = articleIds.length === 1;
  const { data } = useLiveQuery('articles.byIds', { ids: [first] }, touchesArticle(first), { enabled: isOne });
  return (
    <span id={id} className={styles.subject}>
      {isOne
        ? (data?.[0]?.title ?? '')
        : articleIds.length > mostIds
          ? words.window.onlyFirst(mostIds, words.number(articleIds.length))
          : words.tags.ofArticles(articleIds.length)}
    </span>
  );
}

interface TagChoosing {
  readonly tags: readonly TagChoice[];
  readonly isHere: boolean;
  readonly whenHere: () => Promise<readonly TagChoice[]>;
  /** Why the last one was refused. */
  readonly error: AppError | undefined;
  /** False when it was refused. */
  readonly toggle: (line: TagLine) => Promise<boolean>;
}

function useTagChoice(articleIds: readonly ArticleId[]): TagChoosing {
  const words = useWords();
  const ui = useUiStore();
  const ids = useMemo(() => articleIds.slice(0, mostIds), [articleIds]);
  const { data, refetch } = useLiveQuery('tags.choose', { ids }, touchesTags);
  const [seen, setSeen] = useState<readonly number[]>();
  if (data && !seen) setSeen(data.map(({ id }) => id));
  const add = useAct('triage.addTag');
  const remove = useAct('triage.removeTag');
  const [error, setError] = useState<AppError>();
  const tags = useMemo(() => inFirstOrder(data ?? nothing, seen ?? []), [data, seen]);

  return {
    tags,
    isHere: data !== undefined,
    whenHere: async () => inFirstOrder((await refetch()).data ?? nothing, []),
    error,
    async toggle(line) {
      const takesOff = line.kind === 'tag' && carriedBy(line.tag, ids.length) === 'all';
      const name = line.kind === 'tag' ? line.tag.name : line.name;
      try {
        const { entry } = await (takesOff ? remove : add).mutateAsync({ ids, name });
        setError(undefined);
        if (entry) showToast(ui, words.did(entry), entry.id);
        await refetch();
        return true;
      } catch (refusal) {
        setError(refusal instanceof AppError ? refusal : new AppError('internal'));
        return false;
      }
    },
  };
}

interface LineProps {
  readonly id: string;
  readonly line: TagLine;
  readonly articles: number;
  readonly isPresent: boolean;
  readonly onPress: () => void;
}

function Line({ id, line, articles, isPresent, onPress }: LineProps): ReactNode {
  const w = useWords().tags;
  const carried = line.kind === 'tag' ? carriedBy(line.tag, articles) : 'none';
  const mark = { all: <Check {...glyph} />, some: <Minus {...glyph} />, none: null }[carried];
  return (
    <div
      id={id}
      ref={(element) => {
        if (isPresent) element?.scrollIntoView({ block: 'nearest' });
      }}
      role="option"
      aria-selected={carried === 'all'}
      data-present={isPresent ? '' : undefined}
      className={styles.line}
      // The field keeps the focus: one goes on typing.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <span className={styles.mark}>{line.kind === 'new' ? <Plus {...glyph} /> : mark}</span>
      {line.kind === 'new' ? (
        <span className={styles.name}>{w.make(line.name)}</span>
      ) : (
        <>
          <span className={styles.name}>
            <Name name={line.tag.name} match={line.match} />
          </span>
          {carried === 'some' ? <span className={styles.some}>{w.onSome(line.tag.onArticles, articles)}</span> : null}
          <span className={styles.count} aria-label={w.holds(line.tag.articleCount)}>
            {line.tag.articleCount}
          </span>
        </>
      )}
    </div>
  );
}

function Name({ name, match }: { readonly name: string; readonly match: NameMatch | undefined }): ReactNode {
  if (!match) return name;
  return (
    <>
      {name.slice(0, match.start)}
      <b>{name.slice(match.start, match.end)}</b>
      {name.slice(match.end)}
    </>
  );
}

// The way through a long article: its headings with the present one ticked, and the passages that were marked.
import { TableOfContents } from 'lucide-react';
import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { Highlight } from '../../../shared/model/article.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useWords } from '../../text/useWords.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { presentHeading, type TextPlaces } from './useTextPlaces.ts';

export interface OutlineHandle {
  /** False when the article is too short for an outline and nothing in it is marked. */
  readonly open: () => boolean;
}

export interface OutlineMenuProps {
  readonly handle: Ref<OutlineHandle>;
  readonly frame: Document | undefined;
  readonly places: TextPlaces;
  readonly highlights: readonly Highlight[];
  readonly onHeading: (id: string) => void;
  readonly onMark: (id: number) => void;
}

/** Fewer headings are found without help. */
const leastHeadings = 3;
const mostLetters = 60;
const shortened = (text: string): string =>
  text.length > mostLetters ? `${text.slice(0, mostLetters - 1).trimEnd()}…` : text;

export function OutlineMenu({ handle, frame, places, highlights, onHeading, onMark }: OutlineMenuProps): ReactNode {
  const words = useWords();
  const dispatcher = useDispatcher();
  const button = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<Element>();
  const outline = places.outline.length >= leastHeadings ? places.outline : [];
  const marked = highlights.filter(({ id }) => places.marks.get(id));
  const isOffered = outline.length > 0 || marked.length > 0;
  useImperativeHandle(handle, () => ({
    open() {
      if (isOffered) setPlace(button.current ?? undefined);
      return isOffered;
    },
  }));
  if (!isOffered) return null;
  const present = frame && place && presentHeading(frame, outline);
  const headings = outline.map(({ id, text, level }): MenuItem => ({
    id,
    label: shortened(text),
    checked: id === present?.id,
    indented: level === 3,
    run: () => onHeading(id),
  }));
  const marks = marked.map(({ id, quote }): MenuItem => ({
    id: `mark${id}`,
    label: words.article.quoted(shortened(quote.replaceAll(/\s+/g, ' ').trim())),
    checked: false,
    run: () => onMark(id),
  }));
  return (
    <>
      <span ref={button}>
        <IconButton
          label={words.article.outline}
          keys={dispatcher.keysOf('article.outline')[0]}
          aria-haspopup="menu"
          aria-expanded={place !== undefined}
          onClick={() => dispatcher.run('article.outline')}
        >
          <TableOfContents size={16} strokeWidth={1.6} aria-hidden />
        </IconButton>
      </span>
      <Menu
        place={place}
        label={words.article.outline}
        groups={[headings, marks]}
        onClose={() => setPlace(undefined)}
      />
    </>
  );
}

// The lines of the palette in their sections, as one list to a screen reader.
import type { ReactNode } from 'react';
import { useWords } from '../../text/useWords.ts';
import type { PaletteLine, PaletteSection, SectionName } from './arrange.ts';
import type { PaletteEntry } from './entry.ts';
import styles from './Palette.module.css';
import { PaletteRow } from './PaletteRow.tsx';

export interface PaletteListProps {
  readonly id: string;
  readonly label: string;
  readonly titles: Readonly<Record<SectionName, string>>;
  readonly sections: readonly PaletteSection[];
  readonly active: PaletteLine | undefined;
  readonly idOf: (line: PaletteLine) => string;
  readonly onPoint: (line: PaletteLine) => void;
  readonly onRun: (entry: PaletteEntry) => void;
}

export function PaletteList({
  id,
  label,
  titles,
  sections,
  active,
  idOf,
  onPoint,
  onRun,
}: PaletteListProps): ReactNode {
  const words = useWords();
  return (
    <div id={id} role="listbox" aria-label={label} className={styles.lines}>
      {sections.map(({ name, lines, more }) => (
        <div key={name} role="group" aria-labelledby={`${id}-${name}`} className={styles.section}>
          <div id={`${id}-${name}`} className={styles.heading}>
            {titles[name]}
          </div>
          {lines.map((line) => (
            <PaletteRow
              key={line.entry.key}
              line={line}
              id={idOf(line)}
              isActive={line === active}
              onPoint={() => onPoint(line)}
              onRun={() => onRun(line.entry)}
            />
          ))}
          {more > 0 ? <div className={styles.more}>{words.palette.more(more)}</div> : null}
        </div>
      ))}
    </div>
  );
}

// A row of one line: source, headline, time.
import type { ReactNode } from 'react';
import { FoundText } from '../../ui/FoundText.tsx';
import styles from './ListRow.module.css';
import { LeadingMark, type RowLookProps, SavedMark } from './rowParts.tsx';

export function CompactRow({ row, facts }: RowLookProps): ReactNode {
  return (
    <>
      <span className={styles.lead}>
        <LeadingMark row={row} />
      </span>
      <span className={styles.feed}>{facts.feed?.title}</span>
      <span className={styles.headline} dir={row.direction}>
        <FoundText parts={row.titleParts} text={row.title} />
      </span>
      <SavedMark row={row} />
      <time className={styles.time}>{facts.time}</time>
    </>
  );
}

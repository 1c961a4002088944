// A row of one line: source, headline, tags and topics where there is room, length, time.
import type { ReactNode } from 'react';
import { FoundText } from '../../ui/FoundText.tsx';
import styles from './ListRow.module.css';
import { Labels, LeadingMark, OfflineMark, type RowLookProps, SavedMark, SourceName } from './rowParts.tsx';

export function CompactRow({ row, facts }: RowLookProps): ReactNode {
  return (
    <>
      <span className={styles.lead}>
        <LeadingMark row={row} />
      </span>
      <span className={styles.feed}>
        <SourceName row={row} facts={facts} />
      </span>
      <span className={styles.headline} dir={row.direction}>
        <FoundText parts={row.titleParts} text={row.title} />
      </span>
      <span className={styles.room}>
        <Labels row={row} />
      </span>
      <SavedMark row={row} />
      <OfflineMark row={row} />
      <span className={styles.length}>{facts.length}</span>
      <time className={styles.time}>{facts.time}</time>
    </>
  );
}

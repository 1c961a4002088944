// A row with up to two lines of headline, an excerpt in the lines that are left, and the picture.
import type { ReactNode } from 'react';
import { FoundText } from '../../ui/FoundText.tsx';
import styles from './ListRow.module.css';
import { FeedIcon, LeadingMark, MetaLine, Picture, type RowLookProps, SourceName } from './rowParts.tsx';

export function ComfortableRow({ row, facts }: RowLookProps): ReactNode {
  return (
    <>
      <span className={styles.lead}>
        <LeadingMark row={row} />
      </span>
      <div className={styles.source}>
        <FeedIcon facts={facts} />
        <span className={styles.feed}>
          <SourceName row={row} facts={facts} />
        </span>
        <time className={styles.time}>{facts.time}</time>
      </div>
      <div className={styles.content}>
        <div className={styles.words} dir={row.direction}>
          <p className={styles.headline}>
            <FoundText parts={row.titleParts} text={row.title} />
          </p>
          <div className={styles.excerptRoom}>
            <p className={styles.excerpt}>
              <FoundText parts={row.snippet} text={row.excerpt} />
            </p>
          </div>
          <MetaLine row={row} facts={facts} />
        </div>
        <Picture row={row} className={styles.picture} />
      </div>
    </>
  );
}

// A row as a card: the picture over the headline, or more of the text where there is no picture.
import type { ReactNode } from 'react';
import { classNames } from '../../ui/classNames.ts';
import { FoundText } from '../../ui/FoundText.tsx';
import styles from './ListRow.module.css';
import { FeedIcon, LeadingMark, MetaLine, Picture, type RowLookProps, SourceName } from './rowParts.tsx';

export function CardRow({ row, facts }: RowLookProps): ReactNode {
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
      <Picture row={row} className={styles.cardPicture} />
      <div className={styles.words} dir={row.direction}>
        <p className={styles.headline}>
          <FoundText parts={row.titleParts} text={row.title} />
        </p>
        <p className={classNames(styles.excerpt, row.imagePath === undefined && styles.longExcerpt)}>
          <FoundText parts={row.snippet} text={row.excerpt} />
        </p>
      </div>
      <MetaLine row={row} facts={facts} />
    </>
  );
}

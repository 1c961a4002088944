// The day over its rows: in italics, with a rule and how much of it is unread.
import type { ReactNode } from 'react';
import { useToday } from '../../app/today.ts';
import type { DayGroup } from '../../engine/view/dayGroups.ts';
import { useFormats, useWords } from '../../text/useWords.ts';
import styles from './DayHeading.module.css';

export function DayHeading({ day }: { readonly day: DayGroup }): ReactNode {
  const words = useWords();
  const formats = useFormats();
  const today = useToday();
  return (
    <div className={styles.heading}>
      <span className="day">{formats.day(day.startAt, today)}</span>
      <span className={styles.rule} />
      {day.unread > 0 ? <span className={styles.unread}>{words.list.unread(day.unread)}</span> : null}
    </div>
  );
}

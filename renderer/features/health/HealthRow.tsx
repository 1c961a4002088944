// One source on the health page: its name, how it is, what happens next, and one act.
import { MoreHorizontal } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Feed } from '../../../shared/model/feed.ts';
import { actOf, hasMoved } from '../../app/sourceHealth.ts';
import { mediaAddress } from '../../engine/hostEngine.ts';
import { lastCheckText, nextCheckText, sinceText, type Telling, wrongText } from '../../text/healthText.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { LetterSquare } from '../../ui/LetterSquare.tsx';
import type { MenuPlace } from '../../ui/Menu.tsx';
import styles from './HealthRow.module.css';
import type { HealthActs } from './useHealthActs.ts';

export const rowElementId = (index: number): string => `health-${index}`;

export interface HealthRowProps {
  readonly feed: Feed;
  readonly index: number;
  readonly isFocused: boolean;
  readonly isChecking: boolean;
  readonly telling: Telling;
  readonly acts: Pick<HealthActs, 'labelOf' | 'run' | 'show'>;
  readonly onFocus: (index: number) => void;
  readonly onMenu: (index: number, place: MenuPlace) => void;
}

export const HealthRow = memo(function HealthRow(props: HealthRowProps): ReactNode {
  const { feed, index, isFocused, isChecking, telling, acts, onFocus, onMenu } = props;
  const w = telling.words.health;
  const act = actOf(feed);
  const { text, isWarning } = howItIs(feed, telling);
  return (
    <div
      id={rowElementId(index)}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isFocused}
      className={classNames(styles.row, isFocused && styles.focused)}
      onPointerDown={() => onFocus(index)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(index, { x: event.clientX, y: event.clientY });
      }}
    >
      <span role="rowheader" className={styles.name}>
        <LetterSquare
          name={feed.title}
          seed={feed.feedUrl}
          src={feed.iconPath === undefined ? undefined : mediaAddress(feed.iconPath)}
        />
        <button type="button" tabIndex={-1} className={styles.title} title={feed.title} onClick={() => acts.show(feed)}>
          {feed.title}
        </button>
      </span>
      <span role="gridcell" className={classNames(styles.how, isWarning && styles.warning)}>
        <span className={styles.sentence}>{isChecking ? w.checking : text}</span>
      </span>
      <span role="gridcell" className={styles.next}>
        <span className={styles.sentence}>{nextCheckText(feed, telling)}</span>
      </span>
      <span role="gridcell" className={styles.acts}>
        {act ? (
          <Button look="link" tabIndex={-1} onClick={() => acts.run(feed, act)}>
            {acts.labelOf(act)}
          </Button>
        ) : null}
        <IconButton
          small
          tabIndex={-1}
          label={w.more}
          className={styles.more}
          onClick={(event) => onMenu(index, event.currentTarget)}
        >
          <MoreHorizontal size={16} strokeWidth={1.6} aria-hidden />
        </IconButton>
      </span>
    </div>
  );
});

function howItIs(feed: Feed, telling: Telling): { readonly text: string; readonly isWarning: boolean } {
  const w = telling.words.health;
  if (feed.pausedAt !== undefined) return { text: w.paused(sinceText(feed.pausedAt, telling)), isWarning: false };
  const wrong = wrongText(feed, telling);
  if (wrong !== undefined) return { text: wrong, isWarning: true };
  if (hasMoved(feed)) return { text: w.moved, isWarning: true };
  if (feed.health.movedTo !== undefined)
    return { text: w.movingTo(URL.parse(feed.health.movedTo)?.host ?? feed.health.movedTo), isWarning: false };
  return { text: lastCheckText(feed, telling), isWarning: false };
}

// The feeds found at an address, one of them chosen: what it is called, what it is, and the newest things in it.
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { FeedChoice } from '../../../shared/model/feed.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { LetterSquare } from '../../ui/LetterSquare.tsx';
import styles from './Choices.module.css';
import { hostOf, shortAddress } from '../../app/typedAddress.ts';
import type { Following } from './useFollowing.ts';

export interface ChoicesProps {
  readonly following: Following;
  /** Had the keys while it was looked; they go on to what was found only from there. */
  readonly returnTo: RefObject<HTMLInputElement | null>;
}

export function Choices({ following, returnTo }: ChoicesProps): ReactNode {
  const words = useWords().follow;
  const place = useRef<HTMLFieldSetElement>(null);
  const { choices, chosen } = following.state;
  useEffect(() => {
    const elsewhere = document.activeElement?.closest('input, button, a');
    if (elsewhere && !returnTo.current?.form?.contains(elsewhere)) return;
    place.current?.querySelector<HTMLElement>('input:checked, button')?.focus();
  }, [returnTo]);
  return (
    <fieldset ref={place} className={styles.choices}>
      <legend className="visually-hidden">{words.choices}</legend>
      {choices.map((choice) => (
        <Choice
          key={choice.feedUrl}
          choice={choice}
          isChosen={choice.feedUrl === chosen}
          isOnly={choices.length === 1}
          following={following}
        />
      ))}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly choice: FeedChoice;
  readonly isChosen: boolean;
  readonly isOnly: boolean;
  readonly following: Following;
}

function Choice({ choice, isChosen, isOnly, following }: ChoiceProps): ReactNode {
  const words = useWords().follow;
  const { feedUrl, format, itemCount = 0, preview, subscribedId } = choice;
  const title = choice.title?.trim() || hostOf(feedUrl);
  const facts = [
    format === undefined ? '' : (words.formats[format] ?? format),
    itemCount === 0 ? words.nothingInIt : words.items(itemCount),
    shortAddress(feedUrl),
  ].filter(Boolean);
  const isKnown = subscribedId !== undefined;
  return (
    <div className={classNames(styles.choice, isChosen && styles.chosen)}>
      <label className={styles.line}>
        <input
          type="radio"
          name="feed"
          className={classNames(styles.radio, isOnly && styles.only)}
          value={feedUrl}
          checked={isChosen}
          disabled={isKnown}
          onChange={() => following.choose(feedUrl)}
        />
        <LetterSquare name={title} seed={feedUrl} className={styles.square} />
        <span className={styles.words}>
          <span className={styles.title}>{title}</span>
          <span className={styles.facts}>{facts.join(' · ')}</span>
        </span>
      </label>
      {isKnown ? (
        <p className={styles.known}>
          {words.known}
          <Button look="link" onClick={() => following.show(subscribedId)}>
            {words.show}
          </Button>
        </p>
      ) : null}
      {(isChosen || isOnly) && preview.length > 0 ? (
        <ul className={styles.preview}>
          {[...new Set(preview)].map((headline) => (
            <li key={headline}>{headline}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

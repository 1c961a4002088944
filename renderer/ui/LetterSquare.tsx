// A 16 px square for something that has an icon or not: then its first letter on a colour that its seed decides.
import { type ReactNode, useState } from 'react';
import { classNames } from './classNames.ts';
import styles from './LetterSquare.module.css';

const hues = 10;

/** Which of the ten colours (`--letter-0` … `--letter-9`) belongs to a seed: FNV-1a, so that it never changes. */
export function letterHue(seed: string): number {
  let hash = 0x811c9dc5;
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % hues;
}

/** Articles say nothing about a name: "The Long Count" is an L. */
const article = /^(?:the|an?|der|die|das|les?|la|el|los|las|il|lo|gli)\s+(?=\S)/iu;
const firstLetter = (name: string): string =>
  (/[\p{Letter}\p{Number}]/u.exec(name.replace(article, ''))?.[0] ?? '·').toLocaleUpperCase();

export interface LetterSquareProps {
  readonly name: string;
  readonly seed: string;
  /** Address of the icon, if there is one. */
  readonly src?: string | undefined;
  readonly className?: string | undefined;
}

export function LetterSquare({ name, seed, src, className }: LetterSquareProps): ReactNode {
  const [broken, setBroken] = useState<string>();
  if (src !== undefined && src !== broken) {
    return (
      <img
        className={classNames(styles.square, className)}
        src={src}
        alt=""
        width={16}
        height={16}
        onError={() => setBroken(src)}
      />
    );
  }
  return (
    <span
      aria-hidden
      className={classNames(styles.square, styles.letter, className)}
      style={{ background: `var(--letter-${letterHue(seed)})` }}
    >
      {firstLetter(name)}
    </span>
  );
}

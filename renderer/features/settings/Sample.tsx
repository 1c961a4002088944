// A few lines set as articles are, so that one sees what a setting does.
import type { CSSProperties, ReactNode } from 'react';
import type { ReadingStyle } from '../../app/uiState.ts';
import { useWords } from '../../text/useWords.ts';
import styles from './Sample.module.css';

const families = { serif: 'var(--serif)', sans: 'var(--sans)', system: 'system-ui, sans-serif' } as const;

export function Sample({ style }: { readonly style: ReadingStyle }): ReactNode {
  const w = useWords().settings;
  const set: CSSProperties = {
    fontFamily: families[style.family],
    fontSize: style.size,
    lineHeight: style.leading,
    maxWidth: Math.round((style.measure * style.size) / 19),
    textAlign: style.justified ? 'justify' : 'start',
    hyphens: style.justified ? 'auto' : 'manual',
  };
  return (
    <div className={styles.frame}>
      <p className={styles.sample} style={set} data-sample>
        {w.sample}
      </p>
    </div>
  );
}

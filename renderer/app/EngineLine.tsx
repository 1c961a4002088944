// One line at the top while the library cannot be reached; nothing otherwise.
import { type ReactNode, useEffect, useState } from 'react';
import type { EngineLink } from '../../shared/contract/engineClient.ts';
import { useEngine } from '../engine/EngineProvider.tsx';
import { useWords } from '../text/useWords.ts';
import styles from './EngineLine.module.css';

/** Shorter than this, the loss is nothing to speak of. */
const quietMs = 700;

export function EngineLine(): ReactNode {
  const engine = useEngine();
  const words = useWords();
  const [link, setLink] = useState<EngineLink>({ state: 'open' });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = engine.onLink((next) => {
      clearTimeout(timer);
      if (next.state === 'lost') timer = setTimeout(() => setLink(next), quietMs);
      else setLink(next);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [engine]);
  if (link.state === 'open') return null;
  return (
    <div className={styles.line} role="alert">
      {link.state === 'lost' ? words.window.lost : words.window.failed(link.reason)}
    </div>
  );
}

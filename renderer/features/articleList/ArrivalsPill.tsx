// What came since the view was opened waits here; the list itself never moves.
import { ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useWords } from '../../text/useWords.ts';
import styles from './ArrivalsPill.module.css';

export function ArrivalsPill({ arrivals }: { readonly arrivals: number }): ReactNode {
  const words = useWords();
  const dispatcher = useDispatcher();
  return (
    <button type="button" className={styles.pill} onClick={() => dispatcher.run('list.showArrivals')}>
      <ArrowUp size={14} strokeWidth={1.8} aria-hidden />
      {words.list.arrivals(arrivals)}
    </button>
  );
}

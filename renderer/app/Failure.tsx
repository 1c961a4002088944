// Said in place of a part that cannot be shown: what happened, and one act.
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import styles from './Failure.module.css';

export interface FailureProps {
  readonly sentence: string;
  readonly act: string;
  readonly onAct: () => void;
}

export function Failure({ sentence, act, onAct }: FailureProps): ReactNode {
  return (
    <div className={styles.failure} role="alert">
      <p className="standfirst">{sentence}</p>
      <Button onClick={onAct}>{act}</Button>
    </div>
  );
}

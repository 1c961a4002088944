// Whether the system may show notes about new articles. Which sources send them is a setting of each source.
import { type ReactNode, useState } from 'react';
import { useShell } from '../../app/ShellContext.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import styles from './Care.module.css';

export function Notifications(): ReactNode {
  const w = useWords().settings;
  const shell = useShell();
  // The desktop app may always; a browser asks the person, and only on a press.
  const [permission, setPermission] = useState<NotificationPermission>(
    shell.kind === 'desktop' ? 'granted' : Notification.permission,
  );
  return (
    <FieldGroup look="ruled" title={w.notes}>
      <div className={styles.row}>
        <p className={styles.text}>{w.notesHint[permission]}</p>
        {permission === 'default' ? (
          <Button onClick={() => void Notification.requestPermission().then(setPermission)}>{w.allowNotes}</Button>
        ) : null}
      </div>
    </FieldGroup>
  );
}

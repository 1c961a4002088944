// The folder a new source goes into: type a part of its name, take one that is there, or name a new one.
import { Autocomplete } from '@base-ui/react/autocomplete';
import { type ReactNode, useId } from 'react';
import { useWords } from '../../text/useWords.ts';
import { chosenFolder, type FolderPlace, matchesFolder } from './folderPlaces.ts';
import styles from './FolderField.module.css';

export interface FolderFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly places: readonly FolderPlace[];
}

export function FolderField({ value, onChange, places }: FolderFieldProps): ReactNode {
  const words = useWords().follow;
  const hint = useId();
  const isNew = 'newFolder' in chosenFolder(value, places);
  return (
    <Autocomplete.Root
      items={places.map(({ path }) => path)}
      value={value}
      onValueChange={onChange}
      filter={matchesFolder}
      openOnInputClick
      autoHighlight
    >
      <label className={styles.labelled}>
        <span className={styles.label}>{words.folder}</span>
        <Autocomplete.Input className={styles.input} placeholder={words.noFolder} aria-describedby={hint} />
        <span id={hint} className={styles.hint}>
          {isNew ? words.newFolder(value.trim()) : ''}
        </span>
      </label>
      <Autocomplete.Portal>
        <Autocomplete.Positioner className={styles.place} sideOffset={4} align="start">
          <Autocomplete.Popup className={styles.popup}>
            <Autocomplete.List>
              {(path: string) => (
                <Autocomplete.Item key={path} value={path} className={styles.item}>
                  {path}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}

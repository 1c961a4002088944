// The settings: sections at the left, the chosen one at the right. Every change takes effect at once and is kept.
import { Tabs } from '@base-ui/react/tabs';
import type { ComponentType, ReactNode } from 'react';
import { closeDialog, useUiStore } from '../../app/uiState.ts';
import { useWords } from '../../text/useWords.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Care } from './Care.tsx';
import { Checking } from './Checking.tsx';
import { Keeping } from './Keeping.tsx';
import { Keys } from './Keys.tsx';
import { List } from './List.tsx';
import { Reading } from './Reading.tsx';
import styles from './Settings.module.css';

const sections = ['reading', 'list', 'keys', 'checking', 'keeping', 'care'] as const;
type Section = (typeof sections)[number];

const parts: Readonly<Record<Section, ComponentType>> = {
  reading: Reading,
  list: List,
  keys: Keys,
  checking: Checking,
  keeping: Keeping,
  care: Care,
};

export function Settings(): ReactNode {
  const w = useWords().settings;
  const ui = useUiStore();
  return (
    <Dialog open onClose={() => closeDialog(ui)} title={w.title} width={760} className={styles.dialog}>
      <Tabs.Root defaultValue={'reading' satisfies Section} orientation="vertical" className={styles.sheet}>
        <Tabs.List className={styles.sections} aria-label={w.sections} activateOnFocus>
          {sections.map((section) => (
            <Tabs.Tab key={section} value={section} className={styles.section}>
              {w.names[section]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {sections.map((section) => {
          const Part = parts[section];
          return (
            <Tabs.Panel key={section} value={section} className={styles.panel} tabIndex={-1}>
              <Part />
            </Tabs.Panel>
          );
        })}
      </Tabs.Root>
    </Dialog>
  );
}

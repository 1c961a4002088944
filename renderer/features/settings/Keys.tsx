// Which set of keys one begins with; the sheet of keys changes each of them.
import type { ReactNode } from 'react';
import { findClashes, usualKeymap } from '../../../shared/commands/keymap.ts';
import { presetNames, presetTitles } from '../../../shared/commands/presets.ts';
import { useUi, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceField } from '../../ui/Field.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Outcome, Usual } from './Section.tsx';
import styles from './Keys.module.css';

/** Those a hand rests on, to tell the presets apart. */
const shown = [
  'article.openNext',
  'list.focusNext',
  'article.nextUnread',
  'article.toggleRead',
  'article.toggleSaved',
  'list.markAllRead',
] as const;

export function Keys(): ReactNode {
  const words = useWords();
  const w = words.settings;
  const ui = useUiStore();
  const dispatcher = useDispatcher();
  const keymap = useUi((state) => state.keymap);
  const changed = Object.keys(keymap.changes).length;
  const clashes = findClashes(keymap).length;
  return (
    <>
      <FieldGroup look="ruled" title={w.setOfKeys}>
        <ChoiceField
          label={w.preset}
          hint={w.presetHints[keymap.preset]}
          options={presetNames.map((name) => [name, presetTitles[name]])}
          value={keymap.preset}
          onChange={(preset) => ui.setState({ keymap: { ...keymap, preset } })}
        />
        <ul className={styles.keys} aria-label={w.someKeys}>
          {shown.map((id) => (
            <li key={id} className={styles.line}>
              <span>{words.command(id)}</span>
              <span className={styles.chords}>
                {dispatcher.keysOf(id).map((chord) => (
                  <Kbd key={chord} keys={chord} />
                ))}
              </span>
            </li>
          ))}
        </ul>
        <Outcome kind={clashes > 0 ? 'warn' : 'plain'}>
          {clashes > 0 ? w.clashes(clashes) : w.changedKeys(changed)}
        </Outcome>
        <Button onClick={() => dispatcher.run('app.keys')}>{w.allKeys}</Button>
      </FieldGroup>
      <Usual
        isUsual={keymap.preset === usualKeymap.preset && changed === 0}
        onReset={() => ui.setState({ keymap: usualKeymap })}
      />
    </>
  );
}

// The keymap as a file: written where the person says, read back with what was not understood named.
import { type Keymap, type ReadKeymap, readKeymap, writeKeymap } from '../../../shared/commands/keymap.ts';
import { useShell } from '../../app/ShellContext.ts';

export interface KeymapFile {
  /** False when the person changed their mind. */
  write(keymap: Keymap): Promise<boolean>;
  /** Undefined when the person changed their mind, 'unreadable' for a file that is no keymap. */
  read(): Promise<ReadKeymap | 'unreadable' | undefined>;
}

function textOf(bytesBase64: string): string {
  const bytes = Uint8Array.from(atob(bytesBase64), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

function parseKeymap(text: string): ReadKeymap | 'unreadable' {
  try {
    const value: unknown = JSON.parse(text);
    const isKeymap = typeof value === 'object' && value !== null && ('preset' in value || 'changes' in value);
    return isKeymap ? readKeymap(value) : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

export function useKeymapFile(): KeymapFile {
  const shell = useShell();
  return {
    write: (keymap) =>
      shell.call('files.save', { kind: 'json', name: 'broadsheet-keys.json', text: writeKeymap(keymap) }),
    async read() {
      const file = await shell.call('files.pick', { kind: 'json' });
      return file === null ? undefined : parseKeymap(textOf(file.bytesBase64));
    },
  };
}

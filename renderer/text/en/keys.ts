// English words of the sheet of keys and of changing them.
import type { CommandGroup } from '../../../shared/commands/commandTable.ts';

const list = new Intl.ListFormat('en');
const groups: Readonly<Record<CommandGroup, string>> = {
  move: 'Move',
  go: 'Go',
  decide: 'Decide',
  app: 'Window',
  read: 'Read',
  sources: 'Sources',
};

export const keysWords = {
  keys: {
    title: 'Keys',
    groups,
    search: 'Find a key or an act',
    nothing: 'No key and no act is called so.',
    noKey: 'no key',
    or: ' or ',
    preset: 'Preset:',
    changed: 'changed by you',
    changedByYou: (changed: number): string => `${changed} changed by you`,
    clashes: 'clashes with another',
    onlyChanged: 'Show only what I changed',
    resetAll: 'Put all keys back',
    allReset: 'All keys are the preset’s again.',
    presetIs: (preset: string): string => `The keys are those of ${preset}.`,
    bringIn: 'Bring in keys from a file…',
    writeOut: 'Write keys to a file…',
    broughtIn: 'The keys of the file are in use.',
    ignored: (parts: readonly string[]): string => `In use, without what was not understood: ${list.format(parts)}.`,
    keptKeys: (commands: readonly string[]): string =>
      `${list.format(commands.map((command) => `“${command}”`))} ${commands.length === 1 ? 'keeps' : 'keep'} the keys of the preset.`,
    twice: (keys: string, one: string, other: string): string =>
      `${keys} is both “${one}” and “${other}”; only the first answers to it.`,
    unreachable: (keys: string, shorter: string, other: string): string =>
      `${keys} for “${other}” cannot be reached, since it begins with the key of “${shorter}”.`,
    moreClashes: (clashes: number): string => `${clashes} more ${clashes === 1 ? 'clashes' : 'clash'}.`,
    unreadable: 'That file holds no keys.',
    asBefore: 'As before',
    changeIt: 'Change it',
    editing: (command: string): string => `Keys of “${command}”`,
    newKeys: 'New keys',
    pressKeys: 'Press keys',
    remove: (keys: string): string => `Take away ${keys}`,
    keep: 'Keep',
    take: 'Take it from there',
    keepBoth: 'Leave it to both',
    reset: 'As in the preset',
    leave: 'Leave it',
    takeAway: 'Take away',
    same: (keys: string, other: string): string => `${keys} is “${other}”; only one of the two can answer to it.`,
    hides: (keys: string, other: string): string => `${keys} for “${other}” could not be reached any more.`,
    hidden: (keys: string, shorter: string, other: string): string =>
      `${keys} could not be reached: ${shorter} is “${other}”.`,
  },
};

export type KeysWords = typeof keysWords;

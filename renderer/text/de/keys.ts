// Deutsche Wörter der Tastentafel und des Änderns von Tasten.
import type { KeysWords } from '../en/keys.ts';

const list = new Intl.ListFormat('de');

export const keysWords: KeysWords = {
  keys: {
    title: 'Tasten',
    groups: {
      move: 'Bewegen',
      go: 'Gehen',
      decide: 'Entscheiden',
      app: 'Fenster',
      read: 'Lesen',
      sources: 'Quellen',
    },
    search: 'Eine Taste oder Handlung finden',
    nothing: 'Keine Taste und keine Handlung heißt so.',
    noKey: 'keine Taste',
    or: ' oder ',
    preset: 'Vorlage:',
    changed: 'selbst geändert',
    changedByYou: (changed) => `${changed} selbst geändert`,
    clashes: 'überschneidet sich mit einer anderen',
    onlyChanged: 'Nur selbst Geändertes zeigen',
    resetAll: 'Alle Tasten zurücksetzen',
    allReset: 'Alle Tasten sind wieder die der Vorlage.',
    presetIs: (preset) => `Es gelten die Tasten von ${preset}.`,
    bringIn: 'Tasten aus einer Datei übernehmen …',
    writeOut: 'Tasten in eine Datei schreiben …',
    broughtIn: 'Die Tasten der Datei gelten.',
    ignored: (parts) => `Übernommen, ohne was nicht verstanden wurde: ${list.format(parts)}.`,
    keptKeys: (commands) =>
      `${list.format(commands.map((command) => `„${command}“`))} ${commands.length === 1 ? 'behält' : 'behalten'} die Tasten der Vorlage.`,
    twice: (keys, one, other) => `${keys} ist „${one}“ und „${other}“; nur das erste hört darauf.`,
    unreachable: (keys, shorter, other) =>
      `${keys} für „${other}“ ist nicht erreichbar, weil es mit der Taste von „${shorter}“ beginnt.`,
    moreClashes: (clashes) => `${clashes} weitere ${clashes === 1 ? 'überschneidet' : 'überschneiden'} sich.`,
    unreadable: 'In dieser Datei stehen keine Tasten.',
    asBefore: 'Wie vorher',
    changeIt: 'Ändern',
    editing: (command) => `Tasten von „${command}“`,
    newKeys: 'Neue Tasten',
    pressKeys: 'Tasten drücken',
    remove: (keys) => `${keys} wegnehmen`,
    keep: 'Behalten',
    take: 'Dort wegnehmen',
    keepBoth: 'Beiden lassen',
    reset: 'Wie in der Vorlage',
    leave: 'So lassen',
    takeAway: 'Wegnehmen',
    same: (keys, other) => `${keys} ist „${other}“; nur eines von beiden kann darauf hören.`,
    hides: (keys, other) => `${keys} für „${other}“ wäre nicht mehr erreichbar.`,
    hidden: (keys, shorter, other) => `${keys} wäre nicht erreichbar: ${shorter} ist „${other}“.`,
  },
};

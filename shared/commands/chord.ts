// Key strokes as text. A chord is strokes separated by spaces ("g f"); a stroke is modifiers and a key ("Mod+Shift+Z", "j", "?", "Space").
// Mod is Cmd on macOS and Ctrl elsewhere. Letters are lower case when they stand alone and upper case after a modifier.
// Signs ("?", "+") are written as typed: whether a layout needs Shift for them is the layout's business.

export type Platform = 'mac' | 'other';

/** The part of a KeyboardEvent that tells which key it was. */
export interface KeyPress {
  /** What the layout types: https://www.w3.org/TR/uievents-key/ */
  readonly key: string;
  /** Where the key lies, as on a US keyboard: https://www.w3.org/TR/uievents-code/ */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly isAltGraph?: boolean;
}

const modifierOrder = ['Mod', 'Ctrl', 'Meta', 'Alt', 'Shift'] as const;
type Modifier = (typeof modifierOrder)[number];

/** Keys of a US keyboard by their place: plain and with Shift. For layouts of other scripts. */
const signsByCode: Readonly<Record<string, readonly [string, string]>> = {
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
};

const isModifierKey = (key: string): boolean => /^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|Fn|OS|Dead)$/.test(key);
const isSign = (key: string): boolean => /^.$/su.test(key);
const isLetter = (key: string): boolean => isSign(key) && key.toLowerCase() !== key.toUpperCase();
const isForeignLetter = (key: string): boolean => /^\p{Letter}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);

function keyByCode(code: string, shifted: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter.toLowerCase();
  return signsByCode[code]?.[shifted ? 1 : 0];
}

const join = (modifiers: ReadonlySet<Modifier>, key: string): string =>
  [...modifierOrder.filter((modifier) => modifiers.has(modifier)), key].join('+');

function writeStroke(modifiers: ReadonlySet<Modifier>, key: string): string {
  if (key === ' ') return join(modifiers, 'Space');
  if (isLetter(key)) return join(modifiers, modifiers.size > 0 ? key.toUpperCase() : key.toLowerCase());
  if (isSign(key)) return join(new Set([...modifiers].filter((modifier) => modifier !== 'Shift')), key);
  return join(modifiers, key);
}

/** The stroke a key press is; undefined for a modifier alone. On layouts of other scripts the place of the key counts. */
export function strokeOf(press: KeyPress, platform: Platform): string | undefined {
  if (isModifierKey(press.key)) return undefined;
  const modifiers = new Set<Modifier>();
  if (platform === 'mac') {
    if (press.metaKey) modifiers.add('Mod');
    if (press.ctrlKey) modifiers.add('Ctrl');
  } else {
    // AltGr arrives as Ctrl+Alt on Windows and only chooses the sign.
    if (press.ctrlKey && !press.isAltGraph) modifiers.add('Mod');
    if (press.metaKey) modifiers.add('Meta');
  }
  if (press.altKey && !press.isAltGraph) modifiers.add('Alt');
  if (press.shiftKey) modifiers.add('Shift');
  const key = isForeignLetter(press.key) ? (keyByCode(press.code, press.shiftKey) ?? press.key) : press.key;
  return writeStroke(modifiers, key);
}

/** Puts a stroke into the one way it is written; undefined if it names no key. */
function normalizeStroke(text: string): string | undefined {
  const modifiers = new Set<Modifier>();
  let rest = text;
  for (;;) {
    const found = /^(Mod|Ctrl|Meta|Alt|Shift)\+(?=.)/.exec(rest);
    if (!found?.[1]) break;
    modifiers.add(found[1] as Modifier);
    rest = rest.slice(found[0].length);
  }
  const isKey = isSign(rest) || /^(?:F\d{1,2}|[A-Z][A-Za-z]+)$/.test(rest);
  return isKey ? writeStroke(modifiers, rest) : undefined;
}

/** A chord in the one way it is written, or undefined if it cannot be one: what a person typed into a settings file. */
export function normalizeChord(text: string): string | undefined {
  const strokes = text.trim().split(/\s+/).map(normalizeStroke);
  return strokes.every((stroke) => stroke !== undefined) ? strokes.join(' ') : undefined;
}

const shownKeys: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'esc',
  Backspace: '⌫',
  Delete: 'del',
};
const shownOnMac: Readonly<Record<Modifier, string>> = { Mod: '⌘', Ctrl: '⌃', Meta: '⌘', Alt: '⌥', Shift: '⇧' };
const shownElsewhere: Readonly<Record<Modifier, string>> = {
  Mod: 'Ctrl+',
  Ctrl: 'Ctrl+',
  Meta: 'Meta+',
  Alt: 'Alt+',
  Shift: '⇧',
};

/** A chord as it is shown: "⇧A", "⌘K" or "Ctrl+K", "g f". One stroke is one cap, so strokes stay separated by spaces. */
export function showChord(chord: string, platform: Platform): string {
  const shown = platform === 'mac' ? shownOnMac : shownElsewhere;
  return chord
    .split(' ')
    .map((stroke) => {
      const parts = /^((?:(?:Mod|Ctrl|Meta|Alt|Shift)\+)*)(.+)$/.exec(stroke);
      const modifiers = (parts?.[1] ?? '').split('+').filter(Boolean) as Modifier[];
      const key = parts?.[2] ?? stroke;
      return modifiers.map((modifier) => shown[modifier]).join('') + (shownKeys[key] ?? key);
    })
    .join(' ');
}

// Strokes are told the same on every layout and system, and written in one way only.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeyPress, normalizeChord, showChord, strokeOf } from '../../../shared/commands/chord.ts';
import { commandIds, commandSpec } from '../../../shared/commands/commandTable.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...more,
});

test('letters are told with and without Shift, whatever Caps Lock says', () => {
  expect(strokeOf(press('j'), 'other')).toBe('j');
  expect(strokeOf(press('J', { shiftKey: true }), 'other')).toBe('Shift+J');
  expect(strokeOf(press('J'), 'other')).toBe('j');
  expect(strokeOf(press('j', { shiftKey: true }), 'other')).toBe('Shift+J');
});

test('signs are told as they are typed, since layouts need Shift for different ones', () => {
  expect(strokeOf(press('?', { shiftKey: true, code: 'Slash' }), 'other')).toBe('?');
  expect(strokeOf(press('?', { shiftKey: true, code: 'Minus' }), 'other')).toBe('?');
  expect(strokeOf(press('+', { code: 'BracketRight' }), 'other')).toBe('+');
  expect(strokeOf(press('@', { ctrlKey: true, altKey: true, isAltGraph: true }), 'other')).toBe('@');
});

test('on layouts of other scripts the place of the key counts', () => {
  expect(strokeOf(press('о', { code: 'KeyJ' }), 'other')).toBe('j');
  expect(strokeOf(press('О', { code: 'KeyJ', shiftKey: true }), 'other')).toBe('Shift+J');
  expect(strokeOf(press('л', { code: 'KeyK', ctrlKey: true }), 'other')).toBe('Mod+K');
  expect(strokeOf(press('ש', { code: 'KeyA' }), 'other')).toBe('a');
  expect(strokeOf(press('ю', { code: 'Period' }), 'other')).toBe('.');
});

test('on Latin layouts what the key types counts, wherever it lies', () => {
  expect(strokeOf(press('a', { code: 'KeyQ' }), 'other')).toBe('a');
  expect(strokeOf(press('z', { code: 'KeyY' }), 'other')).toBe('z');
  expect(strokeOf(press('ö', { code: 'Semicolon' }), 'other')).toBe('ö');
});

test('Mod is Cmd on a Mac and Ctrl elsewhere', () => {
  expect(strokeOf(press('k', { metaKey: true }), 'mac')).toBe('Mod+K');
  expect(strokeOf(press('k', { ctrlKey: true }), 'mac')).toBe('Ctrl+K');
  expect(strokeOf(press('k', { ctrlKey: true }), 'other')).toBe('Mod+K');
});

test('a modifier alone is no stroke', () => {
  for (const key of ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead']) {
    expect(strokeOf(press(key), 'other')).toBeUndefined();
  }
});

test('every chord of the table is written in the one way', () => {
  for (const id of commandIds) for (const chord of commandSpec(id).keys) expect(normalizeChord(chord)).toBe(chord);
});

test('writing a chord twice changes nothing, and no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (text) => {
      const once = normalizeChord(text);
      if (once !== undefined) expect(normalizeChord(once)).toBe(once);
    }),
  );
});

test('a chord is shown as it stands on the keyboard', () => {
  expect(showChord('Shift+A', 'mac')).toBe('⇧A');
  expect(showChord('Mod+K', 'mac')).toBe('⌘K');
  expect(showChord('Mod+K', 'other')).toBe('Ctrl+K');
  expect(showChord('g f', 'other')).toBe('g f');
  expect(showChord('Mod++', 'other')).toBe('Ctrl++');
  expect(showChord('Escape', 'mac')).toBe('esc');
});

// The menu is a view of the command table.
import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { acceleratorOf, menuTemplate } from '../../electron/desktop/menu.ts';
import { commandIds, commandSpec } from '../../shared/commands/commandTable.ts';

const itemsOf = (template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((entry) => (Array.isArray(entry.submenu) ? itemsOf(entry.submenu) : [entry]));

test.each(['darwin', 'win32', 'linux'] as const)(
  'on %s every command with a place stands in the menu once, under its title',
  (platform) => {
    const items = itemsOf(menuTemplate(platform, () => undefined)).filter((item) => item.id !== undefined);
    const placed = commandIds.filter((command) => commandSpec(command).menu !== undefined);
    expect(placed.length).toBeGreaterThan(20);
    expect(items).toHaveLength(placed.length);
    expect(new Set(items.map((item) => item.id))).toEqual(new Set(placed));
    for (const item of items) expect(item.label).toBe(commandSpec(item.id as (typeof commandIds)[number]).title);
  },
);

test('choosing tells the command', () => {
  const choose = vi.fn();
  const item = itemsOf(menuTemplate('linux', choose)).find(({ id }) => id === 'article.toggleSaved');
  (item?.click as (() => void) | undefined)?.();
  expect(choose).toHaveBeenCalledWith('article.toggleSaved');
});

test('only chords with a modifier are accelerators, since the system would take bare keys from text fields', () => {
  expect(acceleratorOf(['j'])).toBeUndefined();
  expect(acceleratorOf(['g f'])).toBeUndefined();
  expect(acceleratorOf(['Shift+A'])).toBeUndefined();
  expect(acceleratorOf(['u', 'z', 'Mod+Z'])).toBe('CmdOrCtrl+Z');
  expect(acceleratorOf(['Mod+='])).toBe('CmdOrCtrl+Plus');
  for (const item of itemsOf(menuTemplate('linux', () => undefined)))
    if (item.accelerator !== undefined) expect(item.accelerator).toMatch(/^CmdOrCtrl\+/);
});

test('no two entries share an accelerator', () => {
  const accelerators = itemsOf(menuTemplate('darwin', () => undefined)).flatMap(({ accelerator }) => accelerator ?? []);
  expect(new Set(accelerators).size).toBe(accelerators.length);
});

test('text fields keep cut, copy, paste and select all', () => {
  const roles = itemsOf(menuTemplate('darwin', () => undefined)).map(({ role }) => role);
  expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll', 'quit', 'hide']));
});

// The system's menu: a view of the command table, with the roles that a system expects around it.
import type { MenuItemConstructorOptions } from 'electron';
import { type CommandId, commandIds, commandSpec, type MenuPlace } from '../../shared/commands/commandTable.ts';

type Item = MenuItemConstructorOptions;

/** Electron's name of a chord. Only chords with Mod: a bare key as accelerator would be taken from the text fields. */
export function acceleratorOf(keys: readonly string[]): string | undefined {
  const chord = keys.find((key) => key.startsWith('Mod+') && !key.includes(' '));
  return chord?.replace('Mod+', 'CmdOrCtrl+').replace(/\+=$/, '+Plus').replace('Arrow', '');
}

/** @param choose called with the command that was chosen */
export function menuTemplate(platform: NodeJS.Platform, choose: (command: CommandId) => void): Item[] {
  const isMac = platform === 'darwin';
  const item = (command: CommandId): Item => {
    const { title, keys } = commandSpec(command);
    const accelerator = acceleratorOf(keys);
    return {
      id: command,
      label: title,
      click: () => choose(command),
      ...(accelerator !== undefined && { accelerator }),
    };
  };
  const itemsAt = (place: MenuPlace, left: readonly CommandId[] = []): Item[] =>
    commandIds.filter((command) => commandSpec(command).menu === place && !left.includes(command)).map(item);
  const separator: Item = { type: 'separator' };
  const roles = (...names: NonNullable<Item['role']>[]): Item[] => names.map((role) => ({ role }));

  return [
    ...(isMac
      ? [
          {
            role: 'appMenu',
            submenu: [
              ...roles('about'),
              separator,
              item('app.settings'),
              separator,
              ...roles('services'),
              separator,
              ...roles('hide', 'hideOthers', 'unhide'),
              separator,
              ...roles('quit'),
            ],
          } satisfies Item,
        ]
      : []),
    {
      label: '&File',
      submenu: [...itemsAt('file', isMac ? ['app.settings'] : []), separator, ...roles(isMac ? 'close' : 'quit')],
    },
    { label: '&Edit', submenu: [...itemsAt('edit'), separator, ...roles('cut', 'copy', 'paste', 'selectAll')] },
    { label: '&View', submenu: [...itemsAt('view'), separator, ...roles('togglefullscreen')] },
    { label: '&Go', submenu: itemsAt('go') },
    { label: '&Article', submenu: itemsAt('article') },
    { label: '&Source', submenu: itemsAt('source') },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [...itemsAt('help'), separator, ...roles('toggleDevTools'), ...(isMac ? [] : roles('about'))],
    },
  ];
}

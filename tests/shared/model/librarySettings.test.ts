// What stands in the settings comes from a window, a backup, a person with an editor: the engine takes only what it understands.
import { expect, test } from 'vitest';
import { type SettingName, settingOf, usualSettings } from '../../../shared/model/librarySettings.ts';

test.each(Object.keys(usualSettings) as SettingName[])(
  '%s is as usual when nothing, or nonsense, stands there',
  (name) => {
    for (const nonsense of [undefined, null, 'nonsense', -1, 1.5, Number.NaN, [], () => 1])
      expect(settingOf(name, nonsense)).toEqual(usualSettings[name]);
    expect(settingOf(name, usualSettings[name])).toEqual(usualSettings[name]);
  },
);

test('a proxy is an address of http or https', () => {
  expect(settingOf('network.proxy', 'http://proxy.example:3128')).toBe('http://proxy.example:3128');
  expect(settingOf('network.proxy', 'none')).toBe('none');
  for (const other of ['proxy.example:3128', 'file:///etc/passwd', 'http://', 'javascript:alert(1)'])
    expect(settingOf('network.proxy', other)).toBe('system');
});

test('connections are bounded, and a rule keeps only what it understands', () => {
  expect(settingOf('sync.connections', 4)).toBe(4);
  expect(settingOf('sync.connections', 5_000)).toBe(256);
  expect(settingOf('retention', { days: 30, count: -1, readOnly: 'yes', other: 1 })).toEqual({ days: 30 });
  expect(settingOf('retention', { count: 500, readOnly: true })).toEqual({ count: 500, readOnly: true });
});

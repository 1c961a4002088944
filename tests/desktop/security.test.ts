// The walls of the window: what may be asked for, navigated to, opened, loaded, and who may speak.
import { expect, test, vi } from 'vitest';
import { isFromOurPage, isWebAddress, lockContents, lockSession } from '../../electron/desktop/security.ts';
import { contentsDouble, createElectronDouble, frameDouble } from '../support/electronDouble.ts';

test('every permission is refused, asked for or looked up', () => {
  const { session } = createElectronDouble();
  lockSession(session.part);
  const answer = vi.fn();
  const [[request] = []] = vi.mocked(session.part.setPermissionRequestHandler).mock.calls;
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fullscreen',
  ] as const)
    request?.(contentsDouble().part, permission, answer, { requestingUrl: 'app://broadsheet/', isMainFrame: true });
  expect(answer.mock.calls).toEqual(Array.from({ length: 6 }, () => [false]));
  const [[check] = []] = vi.mocked(session.part.setPermissionCheckHandler).mock.calls;
  expect(check?.(null, 'media', 'app://broadsheet', { isMainFrame: true })).toBe(false);
  const [[device] = []] = vi.mocked(session.part.setDevicePermissionHandler).mock.calls;
  expect(device?.({ deviceType: 'usb', origin: 'app://broadsheet', device: {} as never })).toBe(false);
  expect(session.part.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
});

test.each([
  ['app://broadsheet/assets/index.js', false],
  ['media://kept/ab/abc.jpg', false],
  ['devtools://devtools/bundled/index.html', false],
  ['https://example.com/pixel.gif', true],
  ['http://127.0.0.1:80/', true],
  ['ws://example.com/', true],
  ['file:///etc/passwd', true],
  ['ftp://example.com/', true],
  ['chrome://settings/', true],
  ['not an address', true],
])('a window that loads %s is cut off: %s', (url, cancel) => {
  const { session } = createElectronDouble();
  lockSession(session.part);
  const answer = vi.fn();
  const [[listener]] = vi.mocked(session.part.webRequest.onBeforeRequest).mock.calls as unknown as [
    [(details: { url: string }, answer: unknown) => void],
  ];
  listener({ url }, answer);
  expect(answer).toHaveBeenCalledWith({ cancel });
});

test('a download is refused', () => {
  const { session } = createElectronDouble();
  lockSession(session.part);
  const preventDefault = vi.fn();
  session.emit('will-download', { preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
});

test.each([
  ['https://example.com/', true, true],
  ['file:///etc/passwd', true, true],
  ['app://broadsheet/other.html', true, true],
  ['app://broadsheet/', true, false],
  ['about:srcdoc', false, false],
  ['about:srcdoc', true, true],
  ['https://example.com/', false, true],
  ['app://broadsheet/', false, true],
  ['javascript:alert(1)', false, true],
])('a navigation to %s (of the page itself: %s) is refused: %s', (url, isMainFrame, isRefused) => {
  const contents = contentsDouble();
  lockContents(contents.part, () => undefined);
  const preventDefault = vi.fn();
  contents.emit('will-frame-navigate', { url, isMainFrame, preventDefault });
  expect(preventDefault).toHaveBeenCalledTimes(isRefused ? 1 : 0);
});

test.each(['will-redirect', 'will-attach-webview'])('%s is refused', (event) => {
  const contents = contentsDouble();
  lockContents(contents.part, () => undefined);
  const preventDefault = vi.fn();
  contents.emit(event, { preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
});

test('no window opens; a web address leaves for the browser, anything else goes nowhere', () => {
  const contents = contentsDouble();
  const outside: string[] = [];
  lockContents(contents.part, (address) => outside.push(address));
  for (const url of [
    'https://example.com/a',
    'http://example.com/b',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    'ms-msdt:/id',
    'about:blank',
    '',
  ])
    expect(contents.openWindow(url)).toEqual({ action: 'deny' });
  expect(outside).toEqual(['https://example.com/a', 'http://example.com/b']);
});

test('only the page itself may speak: no frame in it, no other page, no frame that is gone', () => {
  const page = frameDouble('app://broadsheet');
  expect(isFromOurPage({ senderFrame: page })).toBe(true);
  expect(isFromOurPage({ senderFrame: frameDouble('app://broadsheet', page) })).toBe(false);
  expect(isFromOurPage({ senderFrame: frameDouble('https://example.com') })).toBe(false);
  expect(isFromOurPage({ senderFrame: frameDouble('app://broadsheet.example.com') })).toBe(false);
  expect(isFromOurPage({ senderFrame: null })).toBe(false);
});

test('a web address is http or https and nothing that looks like it', () => {
  expect(['https://a.b/', 'HTTP://a.b/'].map(isWebAddress)).toEqual([true, true]);
  expect(['', 'httpx://a.b', ' javascript:alert(1)//http://', 'file://a.b/', '//a.b'].map(isWebAddress)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

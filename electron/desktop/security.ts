// The window's walls. The page is ours and the article in it is not: nothing in a window may navigate, open, ask for a device,
// or reach the network; only our own page may speak to this process.
import type { IpcMainInvokeEvent, Session, WebContents } from 'electron';

/** Origin of our page (protocols.ts). */
const pageOrigin = 'app://broadsheet';
export const pageAddress = `${pageOrigin}/`;

/** What a window may load. Everything else, the web above all, is cut off below the page's own policy. */
const openProtocols = new Set(['app:', 'media:', 'blob:', 'data:', 'devtools:']);

export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false); // its dictionaries would be downloaded
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !openProtocols.has(protocolOf(url)) }));
  session.on('will-download', (event) => event.preventDefault());
}

/** @param openOutside opens an http or https address in the person's browser */
export function lockContents(contents: WebContents, openOutside: (address: string) => void): void {
  contents.on('will-frame-navigate', (event) => {
    const isReload = event.isMainFrame && event.url === pageAddress;
    const isArticle = !event.isMainFrame && event.url === 'about:srcdoc';
    if (!isReload && !isArticle) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isWebAddress(url)) openOutside(url);
    return { action: 'deny' };
  });
}

/** True when the message comes from our page itself: not from a frame in it, not from a page that took its place. */
export function isFromOurPage({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === pageOrigin;
}

export const isWebAddress = (address: string): boolean => ['http:', 'https:'].includes(protocolOf(address));

function protocolOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : '';
}

// What a host may serve to the window, and with which headers. One table for the web host and for the desktop's protocols.

/** Types of the built renderer's files. What is not here is not served. */
const rendererTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

/** Types of kept media. SVG can carry scripts, so it is only ever an attachment or an <img>, never a page of ours. */
const mediaTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  flac: 'audio/flac',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
};

export interface ServedFile {
  /** Relative to its folder, with slashes, made of plain names only: it cannot lead out of the folder. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const plainName = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
const keptMedia = /^([0-9a-f]{2})\/(\1[0-9a-f]{62})\.([a-z0-9]{2,4})$/;

/** @param urlPath path of an address, without its leading slash and as it was sent; '' is the page itself */
export function rendererFile(urlPath: string, contentPolicy: string): ServedFile | undefined {
  const path = urlPath === '' ? 'index.html' : urlPath;
  if (!path.split('/').every((name) => plainName.test(name))) return undefined;
  const type = rendererTypes[path.slice(path.lastIndexOf('.') + 1)];
  if (type === undefined) return undefined;
  return {
    path,
    headers: {
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      // Built files carry a hash in their name; the page names them.
      'cache-control': path.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
      ...(path.endsWith('.html') && {
        'content-security-policy': contentPolicy,
        'permissions-policy': permissionsPolicy,
      }),
    },
  };
}

/** @param mediaPath `<first 2 hex>/<sha256>.<extension>`; anything else answers undefined */
export function keptMediaFile(mediaPath: string): ServedFile | undefined {
  const [, folder, hash, extension = ''] = keptMedia.exec(mediaPath) ?? [];
  const type = Object.hasOwn(mediaTypes, extension) ? mediaTypes[extension] : undefined;
  if (folder === undefined || hash === undefined || type === undefined) return undefined;
  return {
    path: mediaPath,
    headers: {
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=31536000, immutable', // the name is the content's hash
      // Opened as a page of its own, a file from the web may do nothing at all.
      'content-security-policy': "default-src 'none'; sandbox",
      ...(extension === 'svg' && { 'content-disposition': 'attachment' }),
    },
  };
}

export interface PolicySources {
  /** Where kept media come from: 'self' of the web host, `media:` of the desktop. */
  readonly media: string;
  /** Where the window may connect to; the desktop's window has a message port instead. */
  readonly connect: string;
}

/**
 * Content Security Policy of the window. The article's frame is a srcdoc document: it inherits this policy and adds a stricter one of
 * its own. Styles may be inline because React and the article's typography set them; scripts never.
 */
export const contentPolicy = ({ media, connect }: PolicySources): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    `img-src 'self' data: ${media}`,
    `media-src ${media}`,
    `connect-src ${connect}`,
    "frame-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const permissionsPolicy = 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()';

// A book of articles as EPUB 3.3, written piece by piece: https://www.w3.org/TR/epub-33/. Pure but for the bytes it hands on.
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { ArticleDetail } from '../../../shared/model/article.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import { fileStem } from './exportedArticle.ts';
import { articlePage, contentsPage, escapeMarkup, listedPage, type ListedPage, pageStyle } from './page.ts';

/** Core media types of EPUB 3.3 §3.2; a picture of another type would need a fallback, so it becomes a link. */
const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
]);
const typeOf = (file: string): string | undefined =>
  mediaTypes.get(file.slice(file.lastIndexOf('.') + 1).toLowerCase());

export interface EpubOptions {
  readonly title: string;
  /** `urn:uuid:…` */
  readonly identifier: string;
  readonly modifiedAt: Instant;
  /** Gets the file's bytes in order. */
  readonly write: (bytes: Uint8Array) => void;
  /** Bytes of a kept picture; nothing if the file is gone. */
  readonly readMedia: (path: string) => Uint8Array | undefined;
}

export interface EpubWriter {
  add(article: ArticleDetail): void;
  /** Writes what remains: navigation, package, central directory. */
  finish(): void;
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

export function createEpub({ title, identifier, modifiedAt, write, readMedia }: EpubOptions): EpubWriter {
  const encoder = new TextEncoder();
  let failure: Error | undefined;
  const zip = new Zip((error, bytes) => {
    if (error) failure ??= error;
    else write(bytes);
  });
  const put = (name: string, content: string | Uint8Array, isStored = false): void => {
    const file = isStored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    zip.add(file);
    file.push(typeof content === 'string' ? encoder.encode(content) : content, true);
    if (failure) throw failure;
  };
  // The very first file, stored, so that the type stands at a fixed place (EPUB OCF 3.3 §4.2.3).
  put('mimetype', 'application/epub+zip', true);
  put('META-INF/container.xml', container);
  put('EPUB/style.css', pageStyle);

  const pages: ListedPage[] = [];
  const pictures = new Map<string, string>();
  const languages = new Map<string, number>();

  const picture = (path: string): string | undefined => {
    const known = pictures.get(path);
    if (known !== undefined) return known;
    const bytes = typeOf(path) === undefined ? undefined : readMedia(path);
    if (!bytes) return undefined;
    const name = `media/${path.slice(path.lastIndexOf('/') + 1)}`;
    put(`EPUB/${name}`, bytes, true);
    pictures.set(path, name);
    return name;
  };

  return {
    add(article) {
      const copies = new Map(
        article.media.flatMap(({ url, path }) => (path === undefined ? [] : [[url, path] as const])),
      );
      const file = `${fileStem('', pages.length + 1)}.xhtml`;
      const page = articlePage(article, {
        xml: true,
        style: 'style.css',
        findCopy: (url) => {
          const path = copies.get(url);
          return path === undefined ? undefined : picture(path);
        },
      });
      put(`EPUB/${file}`, page);
      pages.push(listedPage(article, file));
      const language = article.language ?? 'und';
      languages.set(language, (languages.get(language) ?? 0) + 1);
    },
    finish() {
      put('EPUB/nav.xhtml', contentsPage(title, pages, 'style.css', true));
      const [language = 'und'] = [...languages].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
      const manifest = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        ...pages.map(
          ({ file }, index) => `<item id="a${index + 1}" href="${file}" media-type="application/xhtml+xml"/>`,
        ),
        ...[...pictures.values()].map(
          (name, index) => `<item id="m${index + 1}" href="${name}" media-type="${typeOf(name) ?? ''}"/>`,
        ),
      ];
      put(
        'EPUB/package.opf',
        `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${escapeMarkup(identifier)}</dc:identifier>
<dc:title>${escapeMarkup(title)}</dc:title>
<dc:language>${escapeMarkup(language)}</dc:language>
<dc:creator>Broadsheet</dc:creator>
<meta property="dcterms:modified">${new Date(modifiedAt).toISOString().slice(0, 19)}Z</meta>
</metadata>
<manifest>
${manifest.join('\n')}
</manifest>
<spine>
${pages.length === 0 ? '<itemref idref="nav"/>' : pages.map((_, index) => `<itemref idref="a${index + 1}"/>`).join('\n')}
</spine>
</package>
`,
      );
      zip.end();
      if (failure) throw failure;
    },
  };
}

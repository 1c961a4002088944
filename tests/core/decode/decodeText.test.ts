import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../electron/core/decode/decodeText.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, isLittleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(index * 2, text.charCodeAt(index), isLittleEndian);
  return new Uint8Array(view.buffer);
};
const utf32 = (text: string): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 4));
  for (let index = 0; index < text.length; index += 1) view.setUint32(index * 4, text.charCodeAt(index), false);
  return new Uint8Array(view.buffer);
};

describe('the order in which the encoding is decided', () => {
  test('a byte order mark counts before everything', () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>')]);
    const { text, encoding } = decodeText(bytes, { contentType: 'text/xml; charset=windows-1251' });
    expect(encoding).toBe('utf-8');
    expect(text).toContain('é');
    expect(text.startsWith('<?xml')).toBe(true);
  });

  test('the server counts before the document (RFC 7303)', () => {
    expect(
      decodeText(latin('<?xml version="1.0" encoding="utf-8"?><a>\u00e9</a>'), {
        contentType: 'application/xml; charset=iso-8859-1',
      }).text,
    ).toContain('é');
  });

  test('the document’s own declaration is read', () => {
    expect(decodeText(latin('<?xml version="1.0" encoding="windows-1251"?><a>\u00cf\u00f0\u00e8</a>')).text).toContain(
      'При',
    );
    expect(decodeText(latin('<html><meta charset="iso-8859-2"><p>\u00b1</p></html>')).text).toContain('ą');
  });

  test('a declaration that does not decode is passed over with a warning', () => {
    const { text, encoding, warnings } = decodeText(latin('<?xml version="1.0" encoding="utf-8"?><a>caf\u00e9</a>'));
    expect(text).toContain('café');
    expect(encoding).toBe('windows-1252');
    expect(warnings).toEqual([{ code: 'encoding-wrong', by: 'document' }]);
  });

  test('a name nobody knows is passed over with a warning', () => {
    const { text, warnings } = decodeText(utf8('<?xml version="1.0" encoding="klingon"?><a>é</a>'));
    expect(text).toContain('é');
    expect(warnings).toContainEqual({ code: 'encoding-unknown', by: 'document', name: 'klingon' });
  });
});

describe('what is said of the bytes and cannot be', () => {
  test.each(['utf-16', 'utf-16le', 'unicode', 'ucs-2', 'utf-32', 'cp037'])(
    'plain bytes that say %s are read as the UTF-8 they are',
    (name) => {
      const { text, encoding, warnings } = decodeText(utf8(`<?xml version="1.0" encoding="${name}"?><rss>Köln</rss>`));
      expect(text).toContain('Köln');
      expect(encoding).toBe('utf-8');
      expect(warnings).toEqual([{ code: 'encoding-mistaken', by: 'document', name }]);
      expect(decodeText(utf8('\n<rss>Köln</rss>'), { contentType: `text/xml; charset=${name}` })).toMatchObject({
        text: '\n<rss>Köln</rss>',
        warnings: [{ by: 'server', name }],
      });
    },
  );

  test.each(['shift_jis', 'gb2312', 'gbk', 'euc-jp', 'big5', 'euc-kr'])('UTF-8 that says %s is UTF-8', (name) => {
    const { text, warnings } = decodeText(utf8(`<?xml version="1.0" encoding="${name}"?><rss>日本語の見出し</rss>`));
    expect(text).toContain('日本語の見出し');
    expect(warnings).toEqual([{ code: 'encoding-mistaken', by: 'document', name }]);
  });

  test('what is East Asian and says so stays, though a byte is spoilt', () => {
    const japanese = [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea]; // 日本語
    const head = latin('<?xml version="1.0" encoding="shift_jis"?><rss>');
    expect(decodeText(new Uint8Array([...head, ...japanese, 0xfd, ...japanese]))).toMatchObject({
      encoding: 'shift_jis',
      text: expect.stringContaining('日本語\uFFFD日本語') as string,
      warnings: [],
    });
  });

  test('the page that an article is does not speak for its feed', () => {
    const page = '<description><![CDATA[<html><meta charset="iso-8859-1"><p>Köln]]></description>';
    expect(decodeText(utf8(`<rss><channel><item>${page}</item></channel></rss>`)).text).toContain('Köln');
    expect(decodeText(utf8('{"content_html":"<meta charset=iso-8859-1>Köln"}')).text).toContain('Köln');
  });
});

describe('what the bytes look like', () => {
  test('UTF-8 with a broken byte is UTF-8 still, and that is told', () => {
    const bytes = utf8('<?xml version="1.0" encoding="utf-8"?><a>Köln, Łódź, Ærø, naïveté, ☂</a>');
    const spoilt = Uint8Array.from([...bytes.subarray(0, 60), 0xff, ...bytes.subarray(60)]);
    const { text, encoding, warnings } = decodeText(spoilt);
    expect(encoding).toBe('utf-8');
    expect(text).toContain('Łódź');
    expect(text).toContain('\uFFFD');
    expect(warnings).toEqual([{ code: 'bytes-spoilt', by: 'document' }]);
  });

  test('sequences of UTF-8’s shape that it forbids are not another encoding', () => {
    for (const forbidden of [
      '\u00C0\u00AF',
      '\u00ED\u00A0\u0080',
      '\u00F4\u0090\u0080\u0080',
      '\u00F8\u0088\u0080\u0080\u0080',
    ])
      expect(decodeText(latin(`<a>A${forbidden}Z</a>`)).text).toMatch(/^<a>A\uFFFD+Z<\/a>$/);
  });

  const pages: readonly (readonly [label: string, text: string])[] = [
    ['windows-1251', 'Вчера в гавани стояли корабли, и никто не знал, когда они уйдут в море.'],
    ['koi8-r', 'Вчера в гавани стояли корабли, и никто не знал, когда они уйдут в море.'],
    ['windows-1253', 'Χθες στο λιμάνι στέκονταν τα πλοία και κανείς δεν ήξερε πότε θα φύγουν.'],
    ['windows-1255', 'אתמול עמדו האוניות בנמל ואיש לא ידע מתי הן יפליגו אל הים הפתוח'],
    ['windows-1256', 'وقفت السفن أمس في الميناء ولم يكن أحد يعلم متى تبحر الى البحر'],
    ['windows-874', 'เมื่อวานนี้เรือจอดอยู่ในท่าเรือและไม่มีใครรู้ว่าเมื่อไรจะออกทะเล'],
  ];
  test.each(pages)('%s is known by the letters of its language', (label, text) => {
    const decoder = new TextDecoder(label);
    const bytes = Uint8Array.from(text, (character) => {
      for (let byte = 0; byte < 256; byte += 1) if (decoder.decode(Uint8Array.of(byte)) === character) return byte;
      throw new Error(`${label} has no ${character}`);
    });
    expect(decodeText(latin(`<rss><title>${String.fromCharCode(...bytes)}</title></rss>`)).text).toContain(text);
  });

  test('Western text with its few accents stays Western', () => {
    expect(
      decodeText(latin('<a>Déjà vu à Genève, où l\u2019été fut très sec, naïve âme</a>'.replace('\u2019', "'"))).text,
    ).toContain('Déjà vu à Genève');
  });

  test('control characters are read as the windows-1252 they were, or are gone', () => {
    expect(decodeText(utf8('<a>don\u0092t\u0085stop\u0008</a>')).text).toBe('<a>don’t\nstop</a>');
  });
});

describe('widths and code pages', () => {
  test('UTF-16 and UTF-32 without a mark are known by their first bytes', () => {
    expect(decodeText(utf16('<?xml version="1.0" encoding="utf-16"?><a>ж</a>', true)).text).toContain('ж');
    expect(decodeText(utf16('<rss>ж</rss>', false)).encoding).toBe('utf-16be');
    expect(decodeText(utf32('<rss>ж</rss>'))).toMatchObject({ encoding: 'utf-32be', text: '<rss>ж</rss>' });
  });

  test('white space may stand before them', () => {
    for (const isLittleEndian of [true, false])
      expect(decodeText(utf16('\r\n <rss>ж</rss>', isLittleEndian)).text).toBe('\r\n <rss>ж</rss>');
    expect(decodeText(utf32('\n<rss>ж</rss>')).text).toBe('\n<rss>ж</rss>');
  });

  test('EBCDIC is read', () => {
    const ebcdic = [0x4c, 0x6f, 0xa7, 0x94, 0x93, 0x6f, 0x6e, 0x4c, 0x81, 0x6e]; // <?xml?><a>
    expect(decodeText(new Uint8Array(ebcdic)).text).toBe('<?xml?><a>');
  });

  test('code pages that browsers lack are read by their tables', () => {
    expect(
      decodeText(new Uint8Array([...latin('<?xml version="1.0" encoding="cp437"?><a>'), 0x82, 0xe1, ...latin('</a>')]))
        .text,
    ).toContain('éß');
    for (const [name, read] of [
      ['x-mac-romanian', 'ăș'],
      ['x-mac-croatian', 'čć'],
    ] as const) {
      const letters = name === 'x-mac-romanian' ? [0xbe, 0xbf] : [0xe8, 0xe6];
      const head = latin(`<?xml version="1.0" encoding="${name}"?><a>`);
      expect(decodeText(new Uint8Array([...head, ...letters])).text).toContain(read);
    }
    expect(decodeText(latin('<?xml version="1.0" encoding="hz-gb-2312"?><a>~{VPND~}~~</a>')).text).toContain(
      '<a>中文~</a>',
    );
  });

  test('UTF-7 is never decoded', () => {
    expect(decodeText(latin('<?xml version="1.0" encoding="utf-7"?><a>+ADw-script+AD4-</a>')).text).toContain(
      '+ADw-script',
    );
  });
});

describe('bytes nobody can read', () => {
  test('NUL and broken sequences become U+FFFD', () => {
    const { text } = decodeText(new Uint8Array([...utf8('<a>x'), 0, ...utf8('y</a>')]));
    expect(text).toBe('<a>x\uFFFDy</a>');
  });

  test('any bytes give well-formed text without NUL, the same each time', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(undefined, 'text/xml; charset=utf-16', 'text/xml; charset=shift_jis', 'application/json'),
        (bytes, contentType) => {
          const hints = contentType === undefined ? {} : { contentType };
          const once = decodeText(bytes, hints);
          expect(once.text.isWellFormed()).toBe(true);
          expect(once.text).not.toContain('\0');
          expect(decodeText(bytes, hints)).toEqual(once);
        },
      ),
    );
  });
});

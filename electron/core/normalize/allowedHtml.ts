// The allow-list: which elements and attributes an article may have, what others become, and what goes with all that is in it.

/** Shown as they are. None of them loads anything, runs anything, or is read by a browser in another mode than plain HTML. */
export const allowedElements = new Set([
  'a',
  'abbr',
  'address',
  'article',
  'aside',
  'b',
  'bdi',
  'bdo',
  'blockquote',
  'br',
  'caption',
  'cite',
  'code',
  'col',
  'colgroup',
  'dd',
  'del',
  'details',
  'dfn',
  'div',
  'dl',
  'dt',
  'em',
  'figcaption',
  'figure',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'i',
  'img',
  'ins',
  'kbd',
  'li',
  'main',
  'mark',
  'ol',
  'p',
  'pre',
  'q',
  'rp',
  'rt',
  'ruby',
  's',
  'samp',
  'section',
  'small',
  'span',
  'strong',
  'sub',
  'summary',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'time',
  'tr',
  'u',
  'ul',
  'var',
  'wbr',
]);

/** Old or odd elements and what they mean today. */
export const renamedElements: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  big: 'span',
  center: 'div',
  dir: 'ul',
  font: 'span',
  hgroup: 'div',
  listing: 'pre',
  menu: 'ul',
  rb: 'span',
  strike: 's',
  tt: 'code',
  xmp: 'pre',
  plaintext: 'pre',
  nobr: 'span',
  search: 'div',
  image: 'img',
  'amp-img': 'img',
  'amp-anim': 'img',
};

/** Gone with everything in them. */
export const droppedElements = new Set([
  'area',
  'base',
  'basefont',
  'bgsound',
  'button',

  'command',
  'datalist',
  'dialog',
  'embed',
  'fencedframe',
  'frame',
  'frameset',
  'head',
  'iframe',
  'input',
  'keygen',
  'link',

  'meta',
  'meter',

  'optgroup',
  'option',
  'output',
  'param',
  'portal',
  'progress',
  'script',
  'select',
  'source',
  'style',
  'svg',
  'template',
  'textarea',
  'title',
  'track',
  'annotation',
  'annotation-xml',
]);

/** MathML that only draws. Its leaves hold text and nothing else, so nothing in it can be read as HTML. */
export const mathElements = new Set([
  'math',
  'maction',
  'menclose',
  'merror',
  'mfenced',
  'mfrac',
  'mi',
  'mmultiscripts',
  'mn',
  'mo',
  'mover',
  'mpadded',
  'mphantom',
  'mprescripts',
  'mroot',
  'mrow',
  'ms',
  'mspace',
  'msqrt',
  'mstyle',
  'msub',
  'msubsup',
  'msup',
  'mtable',
  'mtd',
  'mtext',
  'mtr',
  'munder',
  'munderover',
  'none',
]);
export const mathLeaves = new Set(['mi', 'mn', 'mo', 'ms', 'mtext', 'mspace', 'none', 'mprescripts']);
const mathAttributes = new Set([
  'display',
  'displaystyle',
  'mathvariant',
  'scriptlevel',
  'stretchy',
  'fence',
  'separator',
  'accent',
  'accentunder',
  'linethickness',
  'columnalign',
  'rowalign',
  'columnspan',
  'rowspan',
  'notation',
  'width',
  'height',
  'depth',
  'lspace',
  'rspace',
  'open',
  'close',
  'separators',
  'dir',
  'form',
  'largeop',
  'movablelimits',
  'symmetric',
]);

/** A value that is checked before it is kept; undefined leaves the attribute out. */
type Check = (value: string) => string | undefined;

const matching =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(value.trim()) ? value.trim() : undefined;
const anyText: Check = (value) => value.slice(0, 2_000);
const smallNumber = matching(/^\d{1,4}$/);
const number = matching(/^-?\d{1,9}$/);
const flag: Check = () => '';

const everywhere: Readonly<Record<string, Check>> = {
  dir: (value) => matching(/^(?:ltr|rtl|auto)$/)(value.toLowerCase()),
  lang: matching(/^[A-Za-z]{1,8}(?:-[A-Za-z\d]{1,8}){0,6}$/),
  title: anyText,
};

const byElement: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  code: { class: matching(/^language-[\w+#-]{1,30}$/) },
  col: { span: smallNumber },
  colgroup: { span: smallNumber },
  del: { datetime: anyText },
  details: { open: flag },
  img: { alt: anyText, width: smallNumber, height: smallNumber },
  ins: { datetime: anyText },
  li: { value: number },
  ol: { start: number, reversed: flag, type: matching(/^[1aAiI]$/) },
  p: { 'data-by': flag },
  td: { colspan: smallNumber, rowspan: smallNumber },
  th: { colspan: smallNumber, rowspan: smallNumber, scope: matching(/^(?:row|col|rowgroup|colgroup)$/) },
  time: { datetime: anyText },
};

/** What is kept of an attribute that is no address and no id; undefined when it goes. */
export function keptAttribute(element: string, attribute: string, value: string): string | undefined {
  if (mathElements.has(element))
    return mathAttributes.has(attribute) && /^[\w .,%#()|[\]{};:-]{0,60}$/.test(value) ? value : undefined;
  const own = byElement[element];
  const check =
    own && Object.hasOwn(own, attribute)
      ? own[attribute]
      : Object.hasOwn(everywhere, attribute)
        ? everywhere[attribute]
        : undefined;
  return check?.(value);
}

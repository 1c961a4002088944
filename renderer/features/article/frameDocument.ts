// The document of the article's frame: its policy, its styles, and the tokens of the present theme. It runs no script and asks no network.
import type { ReadingStyle } from '../../app/uiState.ts';
import pageStyles from './page.css?inline';

/** Where the frame may load from: this window's own origin and kept media. Everything else is refused by the browser. */
const policy = [
  "default-src 'none'",
  "img-src 'self' data: media:",
  "media-src 'self' media:",
  "style-src 'unsafe-inline'",
  "font-src 'self'",
].join('; ');

/** The bundled fonts' rules of the window, with whole addresses, so that the frame shares what is already loaded. */
function fontRules(): string {
  const rules: string[] = [];
  for (const sheet of document.styleSheets) collectFonts(sheet.cssRules, sheet.href ?? document.baseURI, rules);
  return rules.join('\n');
}

function collectFonts(list: CSSRuleList, base: string, into: string[]): void {
  for (const rule of list) {
    if (rule instanceof CSSFontFaceRule) {
      into.push(
        rule.cssText.replace(/url\("([^"]+)"\)/g, (_all, address: string) => `url("${new URL(address, base).href}")`),
      );
    } else if (rule instanceof CSSImportRule && rule.styleSheet) {
      collectFonts(rule.styleSheet.cssRules, rule.styleSheet.href ?? base, into);
    } else if ('cssRules' in rule) collectFonts(rule.cssRules as CSSRuleList, base, into);
  }
}

export const frameSource = (): string =>
  `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><style>${fontRules()}\n${pageStyles}</style></head><body></body></html>`;

const tokens = [
  'paper',
  'ink',
  'ink-2',
  'ink-3',
  'rule',
  'rule-2',
  'accent',
  'on-accent',
  'wash',
  'mark',
  'on-mark',
  'ok',
  'warn',
  'shadow',
  'serif',
  'sans',
  'mono',
  ...Array.from({ length: 10 }, (_each, index) => `letter-${index}`),
];

/** Takes over the window's present theme and how the person set the text. */
export function dressFrame(frame: Document, reading: ReadingStyle): void {
  const window = getComputedStyle(document.documentElement);
  const { style } = frame.documentElement;
  frame.documentElement.lang = document.documentElement.lang;
  for (const token of tokens) style.setProperty(`--${token}`, window.getPropertyValue(`--${token}`));
  style.colorScheme = window.colorScheme;
  const scale = reading.size / 19;
  style.setProperty('--size', `${reading.size}px`);
  style.setProperty('--leading', String(reading.leading));
  style.setProperty('--measure', `${Math.round(reading.measure * scale)}px`);
  style.setProperty('--title-size', `${Math.round(38 * Math.min(1.35, Math.max(0.8, scale)))}px`);
  style.setProperty(
    '--family',
    { serif: 'var(--serif)', sans: 'var(--sans)', system: 'system-ui, sans-serif' }[reading.family],
  );
}

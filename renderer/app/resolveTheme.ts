// Which theme is drawn: the person's choice, or the system's where they left it to the system.
import type { Theme } from './uiState.ts';

export type DrawnTheme = 'light' | 'dark' | 'sepia' | 'contrast-light' | 'contrast-dark';

export interface SystemWishes {
  readonly dark: boolean;
  readonly moreContrast: boolean;
}

export function resolveTheme(theme: Theme, { dark, moreContrast }: SystemWishes): DrawnTheme {
  const side = dark ? 'dark' : 'light';
  if (theme === 'contrast' || (theme === 'system' && moreContrast)) return `contrast-${side}`;
  return theme === 'system' ? side : theme;
}

const queries = { dark: '(prefers-color-scheme: dark)', moreContrast: '(prefers-contrast: more)' } as const;

/** What the system asks for now, and whenever it changes until the returned function is called. */
export function watchSystemWishes(listener: (wishes: SystemWishes) => void): () => void {
  const dark = matchMedia(queries.dark);
  const moreContrast = matchMedia(queries.moreContrast);
  const tell = (): void => listener({ dark: dark.matches, moreContrast: moreContrast.matches });
  dark.addEventListener('change', tell);
  moreContrast.addEventListener('change', tell);
  tell();
  return () => {
    dark.removeEventListener('change', tell);
    moreContrast.removeEventListener('change', tell);
  };
}

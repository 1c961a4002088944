// Hands the window's host (links, files, clipboard) to the components.
import { createContext, use } from 'react';
import type { Shell } from '../../shared/contract/shellBridge.ts';

const ShellContext = createContext<Shell | undefined>(undefined);
export const ShellProvider = ShellContext.Provider;

export function useShell(): Shell {
  const shell = use(ShellContext);
  if (!shell) throw new Error('useShell needs a ShellProvider above it.');
  return shell;
}

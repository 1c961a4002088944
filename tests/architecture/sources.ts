// Reads the sources as text: which files there are and what each imports. Types-only imports count as well: a room is closed either way.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..', '..');

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Imports of files are resolved to paths relative to the root; packages stay as they are written. */
  readonly imports: readonly string[];
}

const importPattern =
  /(?:^|[;\n])\s*(?:import|export)\s[^'";]*?from\s*['"]([^'"]+)['"]|(?:^|[;\n])\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(file: string, text: string): readonly string[] {
  const found = [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return found.map((name) => (name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name));
}

export function readSources(): readonly SourceFile[] {
  const files = globSync('{shared,electron,renderer,build,tests}/**/*.{ts,tsx,mjs}', {
    cwd: root,
    exclude: (name) => name === 'fixtures' || name === 'node_modules',
  });
  return files.map((file) => {
    const place = file.replaceAll('\\', '/');
    const text = readFileSync(path.join(root, file), 'utf8');
    return { path: place, text, imports: importsOf(place, text) };
  });
}

// Says the order of the cascade's layers at the head of every sheet: parts of the window bring sheets of their own, and whichever the
// browser meets first would otherwise settle the order. The order itself stands in renderer/styles/base.css.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

export function layersFirst(baseSheet: string): Plugin {
  const order = /^@layer [^{;]+;$/m.exec(readFileSync(baseSheet, 'utf8'))?.[0];
  if (order === undefined) throw new Error(`${baseSheet} no longer says the order of the layers.`);
  return {
    name: 'layers-first',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = `${order}${String(file.source)}`;
      }
    },
  };
}

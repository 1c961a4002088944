// The renderer as one page. Minified, with relative addresses, and nothing inline: the window's policy runs no inline script.
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { layersFirst } from './layersFirst.ts';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root: path.join(root, 'renderer'),
  base: './',
  plugins: [react(), layersFirst(path.join(root, 'renderer', 'styles', 'base.css'))],
  build: {
    outDir: path.join(root, 'dist', 'renderer'),
    emptyOutDir: true,
    minify: true,
    sourcemap: false,
    target: 'chrome140', // Electron 45 and the browsers that can open an app window
    assetsInlineLimit: 0, // data: fonts are not in the policy
    modulePreload: { polyfill: false }, // the polyfill is an inline script
  },
});

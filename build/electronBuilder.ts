// How the bundle becomes an app that people install. Everything is bundled but better-sqlite3, so of node_modules only that goes along.
import path from 'node:path';
import type { Configuration } from 'electron-builder';
import { root } from './steps.ts';

export const installers: Configuration = {
  appId: 'org.broadsheet.Broadsheet',
  productName: 'Broadsheet',
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  directories: { output: 'out', buildResources: 'dist/icons' },
  files: [
    'package.json',
    'dist/desktop/**',
    'dist/engine/**',
    'dist/renderer/**',
    '!node_modules/**',
    'node_modules/better-sqlite3/{package.json,LICENSE,lib/**}',
    'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
  ],
  // The engine runs from plain files: native modules and worker threads cannot be relied on inside an archive.
  asarUnpack: ['dist/engine/**', 'node_modules/better-sqlite3/**'],
  // better-sqlite3 brings its binary for every platform; there is nothing to compile.
  npmRebuild: false,
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  publish: null,
  linux: {
    target: ['AppImage', 'deb', 'tar.gz'],
    category: 'News',
    icon: path.join(root, 'dist', 'icons'),
    executableName: 'broadsheet',
    synopsis: 'An offline newsreader',
    maintainer: 'Broadsheet',
    desktop: { entry: { Keywords: 'news;rss;feeds;reader;' } },
  },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.news',
    icon: path.join(root, 'dist', 'icons', '1024x1024.png'),
    hardenedRuntime: true,
  },
  win: { target: ['nsis'], icon: path.join(root, 'dist', 'icons', '512x512.png') },
  nsis: { oneClick: true, perMachine: false, deleteAppDataOnUninstall: false },
};

// `npm run dist [-- TARGET…]`: an installer for this platform in out/. Targets are electron-builder's (dir, tar.gz, deb, AppImage, nsis, dmg);
// without one, those of the platform. Electron's runtime comes from its release page, or from ELECTRON_OVERRIDE_DIST_PATH.
import { parseArgs } from 'node:util';
import { build, Platform } from 'electron-builder';
import { bundleDesktop } from './bundle.ts';
import { installers } from './electronBuilder.ts';
import { drawIcons } from './icons.ts';
import { buildRenderer } from './renderer.ts';

const { positionals } = parseArgs({ allowPositionals: true });
await buildRenderer();
await bundleDesktop();
await drawIcons();
const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const files = await build({
  config: { ...installers, ...(electronDist !== undefined && { electronDist }) },
  ...(positionals.length > 0 && { targets: Platform.current().createTarget(positionals) }),
});
for (const file of files) console.log(file);

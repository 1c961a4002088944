// The web host: `node electron/web/main.ts [--profile DIR | --demo] [--port N] [--open] [--dev]`.
// Prints the address of the window on stdout; ends with Ctrl-C.
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultProfileFolder } from '../../shared/model/profileFolder.ts';
import { openAppWindow } from './appWindow.ts';
import { startEngineChild } from './engineChild.ts';
import { startWebServer } from './server.ts';

const { values } = parseArgs({
  options: {
    profile: { type: 'string' },
    port: { type: 'string', default: '0' },
    open: { type: 'boolean', default: false },
    dev: { type: 'boolean', default: false },
    demo: { type: 'boolean', default: false },
  },
});
const usualProfile = values.demo
  ? path.join(os.tmpdir(), 'broadsheet-demo')
  : defaultProfileFolder({ platform: process.platform, home: os.homedir(), environment: process.env });
const profile = path.resolve(values.profile ?? usualProfile);
const root = path.resolve(import.meta.dirname, '..', '..');

const engine = startEngineChild(profile, values.demo ? ['--demo'] : []);
const server = await startWebServer({
  profile,
  rendererFolder: import.meta.url.endsWith('.ts') ? path.join(root, 'dist', 'renderer') : path.join(root, 'renderer'),
  port: Number(values.port),
  failure: engine.failure,
  ...(values.dev && {
    createDevServer: async (http) =>
      (await import('./devServer.ts')).createViteServer(http, path.join(root, 'build', 'vite.config.ts')),
  }),
});

let isEnding = false;
async function end(status: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await server.close();
  await engine.close();
  process.exit(status);
}
process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));

try {
  await engine.ready;
  console.log(server.address);
} catch (error) {
  console.error(`broadsheet: ${(error as Error).message}`);
  if (!values.open) await end(1);
}
if (values.open) {
  const window = openAppWindow(server.address, path.join(profile, 'window'));
  if (window) window.onClose(() => void end(0));
  else
    console.error(
      'There is no Chrome, Chromium or Edge here to open a window with. Open the address above in your browser.',
    );
}

// The web host: `node electron/web/main.ts [--profile DIR | --demo] [--port N] [--open] [--dev]`.
// Prints the address of the window on stdout; ends with Ctrl-C, or with the window that it opened.
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../../shared/errors.ts';
import { defaultProfileFolder } from '../../shared/model/profileFolder.ts';
import { openAppWindow } from './appWindow.ts';
import { startEngineChild } from './engineChild.ts';
import { startWebServer, type WebServerOptions } from './server.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const rendererFolder = path.join(root, 'dist', 'renderer');

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        profile: { type: 'string' },
        port: { type: 'string', default: '0' },
        open: { type: 'boolean', default: false },
        dev: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${values.port} is not a port`);
    return { ...values, port };
  } catch (error) {
    throw new AppError('usage', {
      reason: `${(error as Error).message}. Usage: [--profile DIR | --demo] [--port N] [--open] [--dev].`,
    });
  }
}

/** Waits until the address can be used; ends the process when the host ends. */
async function run(): Promise<void> {
  const wish = readArguments();
  const usualProfile = wish.demo
    ? path.join(os.tmpdir(), 'broadsheet-demo')
    : defaultProfileFolder({ platform: process.platform, home: os.homedir(), environment: process.env });
  const profile = path.resolve(wish.profile ?? usualProfile);
  const createDevServer: WebServerOptions['createDevServer'] = async (http) =>
    (await import('./devServer.ts')).createViteServer(http, path.join(root, 'build', 'vite.config.ts'));

  const engine = startEngineChild(profile, wish.demo ? ['--demo'] : []);
  const server = await startWebServer({
    profile,
    rendererFolder,
    port: wish.port,
    failure: engine.failure,
    ...(wish.dev && { createDevServer }),
  }).catch(async (error: unknown) => {
    await engine.close();
    throw new AppError('usage', { reason: `Port ${wish.port} cannot be used: ${(error as Error).message}.` });
  });

  let isEnding = false;
  const end = async (status: number): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    await server.close();
    await engine.close();
    process.exit(status);
  };
  process.on('SIGINT', () => void end(0));
  process.on('SIGTERM', () => void end(0));

  const failure = await engine.ready.then(
    () => undefined,
    (error: unknown) => (error as Error).message,
  );
  if (failure === undefined) console.log(server.address);
  else console.error(`broadsheet: ${failure}`);
  // With a window the sentence stands in it as well.
  if (failure !== undefined && !wish.open) await end(1);
  if (!wish.open) return;
  const window = openAppWindow(server.address, path.join(profile, 'window'));
  if ((await window?.ended) === 'closed') await end(failure === undefined ? 0 : 1);
  else console.error('No window could be opened from here. Open the address in your browser.');
}

run().catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  console.error(`broadsheet: ${error.message} [${error.code}]`);
  process.exit(error.code === 'usage' ? 2 : 1);
});

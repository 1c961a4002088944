// The engine as a process of its own: utilityProcess of the desktop, child process of the web host. Started with `--profile DIR`.
// It holds the library; while another process does, it passes everything on to that one, and takes over when that one ends.
import { parseArgs } from 'node:util';
import type { EngineToHost } from '../../shared/contract/engineLife.ts';
import { AppError, toWire } from '../../shared/errors.ts';
import { systemClock } from '../core/clock.ts';
import { createPortChannel } from './channels/portChannel.ts';
import { fillDemoLibrary } from './demoLibrary.ts';
import { createEngineLog } from './engineLog.ts';
import { findHostLine, type HostLine } from './hostLine.ts';
import { createHostProxy } from './hostProxy.ts';
import { createHostSeal } from './hostSeal.ts';
import { openKeptLibrary } from './keptLibrary.ts';

const { values } = parseArgs({
  options: {
    profile: { type: 'string' },
    // Passwords are sealed with the host's key store.
    seal: { type: 'boolean', default: false },
    // The host knows the proxy of the system.
    'system-proxy': { type: 'boolean', default: false },
    // An empty library is filled for a demonstration.
    demo: { type: 'boolean', default: false },
  },
});
const line = findHostLine();
if (!line || !values.profile) {
  process.stderr.write('broadsheet: The engine is started by a host. [usage]\n');
  process.exit(2);
}
runEngine(line, values.profile, values);

function runEngine(
  host: HostLine,
  folder: string,
  {
    seal,
    demo,
    'system-proxy': asksForProxy,
  }: { readonly seal: boolean; readonly demo: boolean; readonly 'system-proxy': boolean },
): void {
  const log = createEngineLog(folder);
  const refuse = (error: unknown): void => {
    if (!(error instanceof AppError))
      log.error('engine.bug', {
        method: 'open',
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    host.post({ kind: 'refused', error: toWire(error) } satisfies EngineToHost);
    // The message has to leave first; the host ends us if this does not.
    systemClock.after(200, () => process.exit(1));
  };
  const library = openKeptLibrary({
    folder,
    log,
    ...(seal && { seal: createHostSeal(host) }),
    ...(asksForProxy && { systemProxy: createHostProxy(host) }),
    ...(demo && { fill: (client) => fillDemoLibrary(client, systemClock.now()) }),
    onReady: () => host.post({ kind: 'ready' }),
    onRefused: refuse,
  });
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    library.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('engine.bug', { method: 'close', error: String(error) });
        process.exit(1);
      },
    );
  };
  host.onMessage((message, port) => {
    if (message.kind === 'connect' && port) library.attach(createPortChannel(port));
    else if (message.kind === 'close') end();
  });
  host.onEnd(end);
  // A terminal sends Ctrl-C to the whole group; the host asks us to close.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', end);
  process.on('uncaughtException', (error) => {
    log.error('engine.bug', { method: 'unknown', error: error.stack ?? error.message });
    process.exit(1); // state is unknown; the store is safe by its transactions, and the host starts us again
  });
}

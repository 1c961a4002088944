// The engine's life under the desktop: joined by ports, restarted within limits, closed with patience.
import { afterEach, expect, test, vi } from 'vitest';
import { type EngineHost, startEngine } from '../../electron/desktop/engineHost.ts';
import { createElectronDouble, type ElectronDouble } from '../support/electronDouble.ts';

function start(options = {}): {
  electron: ElectronDouble;
  host: EngineHost;
  setNow: (ms: number) => void;
  logged: string[];
} {
  const electron = createElectronDouble(options);
  let now = 0;
  const logged: string[] = [];
  const host = startEngine(electron.parts, {
    enginePath: '/app/engine/engineProcess.js',
    profile: '/library',
    flags: ['--demo'],
    monotonicMs: () => now,
    log: (event) => logged.push(event),
  });
  return { electron, host, setNow: (ms) => (now = ms), logged };
}

afterEach(() => vi.useRealTimers());

test('the engine is started on the library, and a port to it is handed out', () => {
  const { electron, host } = start();
  const [engine] = electron.engines;
  expect(engine).toMatchObject({
    modulePath: '/app/engine/engineProcess.js',
    args: ['--profile', '/library', '--seal', '--system-proxy', '--demo'],
  });
  const ours = host.connect();
  expect(engine?.posted).toMatchObject([{ message: { kind: 'connect' } }]);
  expect(engine?.posted[0]?.ports).toHaveLength(1);
  expect(engine?.posted[0]?.ports[0]).not.toBe(ours);
});

test('an engine that dies is started again, three times in a minute and then no more', () => {
  const { electron, host, logged } = start();
  for (let death = 1; death <= 3; death += 1) {
    electron.engines.at(-1)?.exit(139);
    expect(electron.engines).toHaveLength(death + 1);
    expect(() => host.connect()).not.toThrow();
  }
  electron.engines.at(-1)?.exit(139);
  expect(electron.engines).toHaveLength(4);
  expect(() => host.connect()).toThrow(expect.objectContaining({ code: 'engine-failed' }) as Error);
  expect(logged).toEqual(Array.from({ length: 4 }, () => 'engine.died'));
});

test('deaths more than a minute apart do not add up', () => {
  const { electron, setNow } = start();
  for (let death = 0; death < 6; death += 1) {
    setNow(death * 30_000);
    electron.engines.at(-1)?.exit(1);
  }
  expect(electron.engines).toHaveLength(7);
});

test('a port goes to the engine that runs now', () => {
  const { electron, host } = start();
  electron.engines[0]?.exit(1);
  host.connect();
  expect(electron.engines.map((engine) => engine.posted.length)).toEqual([0, 1]);
});

test('a library that cannot be opened is not tried again, and the page hears why', () => {
  const { electron, host } = start();
  electron.engines[0]?.emit('message', { kind: 'refused', error: { code: 'library-newer', details: { found: 9 } } });
  electron.engines[0]?.exit(1);
  expect(electron.engines).toHaveLength(1);
  expect(() => host.connect()).toThrow(/newer Broadsheet \(version 9\)/);
});

test('passwords are sealed and opened with the key store of the system', () => {
  const { electron } = start();
  const [engine] = electron.engines;
  engine?.emit('message', { kind: 'seal', id: 1, text: 'geheim' });
  const sealed = (engine?.posted[0]?.message as { text: string } | undefined)?.text;
  expect(sealed).not.toContain('geheim');
  engine?.emit('message', { kind: 'unseal', id: 2, text: sealed });
  expect(engine?.posted[1]?.message).toEqual({ kind: 'sealed', id: 2, text: 'geheim' });
  engine?.emit('message', { kind: 'unseal', id: 3, text: 'from another machine' });
  expect(engine?.posted[2]?.message).toEqual({ kind: 'sealed', id: 3 });
});

test('the proxy of the system is asked for with the session', async () => {
  const { electron } = start();
  const [engine] = electron.engines;
  engine?.emit('message', { kind: 'resolveProxy', id: 1, url: 'https://a.example/' });
  engine?.emit('message', { kind: 'resolveProxy', id: 2, url: 'https://broken.example/' });
  await vi.waitFor(() => expect(engine?.posted).toHaveLength(2));
  expect(engine?.posted.map(({ message }) => message)).toEqual([
    { kind: 'proxyResolved', id: 1, answer: 'PROXY proxy.example:3128; DIRECT' },
    { kind: 'proxyResolved', id: 2 },
  ]);
});

test('without a key store nothing is sealed, and nothing is kept in the open by mistake', () => {
  const { electron } = start({ hasKeyStore: false });
  electron.engines[0]?.emit('message', { kind: 'seal', id: 1, text: 'geheim' });
  expect(electron.engines[0]?.posted).toMatchObject([{ message: { kind: 'sealed', id: 1 } }]);
  expect(electron.engines[0]?.posted[0]?.message).not.toHaveProperty('text');
});

test('closing asks, waits for the end, and does not start another', async () => {
  const { electron, host } = start();
  const [engine] = electron.engines;
  let isOver = false;
  const closing = host.close().then(() => (isOver = true));
  expect(engine?.posted).toMatchObject([{ message: { kind: 'close' } }]);
  await Promise.resolve();
  expect(isOver).toBe(false);
  engine?.exit(0);
  await closing;
  expect(electron.engines).toHaveLength(1);
  expect(engine?.kill).not.toHaveBeenCalled();
});

test('an engine that does not end within 5 s is ended', async () => {
  vi.useFakeTimers();
  const { electron, host } = start();
  const closing = host.close();
  await vi.advanceTimersByTimeAsync(4_900);
  expect(electron.engines[0]?.kill).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(electron.engines[0]?.kill).toHaveBeenCalledOnce();
  electron.engines[0]?.exit(1);
  await closing;
});

test('an engine that is gone already needs no waiting', async () => {
  const { electron, host } = start();
  electron.engines[0]?.emit('message', { kind: 'refused', error: { code: 'library-damaged', details: {} } });
  electron.engines[0]?.exit(1);
  await host.close();
  expect(electron.engines[0]?.posted).toEqual([]);
});

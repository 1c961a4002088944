// The renderer straight from its sources, for `--dev`: vite answers inside our server, behind the same token and checks.
import type { Server } from 'node:http';
import type { DevServer } from './server.ts';

export async function createViteServer(server: Server, configFile: string): Promise<DevServer> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile,
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server }, ws: undefined },
    clearScreen: false,
  });
  server.on('close', () => void vite.close());
  return {
    handle: (request, response) => vite.middlewares(request, response),
    // vite listens for its own upgrades on the same server, by this protocol.
    upgrade: (request) => request.headers['sec-websocket-protocol']?.startsWith('vite-') === true,
  };
}

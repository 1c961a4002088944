// A channel over a local socket: one JSON value a line. JSON never contains a bare line break, so the line is the frame.
import type { Socket } from 'node:net';
import type { Channel } from '../../../shared/contract/wire.ts';

/** The largest message is an OPML file in base64. */
const longestLineBytes = 64 * 1024 * 1024;
/** A reader this far behind is stuck, and is let go rather than kept in memory. */
const mostUnsentBytes = 256 * 1024 * 1024;
const lineBreak = 0x0a;

/** The lines as they are, for whoever only passes them on. */
export function createLineChannel(socket: Socket): Channel<string, string> {
  const lineListeners = new Set<(line: string) => void>();
  const closeListeners = new Set<() => void>();
  let parts: Buffer[] = [];
  let partsBytes = 0;

  const endLine = (last: Buffer): void => {
    const line = parts.length === 0 ? last : Buffer.concat([...parts, last]);
    parts = [];
    partsBytes = 0;
    const text = line.toString('utf8');
    for (const listener of lineListeners) listener(text);
  };

  socket.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(lineBreak); end !== -1; end = chunk.indexOf(lineBreak, start)) {
      endLine(chunk.subarray(start, end));
      start = end + 1;
    }
    if (start < chunk.length) {
      parts.push(chunk.subarray(start));
      partsBytes += chunk.length - start;
    }
    if (partsBytes > longestLineBytes) socket.destroy();
  });
  socket.on('error', () => undefined); // always followed by 'close'
  socket.on('close', () => {
    for (const listener of closeListeners) listener();
    closeListeners.clear();
  });

  return {
    post(line) {
      if (socket.destroyed || !socket.writable) return;
      if (socket.writableLength > mostUnsentBytes) socket.destroy();
      else socket.write(`${line}\n`);
    },
    onMessage: (listener) => lineListeners.add(listener),
    onClose: (listener) => closeListeners.add(listener),
    close: () => socket.end(),
  };
}

/** Whoever sends a line that is no JSON is let go: he does not speak the contract. */
export function createSocketChannel<Out, In>(socket: Socket): Channel<Out, In> {
  const lines = createLineChannel(socket);
  const messageListeners = new Set<(message: In) => void>();
  lines.onMessage((line) => {
    let message: In;
    try {
      message = JSON.parse(line) as In;
    } catch {
      socket.destroy();
      return;
    }
    for (const listener of messageListeners) listener(message);
  });
  return {
    post: (message) => lines.post(JSON.stringify(message)),
    onMessage: (listener) => messageListeners.add(listener),
    onClose: (listener) => lines.onClose(listener),
    close: () => lines.close(),
  };
}

// The log of a library: one JSON object a line in log/engine.log of the profile folder. Never holds what a person reads or a password.
import path from 'node:path';
import electronLog from 'electron-log/node.js';
import type { Log } from '../core/ports.ts';

const largestBytes = 2 * 1024 * 1024; // then it becomes engine.old.log

export function createEngineLog(folder: string): Log {
  const logger = electronLog.create({ logId: `engine:${folder}` });
  logger.transports.console.level = false;
  const { file } = logger.transports;
  file.level = 'info';
  file.maxSize = largestBytes;
  file.resolvePathFn = () => path.join(folder, 'log', 'engine.log');
  file.format = ({ message }) => [
    JSON.stringify({ at: message.date.toISOString(), level: message.level, ...(message.data[0] as object) }),
  ];
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, facts: Readonly<Record<string, unknown>> = {}) =>
      logger[level]({ event, ...facts });
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

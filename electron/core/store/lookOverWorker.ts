// The thread on which whole libraries are read through: the open one, or a copy. It ends with its one piece of work.
import { parentPort, workerData } from 'node:worker_threads';
import { toWire } from '../../../shared/errors.ts';
import { openConnection } from './connection.ts';
import { faultOf } from './faultOf.ts';
import { lookOver } from './lookOver.ts';
import type { FromLookOver, LookOverTask } from './readThrough.ts';

const task = workerData as LookOverTask;
const post = (message: FromLookOver): void => parentPort?.postMessage(message);

if (task.task === 'fault') {
  const fault = faultOf(task.file);
  post({ kind: 'fault', ...(fault && { fault: toWire(fault) }) });
} else {
  const connection = openConnection({ file: task.file, monotonic: () => 0, readOnly: true });
  try {
    // One moment of the library, whatever is written meanwhile.
    connection.exec('BEGIN');
    lookOver({ read: connection, folder: task.folder, now: task.now }, (check, wrong) =>
      post({ kind: 'looked', check, ...(wrong !== undefined && { wrong }) }),
    );
  } finally {
    connection.close();
  }
}

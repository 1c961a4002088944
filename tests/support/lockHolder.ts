// A process that takes a library's lock and keeps it: `node lockHolder.ts FOLDER`. Says `held` or `busy`, and lets go at the end of its input.
import { takeLibraryLock } from '../../electron/engine/libraryLock.ts';

const lock = takeLibraryLock(process.argv[2] ?? '', Date.now());
process.stdout.write(lock ? 'held\n' : 'busy\n');
if (lock) {
  process.stdin.on('end', () => {
    lock.release();
    process.exit(0);
  });
  process.stdin.resume();
} else process.exit(0);

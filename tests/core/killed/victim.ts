// The process that is killed: syncs without end, marks articles read meanwhile, and says each mark that it was told is kept.
import { writeSync } from 'node:fs';
import { makeRead } from '../../../electron/core/store/inbox.ts';
import { openSyncLibrary, syncAll } from '../../support/syncLibrary.ts';

const [folder = '', ...addresses] = process.argv.slice(2);
const library = openSyncLibrary({ folder, isNetworkUp: () => true, workers: 1 });
if (library.store.read.value<number>('SELECT count(*) FROM subscriptions') === 0) library.follow(...addresses);

function markOne(): void {
  const id = library.store.read.value<number>(
    'SELECT article_id FROM inbox WHERE read_at IS NULL ORDER BY random() LIMIT 1',
  );
  if (id !== undefined) {
    library.store.act('markRead', (act) => {
      makeRead(act, [id]);
      act.record({ step: 'read', readAt: act.at }, [id]);
    });
    // Written at once: what the parent has read was promised before the kill.
    writeSync(1, `kept ${id}\n`);
  }
  setTimeout(markOne, 5);
}

writeSync(1, 'ready\n');
markOne();
for (;;) await syncAll(library);

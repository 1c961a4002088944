// A process that syncs and saves without pause, telling each act once it is acknowledged, until it is killed or the disk
// fails (durability.test.ts).
import { AppError } from '../../../shared/errors.ts';
import { systemClock } from '../../../electron/core/clock.ts';
import { openStore } from '../../../electron/core/store/store.ts';
import { subscribe } from '../../../electron/core/store/subscriptions.ts';
import { createTriage } from '../../../electron/core/usecases/triage.ts';
import { makeEntry, noLog, updateOf } from './library.ts';

try {
  act(process.argv[2] ?? '');
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stdout.write(`refused ${error.code}\n`);
  process.exit(1);
}

function act(folder: string): void {
  const store = openStore({ folder, clock: systemClock, log: noLog });
  const feedId = store.act('subscribe', (act) => subscribe(act, { feedUrl: 'https://times.example/feed' }), {
    count: 1,
  }).result;
  const triage = createTriage({ store, clock: systemClock });
  for (let round = 0; round < 10_000; round++) {
    const entries = Array.from({ length: 10 }, (_, index) =>
      makeEntry(`${round}-${index}`, { text: `round ${round} `.repeat(50) }),
    );
    const [applied] = store.applyFeedUpdates([updateOf(feedId, systemClock.now(), entries)]);
    const [first] = applied?.added ?? [];
    if (first === undefined) continue;
    // A sync that cannot be written takes its articles with it, and then there is nothing to save.
    if (triage.setSaved({ ids: [first], saved: true }).changed > 0) process.stdout.write(`${first}\n`);
    else throw new AppError('write-failed');
  }
}

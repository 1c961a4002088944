// What one transaction touched, gathered while it runs and told once it is committed.
import { type ChangedIds, type Changes, manyIds } from '../../../shared/contract/changes.ts';
import type { ArticleId, FeedId, Revision } from '../../../shared/model/ids.ts';

export class ChangeSet {
  readonly #feeds = new Set<number>();
  readonly #added = new Set<number>();
  readonly #updated = new Set<number>();
  readonly #removed = new Set<number>();
  readonly #states = new Set<number>();
  #organisation = false;
  #settings = false;

  feed(id: FeedId): void {
    this.#feeds.add(id);
  }
  added(ids: Iterable<ArticleId>): void {
    gather(this.#added, ids);
  }
  updated(ids: Iterable<ArticleId>): void {
    gather(this.#updated, ids);
  }
  removed(ids: Iterable<ArticleId>): void {
    gather(this.#removed, ids);
  }
  states(ids: Iterable<ArticleId>): void {
    gather(this.#states, ids);
  }
  organisation(): void {
    this.#organisation = true;
  }
  settings(): void {
    this.#settings = true;
  }

  get isEmpty(): boolean {
    const sets = [this.#feeds, this.#added, this.#updated, this.#removed, this.#states];
    return !this.#organisation && !this.#settings && sets.every((set) => set.size === 0);
  }

  toChanges(revision: Revision): Changes {
    return {
      revision,
      feeds: named(this.#feeds),
      articles: { added: named(this.#added), updated: named(this.#updated), removed: named(this.#removed) },
      states: named(this.#states),
      organisation: this.#organisation,
      settings: this.#settings,
    };
  }
}

/** One more than can be named is enough to say 'many'. */
function gather(set: Set<number>, ids: Iterable<number>): void {
  for (const id of ids) {
    if (set.size > manyIds) return;
    set.add(id);
  }
}

const named = (set: ReadonlySet<number>): ChangedIds => (set.size > manyIds ? 'many' : [...set]);

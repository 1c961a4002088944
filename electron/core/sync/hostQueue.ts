// What waits to be asked, host by host: one at a time of each host, and every host gets its turn. Knows no clock and no network.

export interface HostQueue<Item> {
  add(host: string, item: Item): void;
  /** The next item of a host that is not busy; that host is busy until `release`. */
  take(): { readonly host: string; readonly item: Item } | undefined;
  release(host: string): void;
  /** Takes out all that still waits for a host. */
  drop(host: string): readonly Item[];
  dropAll(): readonly Item[];
  /** Items that wait. */
  readonly size: () => number;
}

export function openHostQueue<Item>(): HostQueue<Item> {
  const waiting = new Map<string, Item[]>();
  const busy = new Set<string>();
  /** Hosts with something to ask and nobody asking, in order of their turn. */
  const turns = new Set<string>();
  let size = 0;

  return {
    add(host, item) {
      const items = waiting.get(host);
      if (items) items.push(item);
      else waiting.set(host, [item]);
      size += 1;
      if (!busy.has(host)) turns.add(host);
    },
    take() {
      for (const host of turns) {
        turns.delete(host);
        const items = waiting.get(host);
        const item = items?.shift();
        if (item === undefined || items === undefined) continue;
        if (items.length === 0) waiting.delete(host);
        size -= 1;
        busy.add(host);
        return { host, item };
      }
      return undefined;
    },
    release(host) {
      busy.delete(host);
      if (waiting.has(host)) turns.add(host);
    },
    drop(host) {
      const items = waiting.get(host) ?? [];
      waiting.delete(host);
      turns.delete(host);
      size -= items.length;
      return items;
    },
    dropAll() {
      const items = [...waiting.values()].flat();
      waiting.clear();
      turns.clear();
      size = 0;
      return items;
    },
    size: () => size,
  };
}

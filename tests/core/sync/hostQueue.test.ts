import { describe, expect, it } from 'vitest';
import { openHostQueue } from '../../../electron/core/sync/hostQueue.ts';
import { openHostRests } from '../../../electron/core/sync/hostRests.ts';

describe('what waits for its host', () => {
  it('has one under way a host, and gives every host its turn', () => {
    const queue = openHostQueue<string>();
    for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) queue.add(item[0] ?? '', item);
    expect([queue.take()?.item, queue.take()?.item, queue.take()?.item, queue.take()]).toEqual([
      'a1',
      'b1',
      'c1',
      undefined,
    ]);
    queue.release('c');
    queue.release('a');
    expect([queue.take()?.item, queue.take()?.item, queue.take()]).toEqual(['c2', 'a2', undefined]);
    queue.release('b');
    expect(queue.take()).toBeUndefined();
    queue.release('a');
    expect(queue.take()?.item).toBe('a3');
    expect(queue.size()).toBe(0);
  });

  it('takes out what waits for a host that wants rest', () => {
    const queue = openHostQueue<string>();
    for (const item of ['a1', 'a2', 'a3', 'b1']) queue.add(item[0] ?? '', item);
    queue.take();
    expect(queue.drop('a')).toEqual(['a2', 'a3']);
    queue.release('a');
    expect(queue.take()?.item).toBe('b1');
    expect(queue.take()).toBeUndefined();
    expect(queue.size()).toBe(0);
  });
});

describe('a host at rest', () => {
  it('rests until the later of two moments, also one that was remembered', () => {
    const rests = openHostRests([['a', 100]]);
    rests.add('a', 50);
    rests.add('b', 70);
    expect([rests.until('a', 60), rests.until('b', 60), rests.until('c', 60)]).toEqual([100, 70, undefined]);
    expect(rests.until('a', 100)).toBeUndefined();
  });
});

// Two ends of a line within one process. Messages arrive in order, never during the call that posts them, and wait for a listener.
import type { Channel } from '../../../shared/contract/wire.ts';

interface End<Out, In> {
  readonly channel: Channel<Out, In>;
  deliver(message: In): void;
  end(): void;
}

function createEnd<Out, In>(other: () => End<In, Out>): End<Out, In> {
  const messageListeners = new Set<(message: In) => void>();
  const closeListeners = new Set<() => void>();
  let early: In[] = [];
  let isOpen = true;
  const end = (): void => {
    if (!isOpen) return;
    isOpen = false;
    for (const listener of closeListeners) listener();
  };
  return {
    channel: {
      post: (message) => queueMicrotask(() => other().deliver(message)),
      onMessage(listener) {
        messageListeners.add(listener);
        const waited = early;
        early = [];
        for (const message of waited) listener(message);
      },
      onClose: (listener) => closeListeners.add(listener),
      close() {
        end();
        other().end();
      },
    },
    deliver(message) {
      if (!isOpen) return;
      if (messageListeners.size === 0) early.push(message);
      for (const listener of messageListeners) listener(message);
    },
    end,
  };
}

export function createChannelPair<A, B>(): readonly [Channel<A, B>, Channel<B, A>] {
  const left: End<A, B> = createEnd<A, B>(() => right);
  const right: End<B, A> = createEnd<B, A>(() => left);
  return [left.channel, right.channel];
}

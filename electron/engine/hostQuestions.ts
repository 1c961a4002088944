// Questions to the host, each with a number by which its answer is known again.
import type { EngineToHost, HostToEngine } from '../../shared/contract/engineLife.ts';
import { systemClock } from '../core/clock.ts';
import type { HostLine } from './hostLine.ts';

export interface HostAnswer {
  readonly id: number;
  /** Undefined where the host has none. */
  readonly text: string | undefined;
}

/** Asks with the number of the question; undefined when no answer comes in time. */
export type AskHost = (question: (id: number) => EngineToHost) => Promise<string | undefined>;

/** @param answerOf reads the answers of this kind of question, undefined for any other message */
export function createHostQuestions(
  host: HostLine,
  patienceMs: number,
  answerOf: (message: HostToEngine) => HostAnswer | undefined,
): AskHost {
  const waiting = new Map<number, (text: string | undefined) => void>();
  let lastId = 0;
  host.onMessage((message) => {
    const answer = answerOf(message);
    if (answer) waiting.get(answer.id)?.(answer.text);
  });
  return (question) =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      const settle = (text: string | undefined): void => {
        giveUp();
        waiting.delete(id);
        resolve(text);
      };
      const giveUp = systemClock.after(patienceMs, () => settle(undefined));
      waiting.set(id, settle);
      host.post(question(id));
    });
}

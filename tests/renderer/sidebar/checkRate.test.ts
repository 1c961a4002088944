import { expect, it } from 'vitest';
import { checkRate } from '../../../renderer/features/sidebar/checkRate.ts';

const at = (seconds: number, done: number, more = {}): number | undefined =>
  checkRate(
    { running: true, done, total: 500, failed: 0, added: 0, startedAt: 1_000, ...more },
    1_000 + seconds * 1_000,
  );

it('is told once it means something', () => {
  expect(at(4, 50)).toBe(13);
  expect(at(2, 50)).toBeUndefined();
  expect(at(4, 9)).toBeUndefined();
  expect(at(60, 20)).toBeUndefined();
  expect(at(4, 50, { running: false })).toBeUndefined();
  expect(at(4, 50, { startedAt: undefined })).toBeUndefined();
});

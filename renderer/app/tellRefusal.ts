// Says why an act was refused, and offers to try it again where the reason may have passed.
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { Words } from '../text/words.ts';
import { showToast, type UiStore } from './uiState.ts';

const passes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'host-unknown',
  'connection-refused',
  'connection-reset',
  'network-away',
  'timed-out',
  'captive-portal',
  'disk-full',
  'engine-gone',
]);

/** A host's own trouble passes, unless it asks to be left alone for a while (503): RFC 9110, 15.6. */
const mayPass = ({ code, details }: AppError): boolean =>
  passes.has(code) ||
  (/^http-(?:status|server-error)$/.test(code) && Number(details.status) >= 500 && details.status !== 503);

/** @param again does to the same what was refused, wherever the reader is by then */
export function tellRefusal(ui: UiStore, words: Words, error: unknown, again?: () => void): void {
  const refusal = error instanceof AppError ? error : new AppError('internal');
  const offers = again && mayPass(refusal) ? { label: words.window.tryAgain, run: again } : undefined;
  showToast(ui, words.error(refusal), undefined, offers);
}

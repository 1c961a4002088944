// Fingers are faster than what they ask for: keys that are pressed before a dialog or a field that was asked for has the focus are
// held, and handed to it in their order once it has. Knows nothing of what is asked for.

export interface HeldKeysOptions {
  /** What was asked for and takes the keys, each time another object or number; undefined when nothing is. */
  readonly asked: () => unknown;
  /** Selects where the focus goes of what was asked for. */
  readonly places: string;
}

export interface HeldKeys {
  /** True when the key is held; it must go no further. */
  readonly key: (event: KeyboardEvent) => boolean;
  readonly focusArrived: (target: EventTarget | null) => void;
  /** What was asked for may be no more; then what was pressed after it is for whoever has the focus. */
  readonly askedChanged: () => void;
}

interface HeldKey {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
}

const mostKeys = 200;
/** What has no focus by then does not come; its keys are let go, so that they do not act on something else later. */
const longestMs = 4_000;

export function createHeldKeys({ asked, places }: HeldKeysOptions): HeldKeys {
  let held: HeldKey[] = [];
  /** What has had the focus: from then on its keys are its own. */
  let arrived: unknown;
  let isGiving = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const letGo = (): void => {
    clearTimeout(timer);
    held = [];
  };

  async function handOver(): Promise<void> {
    if (isGiving) return;
    isGiving = true;
    try {
      await nextFrame();
      // A key may have asked for another place, which takes the rest once it has the focus.
      while (held.length > 0 && !isAwaited()) {
        give(takeRun(held));
        await nextFrame();
      }
    } finally {
      isGiving = false;
    }
    if (held.length === 0) clearTimeout(timer);
  }

  const isAwaited = (): boolean => {
    const present = asked();
    return present !== undefined && present !== arrived;
  };

  return {
    key(event) {
      if (event.isComposing || !event.isTrusted) return false;
      if (!isAwaited() && held.length === 0 && !isGiving) return false;
      if (event.ctrlKey || event.metaKey || event.altKey || !isHoldable(event.key)) return false;
      if (event.key === 'Escape' && (held.length === 0 || held.at(-1)?.key === 'Escape')) {
        // Out of something that does not come: that key is for whoever asked.
        letGo();
        return false;
      }
      if (held.length === 0) {
        clearTimeout(timer);
        timer = setTimeout(letGo, longestMs);
      }
      if (held.length < mostKeys) held.push({ key: event.key, code: event.code, shiftKey: event.shiftKey });
      return true;
    },
    focusArrived(target) {
      const present = asked();
      if (present === undefined || !(target instanceof Element) || !target.closest(places)) return;
      arrived = present;
      if (held.length > 0) void handOver();
    },
    askedChanged() {
      if (held.length > 0 && asked() === undefined) void handOver();
    },
  };
}

/** Names of keys are ASCII and longer. */
const isText = (key: string): boolean => key.length === 1 || (key.codePointAt(0) ?? 0) > 127;
const isHoldable = (key: string): boolean =>
  isText(key) || ['Enter', 'Escape', 'Backspace', 'ArrowDown', 'ArrowUp', 'Tab'].includes(key);

const nextFrame = async (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** The first key, or the letters before the next key that is none. */
function takeRun(held: HeldKey[]): readonly HeldKey[] {
  const end = held.findIndex(({ key }) => !isText(key));
  return held.splice(0, end === 0 ? 1 : end < 0 ? held.length : end);
}

/** As if the keys were pressed now, as far as a page can do that. */
function give(keys: readonly HeldKey[]): void {
  const target = document.activeElement ?? document.body;
  const text = keys.map(({ key }) => key).join('');
  const [first] = keys;
  if (isField(target) && keys.every(({ key }) => isText(key))) {
    // The one way to write into a field that also tells the field so; kept by every browser for this.
    document.execCommand('insertText', false, text);
    return;
  }
  if (isField(target) && first?.key === 'Backspace') {
    document.execCommand('delete');
    return;
  }
  for (const key of keys) {
    const isFree = target.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
    if (!isFree || key.key !== 'Enter') continue;
    if (target instanceof HTMLTextAreaElement) document.execCommand('insertText', false, '\n');
    else if (target instanceof HTMLInputElement) target.form?.requestSubmit();
  }
}

const isField = (element: Element): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && /^(?:text|search|url|email|number|password)$/.test(element.type));

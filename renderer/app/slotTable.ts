// Which feature fills which slot of the window.
import type { Slots } from './slots.ts';

export const slots: Slots = {};

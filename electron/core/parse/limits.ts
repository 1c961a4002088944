// Bounds on what one document may hold. Beyond them the newest are kept and feed health says so.

/** Items read from one document. The largest archives in the wild have about ten thousand. */
export const mostItems = 20_000;

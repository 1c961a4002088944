// Bounds on what one document may hold. Beyond them the newest are kept and feed health says so.

/** Items read from one document; the largest archives in the wild have about as many. */
export const mostItems = 10_000;

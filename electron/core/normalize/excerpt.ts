// The first words of a text, for a row of a list.

export const excerptLength = 300;

/** At most `length` characters, cut at a word, with an ellipsis where something was cut. */
export function excerptOf(text: string, length = excerptLength): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  const whole = (space > length * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,;:.–—-]+$/, '');
  // Never half of a character.
  return `${whole.isWellFormed() ? whole : whole.slice(0, -1)}…`;
}

// The first words of a text, for a row of a list.

export const excerptLength = 300;

/** What WordPress and Reddit put below every text. It says nothing of the article, so it is no part of its first words. */
const belowEveryText =
  /\s*(?:(?:The post|Der Beitrag|L[’']article|La entrada)\s.{1,300}?\s(?:first appeared on|appeared first on|erschien zuerst auf|est apparu en premier sur|se publicó primero en)\s.{1,200}|submitted by\s+\/u\/\S{1,40}(?:\s+to\s+r\/\S{1,40})?\s+\[link\]\s+\[comments\])$/su;

/** The text as its author wrote it; all of it where nothing else is there. */
export function withoutFooter(text: string): string {
  const footer = belowEveryText.exec(text.slice(-700))?.[0];
  return (footer === undefined ? '' : text.slice(0, text.length - footer.length)) || text;
}

/** At most `length` characters, cut at a word, with an ellipsis where something was cut. */
export function excerptOf(text: string, length = excerptLength): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  const whole = (space > length * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,;:.–—-]+$/, '');
  // Never half of a character.
  return `${whole.isWellFormed() ? whole : whole.slice(0, -1)}…`;
}

// Markup that would swallow the article in a browser: what is opened and never closed (a text cut off by its publisher, as a rule), and what
// only looks like a declaration. Mended before it is read, so that nothing readable is lost. What is mended is still untrusted.

/** Lasting work only where something is wrong: most texts are given back as they are. */
export function mendMarkup(html: string): string {
  const declared = html.includes('<!') ? mendDeclarations(html) : html;
  return /<iframe/i.test(declared) ? mendFrames(declared) : declared;
}

function mendDeclarations(html: string): string {
  // CDATA sections inside of text that was already escaped: their marks mean nothing to a reader.
  const unwrapped = /<!\[CDATA\[/i.test(html) ? html.replaceAll(/<!\[CDATA\[|\]\](?:>|&gt;)/gi, '') : html;
  const plain = unwrapped.replaceAll(/<!(?!--|\[|[a-z])/gi, '&lt;!');
  const lastEnd = plain.lastIndexOf('-->');
  const firstLoose = plain.indexOf('<!--', lastEnd + 1);
  // A comment that never ends would be all that follows; it is taken to end with its tag.
  return firstLoose < 0 ? plain : plain.slice(0, firstLoose) + plain.slice(firstLoose).replaceAll(/<!--[^>]*>?/g, '');
}

/** Frames written as if they were empty (`<iframe/>`), and the ones whose end tag is missing. */
function mendFrames(html: string): string {
  const closed = html.replaceAll(/<iframe\b[^<>]*\/>/gi, '$&</iframe>');
  const lastEnd = closed.toLowerCase().lastIndexOf('</iframe');
  const firstLoose = closed.slice(lastEnd + 1).search(/<iframe\b/i);
  if (firstLoose < 0) return closed;
  const cut = lastEnd + 1 + firstLoose;
  return closed.slice(0, cut) + closed.slice(cut).replaceAll(/<iframe\b[^<>]*>/gi, '$&</iframe>');
}

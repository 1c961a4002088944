// Footnotes pop up beside their mark instead of sending the reader to the end of the page and back.

const popId = 'footnote-pop';

/** The note a link within the article leads to; undefined if it leads to a place and not to a note. */
export function footnoteOf(frame: Document, href: string): Element | undefined {
  const target = frame.querySelector(`#${CSS.escape(decodeURIComponent(href.slice(1)))}`);
  if (!target || target.matches('h1, h2, h3, h4, h5, h6, section, div:has(> p + p + p)')) return undefined;
  const note = target.closest('li, dd, p') ?? target;
  // A way back from a note to its mark leads to a place in the text.
  return note.querySelector('sup a[href^="#"]') ? undefined : note;
}

export function showFootnote(frame: Document, mark: Element, note: Element): void {
  hideFootnote(frame);
  const pop = frame.createElement('aside');
  pop.id = popId;
  pop.className = 'footnote';
  pop.setAttribute('role', 'note');
  pop.append(...note.cloneNode(true).childNodes);
  for (const back of pop.querySelectorAll('a[href^="#"]')) back.remove();
  for (const named of pop.querySelectorAll('[id]')) named.removeAttribute('id');
  frame.body.append(pop);
  const place = mark.getBoundingClientRect();
  const top = (frame.scrollingElement?.scrollTop ?? 0) + place.bottom + 8;
  const left = Math.max(20, Math.min(place.left - 24, frame.documentElement.clientWidth - pop.offsetWidth - 20));
  pop.style.top = `${top}px`;
  pop.style.left = `${left}px`;
  const close = (event: Event): void => {
    if (event.target instanceof Object && pop.contains(event.target as Node)) return;
    hideFootnote(frame);
    frame.removeEventListener('pointerdown', close);
  };
  frame.addEventListener('pointerdown', close);
}

/** True when one was shown. */
export function hideFootnote(frame: Document): boolean {
  const pop = frame.querySelector(`#${popId}`);
  pop?.remove();
  return pop !== null;
}

// The vocabulary of stored article HTML: what the sanitiser writes and the article view reads. Nothing in it loads by itself.
//
//   picture   <img data-src="https://…" alt="…" width="…" height="…">           never src, never srcset
//   film      <figure data-card="video" data-src data-page data-poster data-seconds><figcaption>title</figcaption></figure>
//   sound     <figure data-card="audio" data-src data-page data-seconds><figcaption>title</figcaption></figure>
//   embed     <figure data-card="embed" data-page="https://…"><figcaption>what it is</figcaption></figure>
//   story     <aside data-card="story" data-page="https://…"> h3 title, p standfirst, p[data-by] byline, img[data-src] </aside>
//
// data-src is the file itself, data-page where a browser would show it. All addresses are absolute http or https.

export const cardKinds = ['video', 'audio', 'embed', 'story'] as const;
export type CardKind = (typeof cardKinds)[number];

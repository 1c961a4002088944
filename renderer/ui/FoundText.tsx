// A text in which what was looked for is marked.
import type { ReactNode } from 'react';

export interface FoundTextProps {
  /** The text in parts; without them it stands as it is. */
  readonly parts: readonly { readonly text: string; readonly hit: boolean }[] | undefined;
  readonly text: string;
}

export function FoundText({ parts, text }: FoundTextProps): ReactNode {
  if (!parts) return text;
  let length = 0;
  return parts.map((part) => {
    // Parts have no identity but their place in the text.
    const key = length;
    length += part.text.length;
    return part.hit ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>;
  });
}

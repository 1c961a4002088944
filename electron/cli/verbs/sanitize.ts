// `sanitize`: a fragment of HTML, made safe as a stored article is.
import { decodeText } from '../../core/decode/decodeText.ts';
import { sanitizeHtml } from '../../core/normalize/sanitizeHtml.ts';
import { createPureVerb } from '../pureVerb.ts';

export const verb = createPureVerb(
  'sanitize',
  'Prints HTML as it would be stored, and what was taken out.',
  ({ bytes, url, contentType }) => {
    const { text } = decodeText(bytes, contentType === undefined ? {} : { contentType });
    const { html, removed } = sanitizeHtml(text, url);
    return { html, removed };
  },
);

// `extract`: the article in a web page.
import { decodeText } from '../../core/decode/decodeText.ts';
import { extractArticle } from '../../core/extract/extractArticle.ts';
import { isoTime } from '../isoTime.ts';
import { createPureVerb } from '../pureVerb.ts';

export const verb = createPureVerb(
  'extract',
  'Prints the article that a web page holds: title, byline, date, text.',
  ({ bytes, url, contentType }) => {
    const { text } = decodeText(bytes, contentType === undefined ? {} : { contentType });
    const { publishedAt, ...article } = extractArticle(text, { url });
    return { ...article, ...(publishedAt !== undefined && { publishedAt: isoTime(publishedAt) }) };
  },
);

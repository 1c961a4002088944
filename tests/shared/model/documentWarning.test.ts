import { expect, test } from 'vitest';
import { de } from '../../../renderer/text/de.ts';
import { en } from '../../../renderer/text/en.ts';
import {
  type DocumentWarning,
  documentWarningSentence,
  readDocumentWarnings,
} from '../../../shared/model/documentWarning.ts';

const warning: DocumentWarning = { code: 'element-open', name: 'title', line: 12 };

test('a warning is a sentence in each language, with what was wrong and where', () => {
  expect(documentWarningSentence(warning)).toBe('<title> has no end tag (line 12).');
  expect(en.health.warning(warning)).toBe('<title> has no end tag (line 12).');
  expect(de.health.warning(warning)).toBe('<title> hat kein schließendes Tag (Zeile 12).');
  expect(documentWarningSentence({ code: 'ampersands-bare', count: 1 })).toBe('One “&” is not written as “&amp;”.');
  expect(documentWarningSentence({ code: 'ampersands-bare', count: 3 })).toBe('3 “&” are not written as “&amp;”.');
});

test('sentences that an earlier version kept are told as they are', () => {
  const read = readDocumentWarnings(JSON.stringify(['A comment is never closed (line 3).', warning]));
  expect(read.map(documentWarningSentence)).toEqual([
    'A comment is never closed (line 3).',
    '<title> has no end tag (line 12).',
  ]);
});

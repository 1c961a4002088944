// Cuts the text of a query into terms, parentheses and connectives, each with its place. Never throws; knows no meaning of values.
import { isOperator, type Operator } from './query.ts';

interface Place {
  /** UTF-16 offsets into the text, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface SignToken extends Place {
  readonly kind: 'open' | 'close' | 'or' | 'and' | 'not';
}

export interface TermToken extends Place {
  readonly kind: 'term';
  readonly operator?: Operator;
  /** Where what follows the operator's colon begins; without operator, the start. */
  readonly valueStart: number;
  /** Without quotes, escapes and the star. */
  readonly value: string;
  readonly quoted: boolean;
  readonly prefix: boolean;
  /** The closing quote is missing. */
  readonly unclosed: boolean;
}

export type QueryToken = SignToken | TermToken;

const quotes = '"“”„';
const isQuote = (character: string | undefined): boolean => character !== undefined && quotes.includes(character);
const space = /\s/;
const endsWord = (character: string): boolean =>
  space.test(character) || character === '(' || character === ')' || isQuote(character);
const operatorStart = /^([a-z]+):/i;
const words: ReadonlyMap<string, SignToken['kind']> = new Map([
  ['OR', 'or'],
  ['AND', 'and'],
  ['NOT', 'not'],
]);

interface Reading {
  readonly end: number;
  readonly value: string;
  readonly unclosed: boolean;
}

function readQuoted(text: string, start: number): Reading {
  let value = '';
  for (let index = start + 1; index < text.length; index++) {
    const character = text.charAt(index);
    const next = text.charAt(index + 1);
    if (character === '\\' && (next === '\\' || isQuote(next)) && next !== '') {
      value += next;
      index++;
    } else if (isQuote(character)) {
      return { end: index + 1, value, unclosed: false };
    } else {
      value += character;
    }
  }
  return { end: text.length, value, unclosed: true };
}

function readBare(text: string, start: number): Reading {
  let end = start;
  while (end < text.length && !endsWord(text.charAt(end))) end++;
  return { end, value: text.slice(start, end), unclosed: false };
}

function readTerm(text: string, start: number): TermToken {
  const name = operatorStart.exec(text.slice(start, start + 16))?.[1]?.toLowerCase();
  const operator = name !== undefined && isOperator(name) ? name : undefined;
  const valueStart = operator ? start + operator.length + 1 : start;
  const quoted = isQuote(text[valueStart]);
  const reading = quoted ? readQuoted(text, valueStart) : readBare(text, valueStart);
  let end = reading.end;
  let value = reading.value;
  let prefix = false;
  if (quoted) {
    while (text[end] === '*') {
      prefix = true;
      end++;
    }
  } else {
    const stem = value.replace(/\*+$/, '');
    prefix = stem !== value;
    value = stem;
  }
  return {
    kind: 'term',
    start,
    end,
    ...(operator && { operator }),
    valueStart,
    value,
    quoted,
    prefix,
    unclosed: reading.unclosed,
  };
}

/** Tokens in order; a hyphen or star that stands alone is nothing. */
export function lexQuery(text: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (space.test(character)) {
      index++;
    } else if (character === '(' || character === ')') {
      tokens.push({ kind: character === '(' ? 'open' : 'close', start: index, end: index + 1 });
      index++;
    } else if (character === '-') {
      const next = text.charAt(index + 1);
      if (next !== '' && next !== ')' && !space.test(next)) tokens.push({ kind: 'not', start: index, end: index + 1 });
      index++;
    } else {
      const term = readTerm(text, index);
      const sign = !term.quoted && !term.operator ? words.get(term.value) : undefined;
      tokens.push(sign ? { kind: sign, start: term.start, end: term.end } : term);
      index = term.end;
    }
  }
  return tokens;
}

/** Whether a word stands in a query as it is, without quotes, and is read back as the same word. */
export function isBareWord(word: string): boolean {
  if (word === '' || word.startsWith('-') || word.endsWith('*') || words.has(word)) return false;
  const name = operatorStart.exec(word)?.[1]?.toLowerCase();
  return !(name !== undefined && isOperator(name)) && isBareValue(word);
}

/** The same for what follows an operator's colon. */
export const isBareValue = (value: string): boolean =>
  value !== '' && !value.endsWith('*') && !Array.from(value).some((character) => endsWord(character));

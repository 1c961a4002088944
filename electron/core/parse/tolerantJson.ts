// JSON as broken generators write it: commas too many, raw line breaks in strings, NaN, cut off. Never throws, looks at each character
// once or twice; knows nothing of feeds.

/** Elements deeper than this are read over. */
const deepest = 100;

/** What can be read of it. Of what is cut off, objects and strings that were whole stay, and the objects and lists around them. */
export function readTolerantJson(source: string): unknown {
  let position = 0;
  let isCut = false;

  return readValue(0);

  function skip(pattern: RegExp): string {
    pattern.lastIndex = position;
    const [skipped = ''] = pattern.exec(source) ?? [];
    position += skipped.length;
    return skipped;
  }

  function readValue(depth: number): unknown {
    skip(space);
    const first = source[position];
    if (first === '"') return readString();
    if (depth < deepest && first === '{') return readObject(depth);
    if (depth < deepest && first === '[') return readList(depth);
    const word = skip(bareWord);
    if (word === '') position += 1;
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    return word !== '' && Number.isFinite(Number(word)) ? Number(word) : undefined;
  }

  function readObject(depth: number): unknown {
    const members = new Map<string, unknown>();
    position += 1;
    for (;;) {
      skip(spaceAndCommas);
      const next = source[position];
      if (next === undefined) isCut = true;
      if (next === '}') position += 1;
      // A list that ends here ends this too.
      if (next === undefined || next === '}' || next === ']') return Object.fromEntries(members);
      const name = next === '"' ? readString() : skip(bareWord);
      skip(space);
      if (source[position] === ':') position += 1;
      else if (name === '') position += 1;
      const value = readValue(depth + 1);
      if (name !== undefined && value !== undefined) members.set(name, value);
    }
  }

  function readList(depth: number): unknown[] {
    const elements: unknown[] = [];
    position += 1;
    for (;;) {
      skip(spaceAndCommas);
      const next = source[position];
      if (next === undefined) isCut = true;
      if (next === ']') position += 1;
      if (next === undefined || next === ']' || next === '}') return elements;
      const value = readValue(depth + 1);
      if (value !== undefined && !isCut) elements.push(value);
    }
  }

  /** Undefined when it is cut off: half an address is another. */
  function readString(): string | undefined {
    const start = position + 1;
    let at = start;
    for (; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      if (code === 34) break;
      if (code === 92) at += 1;
    }
    position = at + 1;
    if (at < source.length) return unescaped(source.slice(start, at));
    isCut = true;
    return undefined;
  }
}

const space = /\s*/y;
const spaceAndCommas = /[\s,]*/y;
const bareWord = /[^\s,:"[\]{}]*/y;

/** Escapes that JSON does not have stand for themselves, as do raw control characters. */
function unescaped(written: string): string {
  const strict = written
    .replaceAll(/\\(u[\dA-Fa-f]{4}|["\\/bfnrt])|\\/g, (escape, known: string | undefined) => (known ? escape : '\\\\'))
    .replaceAll(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return JSON.parse(`"${strict}"`) as string;
}

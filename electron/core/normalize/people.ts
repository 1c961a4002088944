// Who wrote it: names as a byline shows them, once each.
import type { Person } from '../../../shared/model/article.ts';
import type { ParsedPerson } from '../parse/parsedFeed.ts';
import { htmlToText } from './sanitizeHtml.ts';

/** Sources that name authors, best first; the first that names anybody counts. */
const authorSources: readonly (readonly string[])[] = [
  ['atom:author', 'author', 'authors'],
  ['dc:creator', 'creator', 'dc:author', 'dcterms:creator'],
  ['itunes:author', 'googleplay:author'],
  ['podcast:person'],
  ['media:credit'],
  ['dc:publisher'],
  ['itunes:owner'],
  ['managingeditor'],
  ['webmaster'],
];

/** Sources that name who wrote it; the later ones name who is answerable for it. */
const writerSources = 5;

export function authorsOf(people: readonly ParsedPerson[]): readonly Person[] {
  let addresses: readonly Person[] = [];
  for (const [place, sources] of authorSources.entries()) {
    if (place >= writerSources && addresses.length > 0) break;
    const named = people
      .filter(
        (person) => sources.includes(person.source) && (person.source !== 'podcast:person' || person.role === 'author'),
      )
      .map(asPerson)
      .filter((person) => person !== undefined);
    // A newsroom's address in one element says less than a name in the next.
    const isAddress = named.length > 0 && named.every((person) => bareAddress.test(person.name));
    if (named.length > 0 && !isAddress) return distinct(named);
    if (isAddress && addresses.length === 0) addresses = distinct(named);
  }
  return addresses;
}

const bareAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** "jane@paper.example (Jane Doe)" as RSS has it, in elements that ask for a name, and "Jane Doe <jane@paper.example>". */
function splitName(line: string | undefined): { name?: string; email?: string } {
  // arXiv links its authors, in a text that was escaped.
  const plain = line && /<\/?[a-z][^<>@]*>/i.test(line) ? htmlToText(line) : line;
  const words = plain?.replaceAll(/\s+/g, ' ').trim() ?? '';
  const [, first, inBrackets] = /^(\S{1,200}@\S{1,200}) ?\(([^()]+)\)$/.exec(words) ?? [];
  if (first && inBrackets) return { name: inBrackets.trim(), email: first };
  const [, before, last] = /^([^<>]+)<(\S{1,200}@[^\s<>]{1,200})>$/.exec(words) ?? [];
  return before?.trim() && last ? { name: before.trim(), email: last } : { name: words };
}

function asPerson({ name, email: written, url }: ParsedPerson): Person | undefined {
  const { name: words, email = written } = splitName(name);
  // A person without a name is known by the address; "noreply@…" is nobody.
  const shown = words || (email && !/^(?:no-?reply|donotreply|noemail)@/i.test(email) ? email : undefined) || url;
  return shown ? { name: shown, ...(email && { email }), ...(url && /^https?:/.test(url) && { url }) } : undefined;
}

function distinct(people: readonly Person[]): readonly Person[] {
  const seen = new Map<string, Person>();
  for (const person of people) if (!seen.has(person.name.toLowerCase())) seen.set(person.name.toLowerCase(), person);
  return [...seen.values()];
}

export const joinNames = (people: readonly Person[]): string | undefined =>
  people.map((person) => person.name).join(', ') || undefined;

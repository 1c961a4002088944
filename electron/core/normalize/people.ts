// Who wrote it: names as a byline shows them, once each.
import type { Person } from '../../../shared/model/article.ts';
import type { ParsedPerson } from '../parse/parsedFeed.ts';

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

export function authorsOf(people: readonly ParsedPerson[]): readonly Person[] {
  for (const sources of authorSources) {
    const named = people
      .filter(
        (person) => sources.includes(person.source) && (person.source !== 'podcast:person' || person.role === 'author'),
      )
      .map(asPerson)
      .filter((person) => person !== undefined);
    if (named.length > 0) return distinct(named);
  }
  return [];
}

function asPerson({ name, email, url }: ParsedPerson): Person | undefined {
  const words = name?.replaceAll(/\s+/g, ' ').trim();
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

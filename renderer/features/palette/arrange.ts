// Which lines the palette shows, and in which order: the best few of each kind, or with nothing typed what was chosen lately and the rest.
import { createNameFinder, type NameFinder } from '../../commands/nameFinder.ts';
import type { PaletteEntry } from './entry.ts';

export interface PaletteLine {
  readonly entry: PaletteEntry;
  /** Places of the name that match what was typed: pairs of start and end. */
  readonly ranges: readonly number[];
}

export type SectionName = 'lately' | 'acts' | 'places' | 'articles';
export interface PaletteSection {
  readonly name: SectionName;
  readonly lines: readonly PaletteLine[];
  /** How many more match or are there. */
  readonly more: number;
}

export interface PaletteStock {
  readonly acts: readonly PaletteEntry[];
  readonly places: readonly PaletteEntry[];
  /** What was chosen last comes first. */
  readonly lately: readonly string[];
}

const mostFound = 8;
const mostLately = 5;
/** Without anything typed, lists are read, not scrolled for long: typing finds the rest. */
const mostShown = 40;

interface FoundEntry extends PaletteLine {
  readonly score: number;
}

function createEntryFinder(entries: readonly PaletteEntry[]): (typed: string) => readonly FoundEntry[] {
  const names = entries.flatMap((entry) => [
    { entry, text: entry.name, isOther: false },
    ...(entry.otherName === undefined ? [] : [{ entry, text: entry.otherName, isOther: true }]),
  ]);
  const find: NameFinder = createNameFinder(names.map(({ text }) => text));
  return (typed) => {
    const seen = new Set<PaletteEntry>();
    return find(typed).flatMap(({ index, ranges, score }) => {
      const name = names[index];
      if (!name || seen.has(name.entry)) return [];
      seen.add(name.entry);
      return [{ entry: name.entry, ranges: name.isOther ? [] : ranges, score }];
    });
  };
}

export type Arrange = (typed: string) => readonly PaletteSection[];

/** Made once for what there is, asked at every stroke. */
export function createArrange({ acts, places, lately }: PaletteStock): Arrange {
  const findAct = createEntryFinder(acts);
  const findPlace = createEntryFinder(places);
  const rank = new Map(lately.map((key, place) => [key, place]));

  /** What was chosen lately goes before what matches as well, and what can be done before what cannot. */
  const worth = ({ entry, score }: FoundEntry): number =>
    score + (rank.has(entry.key) ? 0.25 : 0) - (entry.refusal === undefined ? 0 : 0.25);
  const section = (name: SectionName, found: readonly PaletteLine[], most: number): readonly PaletteSection[] =>
    found.length === 0 ? [] : [{ name, lines: found.slice(0, most), more: Math.max(0, found.length - most) }];
  const best = (found: readonly FoundEntry[]): readonly PaletteLine[] => found.toSorted((a, b) => worth(b) - worth(a));
  const plain = (entries: readonly PaletteEntry[]): readonly PaletteLine[] =>
    entries.map((entry) => ({ entry, ranges: [] }));

  return (typed) => {
    if (typed.trim() !== '') {
      return [
        ...section('acts', best(findAct(typed)), mostFound),
        ...section('places', best(findPlace(typed)), mostFound),
      ];
    }
    const chosen = [...acts, ...places]
      .filter((entry) => rank.has(entry.key) && entry.refusal === undefined)
      .toSorted((a, b) => (rank.get(a.key) ?? 0) - (rank.get(b.key) ?? 0))
      .slice(0, mostLately);
    const rest = (entries: readonly PaletteEntry[]): readonly PaletteLine[] =>
      plain(
        entries
          .filter((entry) => !chosen.includes(entry))
          .toSorted((a, b) => Number(a.refusal !== undefined) - Number(b.refusal !== undefined)),
      );
    return [
      ...section('lately', plain(chosen), mostLately),
      ...section('acts', rest(acts), mostShown),
      ...section('places', rest(places), mostShown),
    ];
  };
}

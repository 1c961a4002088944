// Of a document with more items than are read, the newest: at its beginning as a rule, at its end where the dates say so.
import type { DocumentWarning } from '../../../shared/model/documentWarning.ts';
import { mostItems } from './limits.ts';
import { parseDate } from './parseDate.ts';
import type { ParsedItem } from './parsedFeed.ts';

/** Items come in one by one; what is held is bounded, however many come. `read` makes an item, and only of those that may stay. */
export class NewestItems<Source> {
  readonly #read: (source: Source) => ParsedItem;
  readonly #first: ParsedItem[] = [];
  /** The last ones as they came, in a ring. */
  readonly #last: Source[] = [];
  #count = 0;

  constructor(read: (source: Source) => ParsedItem) {
    this.#read = read;
  }

  add(source: Source): void {
    if (this.#count < mostItems) this.#first.push(this.#read(source));
    // The ring takes everything from the start, so that its end is the document's end.
    this.#last[this.#count % mostItems] = source;
    this.#count += 1;
  }

  get items(): readonly ParsedItem[] {
    if (this.#count <= mostItems || !this.#isOldestFirst()) return this.#first;
    const begin = this.#count % mostItems;
    return [...this.#last.slice(begin), ...this.#last.slice(0, begin)].map(this.#read);
  }

  /** Says so when not all were taken. */
  get warnings(): readonly DocumentWarning[] {
    return this.#count > mostItems ? [{ code: 'items-left-out', count: this.#count, kept: mostItems }] : [];
  }

  #isOldestFirst(): boolean {
    const last = this.#last[(this.#count - 1) % mostItems];
    const [firstAt, lastAt] = [this.#first[0], last === undefined ? undefined : this.#read(last)].map(dateOf);
    return firstAt !== undefined && lastAt !== undefined && lastAt > firstAt;
  }
}

const dateOf = (item: ParsedItem | undefined): number | undefined =>
  item?.dates.map(({ value }) => parseDate(value)).find((instant) => instant !== undefined);

// A query in words: "with “heat pump” and unread, from the feed “Heise”". The words stand in a table another language can replace.
import type { LeafNode, Moment, Query, QueryNode, QueryOrder } from './query.ts';
import { printMoment } from './moment.ts';

/** Every phrase an explanation is made of. Values come as the query has them; the table brings quotation marks and grammar. */
export interface QueryPhrases {
  readonly everything: string;
  readonly join: (parts: readonly string[], by: 'and' | 'or') => string;
  readonly group: (inner: string) => string;
  readonly not: (inner: string) => string;
  readonly text: (text: string, field: 'any' | 'title' | 'author', form: 'word' | 'phrase' | 'beginning') => string;
  readonly name: (field: 'feed' | 'folder' | 'in' | 'site' | 'topic' | 'tag' | 'lang' | 'url', value: string) => string;
  readonly state: Readonly<
    Record<'unread' | 'read' | 'saved' | 'tagged' | 'offline' | 'video' | 'audio' | 'long' | 'short', string>
  >;
  readonly has: Readonly<Record<'image' | 'video' | 'audio' | 'note', string>>;
  readonly time: (relation: 'before' | 'after' | 'on' | 'newer' | 'older', moment: Moment) => string;
  readonly minutes: (comparison: '<' | '<=' | '=' | '>=' | '>', minutes: number) => string;
  readonly order: Readonly<Record<QueryOrder, string>>;
  readonly whole: (what: string, order?: string) => string;
}

const units = { h: 'hour', d: 'day', w: 'week', m: 'month', y: 'year' } as const;
const momentInEnglish = (moment: Moment): string =>
  moment.kind === 'age'
    ? `${moment.amount} ${units[moment.unit]}${moment.amount === 1 ? '' : 's'}`
    : printMoment(moment);

export const englishPhrases: QueryPhrases = {
  everything: 'all articles',
  join: (parts, by) => parts.join(by === 'and' ? ', ' : ' or '),
  group: (inner) => `(${inner})`,
  not: (inner) => `not ${inner}`,
  text(text, field, form) {
    const what =
      form === 'beginning'
        ? `a word beginning with “${text}”`
        : form === 'phrase'
          ? `the words “${text}”`
          : `“${text}”`;
    return field === 'any' ? `with ${what}` : field === 'title' ? `with ${what} in the title` : `by ${what}`;
  },
  name(field, value) {
    switch (field) {
      case 'feed':
        return `from the feed “${value}”`;
      case 'folder':
        return `in the folder “${value}”`;
      case 'in':
        return `in the folder or feed “${value}”`;
      case 'site':
        return `from the site ${value}`;
      case 'topic':
        return `on the topic “${value}”`;
      case 'tag':
        return `tagged “${value}”`;
      case 'lang':
        return `in the language “${value}”`;
      default:
        return `with “${value}” in the address`;
    }
  },
  state: {
    unread: 'unread',
    read: 'read',
    saved: 'saved',
    tagged: 'with a tag',
    offline: 'wholly kept on this machine',
    video: 'videos',
    audio: 'audio',
    long: 'long',
    short: 'short',
  },
  has: { image: 'with a picture', video: 'with a video', audio: 'with audio', note: 'with a note' },
  time(relation, moment) {
    const when = momentInEnglish(moment);
    if (moment.kind === 'age') {
      return relation === 'after' || relation === 'newer' ? `from the last ${when}` : `older than ${when}`;
    }
    if (relation === 'on') return moment.kind === 'named' || moment.day !== undefined ? `of ${when}` : `from ${when}`;
    return relation === 'before' || relation === 'older' ? `before ${when}` : `since ${when}`;
  },
  minutes(comparison, minutes) {
    const unit = minutes === 1 ? 'minute' : 'minutes';
    const bound = { '<': 'under', '<=': 'at most', '=': '', '>=': 'at least', '>': 'over' }[comparison];
    return `${bound} ${minutes} ${unit} to read`.trim();
  },
  order: {
    newest: 'newest first',
    oldest: 'oldest first',
    relevance: 'best match first',
    length: 'longest first',
  },
  whole: (what, order) => (order ? `${what}; ${order}` : what),
};

function leafInWords(node: LeafNode, phrases: QueryPhrases): string {
  switch (node.kind) {
    case 'text':
      return phrases.text(node.text, node.field, node.prefix ? 'beginning' : node.phrase ? 'phrase' : 'word');
    case 'name':
      return phrases.name(node.field, node.value);
    case 'is':
      return phrases.state[node.state];
    case 'has':
      return phrases.has[node.what];
    case 'time':
      return phrases.time(node.relation, node.moment);
    default:
      return phrases.minutes(node.comparison, node.minutes);
  }
}

function nodeInWords(node: QueryNode, phrases: QueryPhrases, inside: boolean): string {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const words = phrases.join(
        node.nodes.map((part) => nodeInWords(part, phrases, true)),
        node.kind,
      );
      return inside ? phrases.group(words) : words;
    }
    case 'not':
      return phrases.not(nodeInWords(node.node, phrases, true));
    default:
      return leafInWords(node, phrases);
  }
}

/** What the query asks for, as a phrase without a full stop. */
export function explainQuery(query: Query, phrases: QueryPhrases = englishPhrases): string {
  const what = query.where ? nodeInWords(query.where, phrases, false) : phrases.everything;
  return phrases.whole(what, query.order && phrases.order[query.order]);
}

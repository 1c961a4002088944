// What a query means once it is read: a small tree. Knows neither how it is written (parseQuery) nor how it is answered (store/search).

export type TextField = 'any' | 'title' | 'author';

/** Words to be found. A word holds no white space, quotes or parentheses; a phrase holds what stood between quotes. */
export interface TextNode {
  readonly kind: 'text';
  readonly field: TextField;
  readonly text: string;
  readonly phrase: boolean;
  /** The last word may go on. */
  readonly prefix: boolean;
}

/** Something an article belongs to, by name: case and accents do not count. `in` is a folder or a feed. */
export const nameFields = ['feed', 'folder', 'in', 'site', 'topic', 'tag', 'lang', 'url'] as const;
export type NameField = (typeof nameFields)[number];
export interface NameNode {
  readonly kind: 'name';
  readonly field: NameField;
  readonly value: string;
}

export const states = ['unread', 'read', 'saved', 'tagged', 'offline', 'video', 'audio', 'long', 'short'] as const;
export type QueryState = (typeof states)[number];
export interface StateNode {
  readonly kind: 'is';
  readonly state: QueryState;
}
/** Reading minutes that make an article long or short. */
export const longMinutes = 10;
export const shortMinutes = 3;

export const possessions = ['image', 'video', 'audio', 'note'] as const;
export type Possession = (typeof possessions)[number];
export interface PossessionNode {
  readonly kind: 'has';
  readonly what: Possession;
}

export const timeRelations = ['before', 'after', 'on', 'newer', 'older'] as const;
export type TimeRelation = (typeof timeRelations)[number];
export const ageUnits = ['h', 'd', 'w', 'm', 'y'] as const;
export type AgeUnit = (typeof ageUnits)[number];
/** A year, month or day of the person's calendar, a named day, or an age counted back from now. */
export type Moment =
  | { readonly kind: 'calendar'; readonly year: number; readonly month?: number; readonly day?: number }
  | { readonly kind: 'named'; readonly name: 'today' | 'yesterday' }
  | { readonly kind: 'age'; readonly amount: number; readonly unit: AgeUnit };
export interface TimeNode {
  readonly kind: 'time';
  readonly relation: TimeRelation;
  readonly moment: Moment;
}

export const comparisons = ['<=', '>=', '<', '>', '='] as const;
export type Comparison = (typeof comparisons)[number];
export interface MinutesNode {
  readonly kind: 'minutes';
  readonly comparison: Comparison;
  readonly minutes: number;
}

export type LeafNode = TextNode | NameNode | StateNode | PossessionNode | TimeNode | MinutesNode;
export type QueryNode =
  | LeafNode
  | { readonly kind: 'and'; readonly nodes: readonly QueryNode[] }
  | { readonly kind: 'or'; readonly nodes: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly node: QueryNode };

export const queryOrders = ['newest', 'oldest', 'relevance', 'length'] as const;
export type QueryOrder = (typeof queryOrders)[number];

/** Without `where` it selects every article. */
export interface Query {
  readonly where?: QueryNode;
  /** What `sort:` says, else what the view says. */
  readonly order?: QueryOrder;
}

export const operators = ['title', 'author', ...nameFields, 'is', 'has', ...timeRelations, 'minutes', 'sort'] as const;
export type Operator = (typeof operators)[number];
export const isOperator = (name: string): name is Operator => (operators as readonly string[]).includes(name);

export type QueryErrorCode =
  | 'quote-open'
  | 'parenthesis-open'
  | 'parenthesis-close'
  | 'parenthesis-empty'
  | 'too-deep'
  | 'nothing-before-or'
  | 'nothing-after-or'
  | 'nothing-to-negate'
  | 'value-missing'
  | 'state-unknown'
  | 'possession-unknown'
  | 'order-unknown'
  | 'order-inside'
  | 'moment-unknown'
  | 'minutes-unknown';

/** What is wrong and where: offsets into the text, in UTF-16 units, the end exclusive. */
export interface QueryError {
  readonly code: QueryErrorCode;
  readonly start: number;
  readonly end: number;
}

const reasons: Readonly<Record<QueryErrorCode, string>> = {
  'quote-open': 'the quotation is not closed',
  'parenthesis-open': 'this parenthesis is not closed',
  'parenthesis-close': 'this parenthesis was never opened',
  'parenthesis-empty': 'there is nothing between the parentheses',
  'too-deep': 'there are too many parentheses inside each other',
  'nothing-before-or': 'OR needs something before it',
  'nothing-after-or': 'OR needs something after it',
  'nothing-to-negate': 'there is nothing to leave out here',
  'value-missing': 'a value is missing after the colon',
  'state-unknown': `is: knows ${states.join(', ')}`,
  'possession-unknown': `has: knows ${possessions.join(', ')}`,
  'order-unknown': `sort: knows ${queryOrders.join(', ')}`,
  'order-inside': 'sort: must stand alone, outside of parentheses, OR and “-”',
  'moment-unknown':
    'a date looks like 2025-07-10, 2025-07, 2025, today or yesterday, an age like 12h, 7d, 2w, 3m or 1y',
  'minutes-unknown': 'minutes look like 5, <5 or >=10',
};

/** The English reason of a mistake, without its place. */
export const queryErrorReason = (error: QueryError): string => reasons[error.code];

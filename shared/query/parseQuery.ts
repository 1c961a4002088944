// Text → Query. Reads any text without throwing: what cannot be understood is left out and named with its place.
//
//   query   = { or }                      all of them must hold
//   or      = unary { "OR" unary }        OR binds closer than standing side by side
//   unary   = ( "-" | "NOT" ) unary | "(" query ")" | term
//   term    = [ operator ":" ] ( word | "phrase" ) [ "*" ]
import { lexQuery, type QueryToken, type TermToken } from './lexQuery.ts';
import { parseMoment } from './moment.ts';
import {
  comparisons,
  nameFields,
  possessions,
  queryOrders,
  states,
  timeRelations,
  type Query,
  type QueryError,
  type QueryErrorCode,
  type QueryNode,
  type QueryOrder,
} from './query.ts';

export interface ParsedQuery {
  /** What could be understood; to be trusted as what was meant only without errors. */
  readonly query: Query;
  /** In the order of their places. */
  readonly errors: readonly QueryError[];
}

/** Parentheses inside each other; far beyond what a person writes, well within the stack. */
const deepest = 40;

const memberOf = <Member extends string>(members: readonly Member[], value: string): Member | undefined => {
  const wanted = value.toLowerCase();
  return members.find((member) => member === wanted);
};

function joined(kind: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | undefined {
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node]));
  return flat.length > 1 ? { kind, nodes: flat } : flat[0];
}

export function parseQuery(text: string): ParsedQuery {
  const tokens = lexQuery(text);
  const errors: QueryError[] = [];
  let position = 0;
  let order: QueryOrder | undefined;

  const fail = (code: QueryErrorCode, start: number, end: number): undefined => {
    errors.push({ code, start, end });
  };

  /** A `sort:` that stands in the open sets the order; anywhere else it would mean nothing. */
  function readOrder(token: TermToken, alone: boolean): undefined {
    const wanted = memberOf(queryOrders, token.value);
    if (!wanted) return fail('order-unknown', token.valueStart, token.end);
    if (!alone) return fail('order-inside', token.start, token.end);
    order = wanted;
    return undefined;
  }

  function readMinutes(token: TermToken): QueryNode | undefined {
    const comparison = comparisons.find((sign) => token.value.startsWith(sign));
    const number = token.value.slice(comparison?.length ?? 0);
    if (!/^\d{1,5}$/.test(number)) return fail('minutes-unknown', token.valueStart, token.end);
    return { kind: 'minutes', comparison: comparison ?? '=', minutes: Number(number) };
  }

  function readTerm(token: TermToken, alone: boolean): QueryNode | undefined {
    const { operator, value } = token;
    if (token.unclosed) fail('quote-open', token.valueStart, token.end);
    if (operator === undefined || operator === 'title' || operator === 'author') {
      if (value.trim() === '') return operator && fail('value-missing', token.start, token.end);
      return { kind: 'text', field: operator ?? 'any', text: value, phrase: token.quoted, prefix: token.prefix };
    }
    if (value.trim() === '') return fail('value-missing', token.start, token.end);
    if (operator === 'sort') return readOrder(token, alone);
    if (operator === 'minutes') return readMinutes(token);
    if (operator === 'is') {
      const state = memberOf(states, value) ?? (value.toLowerCase() === 'starred' ? 'saved' : undefined);
      return state ? { kind: 'is', state } : fail('state-unknown', token.valueStart, token.end);
    }
    if (operator === 'has') {
      const what = memberOf(possessions, value);
      return what ? { kind: 'has', what } : fail('possession-unknown', token.valueStart, token.end);
    }
    const field = memberOf(nameFields, operator);
    if (field) return { kind: 'name', field, value: value.trim() };
    const relation = memberOf(timeRelations, operator);
    const moment = parseMoment(value);
    if (!relation || !moment || (relation === 'on' && moment.kind === 'age')) {
      return fail('moment-unknown', token.valueStart, token.end);
    }
    return { kind: 'time', relation, moment };
  }

  function readGroup(open: QueryToken, depth: number): QueryNode | undefined {
    const before = errors.length;
    const node = readAll(depth + 1);
    const close = tokens[position];
    if (close?.kind === 'close') {
      position++;
      if (!node && errors.length === before) fail('parenthesis-empty', open.start, close.end);
    } else {
      fail('parenthesis-open', open.start, open.end);
    }
    return node;
  }

  function readUnary(depth: number, alone: boolean): QueryNode | undefined {
    let negated = false;
    let token = tokens[position];
    while (token?.kind === 'not') {
      negated = !negated;
      position++;
      const next = tokens[position];
      if (!next || next.kind === 'close' || next.kind === 'or' || next.kind === 'and') {
        return fail('nothing-to-negate', token.start, token.end);
      }
      token = next;
      alone = false;
    }
    if (!token) return undefined;
    position++;
    let node: QueryNode | undefined;
    if (token.kind === 'term') node = readTerm(token, alone && tokens[position]?.kind !== 'or');
    else if (token.kind === 'open') node = depth < deepest ? readGroup(token, depth) : tooDeep(token);
    return node && negated ? negate(node) : node;
  }

  /** Skips to the matching parenthesis, so that one mistake is told once. */
  function tooDeep(open: QueryToken): undefined {
    let level = 1;
    while (position < tokens.length && level > 0) {
      const kind = tokens[position]?.kind;
      if (kind === 'open') level++;
      if (kind === 'close') level--;
      position++;
    }
    return fail('too-deep', open.start, open.end);
  }

  function readOr(depth: number): QueryNode | undefined {
    const nodes: QueryNode[] = [];
    const first = readUnary(depth, depth === 0);
    if (first) nodes.push(first);
    for (let token = tokens[position]; token?.kind === 'or'; token = tokens[position]) {
      position++;
      const next = tokens[position];
      if (!next || next.kind === 'close' || next.kind === 'or' || next.kind === 'and') {
        fail('nothing-after-or', token.start, token.end);
        continue;
      }
      const node = readUnary(depth, false);
      if (node) nodes.push(node);
    }
    return joined('or', nodes);
  }

  function readAll(depth: number): QueryNode | undefined {
    const nodes: QueryNode[] = [];
    for (let token = tokens[position]; token && token.kind !== 'close'; token = tokens[position]) {
      if (token.kind === 'and') {
        position++;
      } else if (token.kind === 'or') {
        fail('nothing-before-or', token.start, token.end);
        position++;
      } else {
        const node = readOr(depth);
        if (node) nodes.push(node);
      }
    }
    return joined('and', nodes);
  }

  const parts: QueryNode[] = [];
  while (position < tokens.length) {
    const node = readAll(0);
    if (node) parts.push(node);
    const stray = tokens[position];
    if (stray) {
      fail('parenthesis-close', stray.start, stray.end);
      position++;
    }
  }
  const where = joined('and', parts);
  return {
    query: { ...(where && { where }), ...(order && { order }) },
    errors: errors.toSorted((a, b) => a.start - b.start),
  };
}

const negate = (node: QueryNode): QueryNode => (node.kind === 'not' ? node.node : { kind: 'not', node });

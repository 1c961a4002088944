// Query → what the store must ask: one expression of the full-text index that every result satisfies, and an SQL condition for the rest.
import type { FeedId, Instant, TagId } from '../../../../shared/model/ids.ts';
import { timeRange } from '../../../../shared/query/moment.ts';
import {
  longMinutes,
  shortMinutes,
  type NameNode,
  type PossessionNode,
  type Query,
  type QueryNode,
  type QueryOrder,
  type QueryState,
} from '../../../../shared/query/query.ts';
import type { ReadStore, SqlValue } from '../connection.ts';
import { fold, foldPhrase } from './fold.ts';
import { matchExpression } from './matchExpression.ts';
import { feedsCalled, feedsInFolder, feedsOfSite, siteHost, tagsCalled, topicsCalled } from './names.ts';

export interface QueryContext {
  readonly read: ReadStore;
  /** What ages and named days count from. */
  readonly now: Instant;
  /** Of a frozen list: articles read since then still count as unread in it. Absent: as they are now. */
  readonly openedAt?: Instant;
}

/** A narrow set of articles that all results lie in, by which they can be reached. */
export type Source =
  | { readonly kind: 'feeds'; readonly feedIds: readonly FeedId[] }
  | { readonly kind: 'tag'; readonly tagId: TagId }
  | { readonly kind: 'topic'; readonly topicId: number }
  | { readonly kind: 'unread' | 'saved' | 'noted' };

export interface CompiledQuery {
  /** FTS5 expression; absent when no text is required. */
  readonly match?: string;
  /** SQL over `a` (a row of articles); `@text0`, `@text1` … stand for JSON arrays of the ids that match `texts`. */
  readonly condition: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
  /** FTS5 expressions inside the condition. */
  readonly texts: readonly string[];
  readonly sources: readonly Source[];
  /** Bounds of published_at: `from` inclusive, `to` exclusive. */
  readonly from?: Instant;
  readonly to?: Instant;
  /** It asks for text, but for none that could be in the index (such as "!?"), or for a name that is not here. */
  readonly nothing: boolean;
  readonly order?: QueryOrder;
}

/** Drops words without anything searchable; a query of nothing else finds nothing. */
function searchable(node: QueryNode): QueryNode | undefined {
  switch (node.kind) {
    case 'text':
      return foldPhrase(node.text).tokens.length > 0 ? node : undefined;
    case 'not': {
      const inner = searchable(node.node);
      return inner && { kind: 'not', node: inner };
    }
    case 'and':
    case 'or': {
      const nodes = node.nodes.map(searchable).filter((part) => part !== undefined);
      return nodes.length > 1 ? { kind: node.kind, nodes } : nodes[0];
    }
    default:
      return node;
  }
}

const stateConditions: Readonly<Record<QueryState, string>> = {
  unread:
    'EXISTS (SELECT 1 FROM inbox i WHERE i.published_at = a.published_at AND i.article_id = a.id AND (i.read_at IS NULL OR i.read_at >= @openedAt))',
  read: 'NOT EXISTS (SELECT 1 FROM inbox i WHERE i.published_at = a.published_at AND i.article_id = a.id AND (i.read_at IS NULL OR i.read_at >= @openedAt))',
  saved: 'EXISTS (SELECT 1 FROM states s WHERE s.article_id = a.id AND s.saved_at IS NOT NULL)',
  tagged: 'EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = a.id)',
  offline: "a.offline = 'complete'",
  video: "a.kind = 'video'",
  audio: "a.kind = 'audio'",
  long: `a.minutes >= ${longMinutes}`,
  short: `a.minutes <= ${shortMinutes}`,
};

/** Facts are JSON that our own code wrote (articleWrites.ts), so the text of a role stands in it just so. */
const inFacts = (...texts: readonly string[]): string =>
  `EXISTS (SELECT 1 FROM contents c WHERE c.article_id = a.id AND (${texts.map((text) => `instr(c.facts, '${text}') > 0`).join(' OR ')}))`;

const possessionConditions: Readonly<Record<PossessionNode['what'], string>> = {
  image: `(a.image_path IS NOT NULL OR ${inFacts('"role":"image"', '"image":{')})`,
  video: `(a.kind = 'video' OR ${inFacts('"role":"video"', '"type":"video/')})`,
  audio: `(a.kind = 'audio' OR ${inFacts('"role":"audio"', '"type":"audio/')})`,
  note: 'EXISTS (SELECT 1 FROM states s WHERE s.article_id = a.id AND s.note IS NOT NULL)',
};

/** What a name comes to: ids of feeds, tags or topics, or a condition on the row alone. */
interface Resolved {
  readonly condition: string;
  readonly source?: Source;
}

class Compiler {
  readonly parameters: Record<string, SqlValue> = {};
  readonly texts: string[] = [];
  readonly #context: QueryContext;
  #parameterCount = 0;

  constructor(context: QueryContext) {
    this.#context = context;
    this.parameters['openedAt'] = context.openedAt ?? Number.MAX_SAFE_INTEGER;
  }

  #bind(value: SqlValue): string {
    const name = `p${this.#parameterCount++}`;
    this.parameters[name] = value;
    return `@${name}`;
  }

  #listed(ids: readonly number[]): string {
    return `(SELECT value FROM json_each(${this.#bind(JSON.stringify(ids))}))`;
  }

  resolve(node: NameNode): Resolved {
    const { read } = this.#context;
    switch (node.field) {
      case 'feed':
        return this.#inFeeds(feedsCalled(read, node.value));
      case 'folder':
        return this.#inFeeds(feedsInFolder(read, node.value));
      case 'in': {
        const inFolder = feedsInFolder(read, node.value);
        return this.#inFeeds(inFolder.length > 0 ? inFolder : feedsCalled(read, node.value));
      }
      case 'tag': {
        const ids = tagsCalled(read, node.value);
        const [tagId] = ids;
        return {
          condition: `EXISTS (SELECT 1 FROM article_tags t WHERE t.tag_id IN ${this.#listed(ids)} AND t.published_at = a.published_at AND t.article_id = a.id)`,
          ...(ids.length === 1 && tagId !== undefined && { source: { kind: 'tag', tagId } }),
        };
      }
      case 'topic': {
        const ids = topicsCalled(read, fold(node.value));
        const [topicId] = ids;
        return {
          condition: `EXISTS (SELECT 1 FROM article_topics t WHERE t.topic_id IN ${this.#listed(ids)} AND t.published_at = a.published_at AND t.article_id = a.id)`,
          ...(ids.length === 1 && topicId !== undefined && { source: { kind: 'topic', topicId } }),
        };
      }
      case 'site': {
        const feeds = this.#listed(feedsOfSite(read, node.value));
        const host = siteHost(node.value).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
        const links = ['http://', 'https://', 'http://%.', 'https://%.'].map(
          (start) => `a.link LIKE ${this.#bind(`${start}${host}/%`)} ESCAPE '\\'`,
        );
        return { condition: `(a.feed_id IN ${feeds} OR ${links.join(' OR ')})` };
      }
      case 'lang': {
        const language = node.value.toLowerCase();
        return {
          condition: `(lower(a.language) = ${this.#bind(language)} OR lower(substr(a.language, 1, ${language.length + 1})) = ${this.#bind(`${language}-`)})`,
        };
      }
      default:
        return { condition: `instr(lower(a.link), ${this.#bind(node.value.toLowerCase())}) > 0` };
    }
  }

  #inFeeds(feedIds: readonly FeedId[]): Resolved {
    return { condition: `a.feed_id IN ${this.#listed(feedIds)}`, source: { kind: 'feeds', feedIds } };
  }

  condition(node: QueryNode): string {
    const expression = matchExpression(node);
    if (expression !== undefined) {
      this.texts.push(expression);
      return `a.id IN (SELECT value FROM json_each(@text${this.texts.length - 1}))`;
    }
    switch (node.kind) {
      case 'and':
        return `(${node.nodes.map((part) => this.condition(part)).join(' AND ')})`;
      case 'or':
        return `(${node.nodes.map((part) => this.condition(part)).join(' OR ')})`;
      case 'not':
        // A NULL, such as an unknown language, is as good as false here.
        return `NOT coalesce(${this.condition(node.node)}, FALSE)`;
      case 'name':
        return this.resolve(node).condition;
      case 'is':
        return stateConditions[node.state];
      case 'has':
        return possessionConditions[node.what];
      case 'time': {
        const { from, to } = timeRange(node, this.#context.now);
        const bounds = [
          ...(from === undefined ? [] : [`a.published_at >= ${this.#bind(from)}`]),
          ...(to === undefined ? [] : [`a.published_at < ${this.#bind(to)}`]),
        ];
        return `(${bounds.join(' AND ')})`;
      }
      case 'minutes':
        return `a.minutes ${node.comparison} ${this.#bind(node.minutes)}`;
      default:
        return 'FALSE';
    }
  }
}

export function compileQuery(query: Query, context: QueryContext): CompiledQuery {
  const where = query.where && searchable(query.where);
  const conjuncts = where === undefined ? [] : where.kind === 'and' ? where.nodes : [where];
  const compiler = new Compiler(context);
  const sources: Source[] = [];
  const conditions: string[] = [];
  const required: QueryNode[] = [];
  const excluded: QueryNode[] = [];
  let from: Instant | undefined;
  let to: Instant | undefined;
  let nothing = query.where !== undefined && where === undefined;

  for (const node of conjuncts) {
    if (matchExpression(node) !== undefined) required.push(node);
    else if (node.kind === 'not' && matchExpression(node.node) !== undefined) excluded.push(node);
    else if (node.kind === 'time') {
      const range = timeRange(node, context.now);
      if (range.from !== undefined) from = Math.max(from ?? range.from, range.from);
      if (range.to !== undefined) to = Math.min(to ?? range.to, range.to);
    } else if (node.kind === 'name') {
      const { condition, source } = compiler.resolve(node);
      conditions.push(condition);
      if (source) sources.push(source);
      if (source?.kind === 'feeds' && source.feedIds.length === 0) nothing = true;
    } else {
      conditions.push(compiler.condition(node));
      if (node.kind === 'is' && (node.state === 'unread' || node.state === 'saved')) sources.push({ kind: node.state });
      if (node.kind === 'has' && node.what === 'note') sources.push({ kind: 'noted' });
    }
  }
  const match = required.length > 0 ? matchExpression({ kind: 'and', nodes: [...required, ...excluded] }) : undefined;
  if (required.length === 0) conditions.push(...excluded.map((node) => compiler.condition(node)));
  return {
    ...(match !== undefined && { match }),
    condition: conditions.length > 0 ? conditions.join(' AND ') : 'TRUE',
    parameters: compiler.parameters,
    texts: compiler.texts,
    sources,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    nothing,
    ...(query.order && { order: query.order }),
  };
}

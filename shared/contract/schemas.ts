// zod schemas of the nouns that travel as parameters. Answers need none: the engine is the side that is trusted.
import { z } from 'zod';
import { mostIds } from '../model/ids.ts';

export const id = z.int().positive();
export const ids = z.array(id).max(mostIds);
export const name = z.string().trim().min(1).max(500);
export const address = z.string().trim().min(1).max(8_192);
/** Names from the top. */
export const folderPath = z.array(name).min(1).max(50);
export const instant = z.int();

export const listing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('unread') }),
  z.strictObject({ kind: z.literal('today') }),
  z.strictObject({ kind: z.literal('saved') }),
  z.strictObject({ kind: z.literal('feed'), feedId: id }),
  z.strictObject({ kind: z.literal('folder'), folderId: id }),
  z.strictObject({ kind: z.literal('tag'), tagId: id }),
  z.strictObject({ kind: z.literal('topic'), topic: z.string().max(1_000) }),
  z.strictObject({ kind: z.literal('author'), author: z.string().max(1_000) }),
  z.strictObject({ kind: z.literal('smart'), smartFeedId: id }),
  z.strictObject({ kind: z.literal('search'), query: z.string().max(4_096) }),
]);

export const listingOptions = z.strictObject({
  order: z.enum(['newest', 'oldest', 'relevance', 'length']),
  unreadOnly: z.boolean(),
});
export const listingFrame = z.strictObject({ openedAt: instant, lastArticleId: z.int().nonnegative() });
export const listCursor = z.strictObject({ value: z.number(), id: z.int().nonnegative() });

/** A view: what is selected, how it is ordered, and what it held when it was opened. */
export const view = z.strictObject({ listing, options: listingOptions, frame: listingFrame });
export type View = z.output<typeof view>;

/** What is absent stays as it is; null takes a wish back. */
export const feedSettingsChange = z.strictObject({
  fullText: z.boolean().optional(),
  notify: z.boolean().optional(),
  unreadWhenEdited: z.boolean().optional(),
  retentionDays: z.int().positive().nullable().optional(),
  retentionCount: z.int().positive().nullable().optional(),
  intervalMinutes: z.int().min(15).max(44_640).nullable().optional(),
});

export const retentionRule = z.strictObject({
  days: z.int().positive().max(100_000).optional(),
  count: z.int().positive().max(10_000_000).optional(),
  readOnly: z.boolean().optional(),
  queries: z.array(z.string().min(1).max(4_096)).max(100).readonly().optional(),
});

// What the form of one source's settings holds, and the change it comes to: only what differs is asked of the engine.
import type { EngineParams } from '../../../shared/contract/engineContract.ts';
import type { Feed } from '../../../shared/model/feed.ts';
import type { ViewSettings } from '../../app/uiState.ts';

/** Fields as they are typed: an empty number is none. */
export interface SettingsDraft {
  readonly title: string;
  readonly feedUrl: string;
  readonly folder: string;
  readonly interval: string;
  readonly paused: boolean;
  readonly fullText: boolean;
  readonly notify: boolean;
  readonly unreadWhenEdited: boolean;
  readonly density: ViewSettings['density'];
  readonly order: ViewSettings['order'];
  readonly unreadOnly: boolean;
  readonly days: string;
  readonly count: string;
  readonly user: string;
  readonly password: string;
}

const typed = (value: number | undefined): string => (value === undefined ? '' : String(value));

export const draftOf = ({ settings, ...feed }: Feed, view: ViewSettings): SettingsDraft => ({
  title: feed.title,
  feedUrl: feed.feedUrl,
  folder: typed(feed.folderId),
  interval: typed(settings.intervalMinutes),
  paused: feed.pausedAt !== undefined,
  fullText: settings.fullText,
  notify: settings.notify,
  unreadWhenEdited: settings.unreadWhenEdited,
  density: view.density,
  order: view.order,
  unreadOnly: view.unreadOnly,
  days: typed(settings.retentionDays),
  count: typed(settings.retentionCount),
  user: '',
  password: '',
});

/** A whole number of at least 1, else undefined. */
export function numberOf(text: string): number | undefined {
  const value = Number(text);
  return text.trim() !== '' && Number.isInteger(value) && value > 0 ? value : undefined;
}

type Change = EngineParams<'feeds.update'>;

/** Undefined when nothing of the source itself was changed. */
export function changeOf(feed: Feed, before: SettingsDraft, draft: SettingsDraft): Change | undefined {
  const differs = (key: keyof SettingsDraft): boolean => draft[key] !== before[key];
  const title = draft.title.trim();
  const rule = differs('days') || differs('count');
  const settings: Change['settings'] = {
    ...(differs('interval') && { intervalMinutes: numberOf(draft.interval) ?? null }),
    ...(differs('fullText') && { fullText: draft.fullText }),
    ...(differs('notify') && { notify: draft.notify }),
    ...(differs('unreadWhenEdited') && { unreadWhenEdited: draft.unreadWhenEdited }),
    ...(rule && { retentionDays: numberOf(draft.days) ?? null, retentionCount: numberOf(draft.count) ?? null }),
  };
  const change: Omit<Change, 'feedId'> = {
    ...(differs('title') && { title: title === '' || title === feed.publisherTitle ? null : title }),
    ...(differs('feedUrl') && { feedUrl: draft.feedUrl.trim() }),
    ...(differs('folder') && { folderId: numberOf(draft.folder) ?? null }),
    ...(differs('paused') && { paused: draft.paused }),
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(rule && { letGo: true }),
  };
  return Object.keys(change).length > 0 ? { feedId: feed.id, ...change } : undefined;
}

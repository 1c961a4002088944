// Which part of the core answers which request: one line a method. A method of the contract without a line does not compile.
import type { EngineMethod, EngineParams, EngineResult } from '../../shared/contract/engineContract.ts';
import { systemClock } from '../core/clock.ts';
import type { Core } from '../core/core.ts';
import { addDemo } from './demoLibrary.ts';

export type EngineHandlers = {
  readonly [M in EngineMethod]: (
    params: EngineParams<M>,
    signal: AbortSignal,
  ) => EngineResult<M> | Promise<EngineResult<M>>;
};

const done = (_nothing: void): null => null;

export const createHandlers = (core: Core): EngineHandlers => ({
  'library.overview': (params) => core.reading.overview(params),
  'library.addDemo': ({ folder }, signal) => addDemo(core, folder, systemClock.now(), signal),
  'library.stats': () => core.maintenance.stats(),
  'settings.get': () => core.settings.get(),
  'settings.set': (params) => core.settings.set(params),

  'articles.open': (params) => core.reading.open(params),
  'articles.list': (params) => core.reading.list(params),
  'articles.byIds': (params) => core.reading.byIds(params),
  'articles.ids': (params) => core.reading.ids(params),
  'articles.countDays': (params) => core.reading.countDays(params),
  'articles.countArrivals': (params) => core.reading.countArrivals(params),
  'articles.get': (params) => core.reading.get(params),
  'articles.revisions': (params) => core.reading.revisions(params),
  'articles.names': (params) => core.reading.names(params),
  'articles.findByLink': (params) => core.reading.findByLink(params),
  'articles.fetchFullText': (params, signal) => core.offline.fetchFullText(params, signal),
  'articles.fetchMedia': (params, signal) => core.offline.fetchMedia(params, signal),
  'articles.setPosition': (params) => core.reading.setPosition(params),
  'articles.setShows': (params) => core.reading.setShows(params),

  'triage.setRead': (params) => core.triage.setRead(params),
  'triage.setSaved': (params) => core.triage.setSaved(params),
  'triage.addTag': (params) => core.triage.addTag(params),
  'triage.removeTag': (params) => core.triage.removeTag(params),
  'triage.markView': (params) => core.triage.markView(params),
  'triage.byQuery': (params) => core.triage.byQuery(params),
  'notes.set': (params) => core.triage.setNote(params),
  'highlights.add': (params) => core.triage.addHighlight(params),
  'highlights.setNote': (params) => core.triage.setHighlightNote(params),
  'highlights.remove': (params) => core.triage.removeHighlight(params),

  'journal.undo': (params) => core.journal.undo(params),
  'journal.redo': (params) => core.journal.redo(params),
  'journal.list': (params) => core.journal.list(params),

  'feeds.discover': (params, signal) => core.subscriptions.discover(params, signal),
  'feeds.subscribe': (params, signal) => core.subscriptions.subscribe(params, signal),
  'feeds.unsubscribe': (params) => core.subscriptions.unsubscribe(params),
  'feeds.update': (params) => core.subscriptions.update(params),
  'feeds.countOutdated': (params) => core.subscriptions.countOutdated(params),
  'feeds.hasPassword': (params) => core.subscriptions.hasPassword(params),
  'feeds.setPassword': async (params) => done(await core.subscriptions.setPassword(params)),
  'folders.add': (params) => core.organisation.addFolder(params),
  'folders.update': (params) => core.organisation.updateFolder(params),
  'folders.remove': (params) => core.organisation.removeFolder(params),
  'tags.choose': (params) => core.organisation.chooseTags(params),
  'topics.recent': (params) => core.reading.recentTopics(params),
  'tags.rename': (params) => core.organisation.renameTag(params),
  'tags.remove': (params) => core.organisation.removeTag(params),
  'smartFeeds.save': (params) => core.organisation.saveSmartFeed(params),
  'smartFeeds.remove': (params) => core.organisation.removeSmartFeed(params),

  'opml.preview': (params, signal) => core.transfer.previewOpml(params, signal),
  'opml.import': (params, signal) => core.transfer.importOpml(params, signal),
  'opml.export': () => core.transfer.exportOpml(),
  'export.run': (params, signal) => core.exports.run(params, signal),

  'sync.start': (params, signal) => core.sync.start(params, signal),
  'sync.cancel': () => done(core.sync.cancel()),
  'sync.progress': () => core.sync.progress(),

  'offline.missing': (params) => core.packing.missing(params),
  'offline.pack': (params, signal) => core.packing.pack(params, signal),

  'maintenance.doctor': (params, signal) => core.maintenance.doctor(params, signal),
  'maintenance.backup': (params, signal) => core.maintenance.backup(params, signal),
  'maintenance.copies': () => core.maintenance.copies(),
  'maintenance.restore': (params, signal) => core.maintenance.restore(params, signal),
  'maintenance.retention': (params) => core.maintenance.retention(params),
});

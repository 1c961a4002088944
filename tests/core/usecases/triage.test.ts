// What a person does with articles, by the very methods the engine answers.
import type { Changes } from '../../../shared/contract/changes.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listTags } from '../../../electron/core/store/tags.ts';
import { createJournal } from '../../../electron/core/usecases/journal.ts';
import { createOrganisation } from '../../../electron/core/usecases/organisation.ts';
import { createReading } from '../../../electron/core/usecases/reading.ts';
import { createTriage } from '../../../electron/core/usecases/triage.ts';
import { hour, makeEntry, noon, openTestLibrary, type TestLibrary } from '../store/library.ts';

let library: TestLibrary;
let triage: ReturnType<typeof createTriage>;
let reading: ReturnType<typeof createReading>;
let journal: ReturnType<typeof createJournal>;
beforeEach(() => {
  library = openTestLibrary();
  const feedId = library.follow('times');
  library.sync(
    feedId,
    Array.from({ length: 12 }, (_, index) =>
      makeEntry(`${index + 1}`, {
        publishedAt: noon - (20 - index) * hour,
        text: index % 2 === 0 ? 'walrus' : 'heron',
      }),
    ),
  );
  triage = createTriage(library);
  reading = createReading(library);
  journal = createJournal(library);
});
afterEach(() => library.remove());

test('a mark of one article is named by its title, a mark of several by their number', () => {
  expect(triage.setSaved({ ids: [3], saved: true })).toMatchObject({
    changed: 1,
    entry: { kind: 'save', count: 1, article: 'Story 3' },
  });
  expect(triage.setRead({ ids: [1, 2, 3], read: true }).entry).toMatchObject({ kind: 'markRead', count: 3 });
  expect(journal.list({ limit: 10 }).map(({ kind, undone }) => [kind, undone])).toEqual([
    ['markRead', false],
    ['save', false],
    ['subscribe', false],
  ]);
});

test('undo and redo go back and forth, a new act ends what could be done again, and refusals have their codes', () => {
  triage.setSaved({ ids: [1], saved: true });
  triage.setRead({ ids: [1], read: true });
  expect(journal.undo({})).toMatchObject({ kind: 'markRead', undone: true });
  expect(journal.undo({})).toMatchObject({ kind: 'save' });
  expect(reading.byIds({ ids: [1] })).toMatchObject([{ read: false, saved: false }]);
  expect(journal.redo({})).toMatchObject({ kind: 'save', undone: false });
  triage.addTag({ ids: [1], name: 'later' });
  expect(() => journal.redo({})).toThrow(expect.objectContaining({ code: 'nothing-to-redo' }));
  for (let acts = 0; acts < 3; acts++) journal.undo({});
  expect(() => journal.undo({})).toThrow(expect.objectContaining({ code: 'nothing-to-undo' }));
});

test('an older act can be undone by its id under newer ones', () => {
  const saved = triage.setSaved({ ids: [1, 2], saved: true });
  triage.setRead({ ids: [2], read: true });
  journal.undo({ id: saved.entry?.id });
  expect(reading.byIds({ ids: [1, 2] })).toMatchObject([
    { saved: false, read: false },
    { saved: false, read: true },
  ]);
});

test('undo works after a restart', () => {
  triage.setSaved({ ids: [4], saved: true });
  library.reopen();
  createJournal(library).undo({});
  expect(createReading(library).byIds({ ids: [4] })[0]?.saved).toBe(false);
});

test('tags are the same whatever their case, keep the first spelling, and are counted', () => {
  triage.addTag({ ids: [1, 2], name: 'Élan' });
  triage.addTag({ ids: [2, 3], name: 'élan' });
  triage.setRead({ ids: [1], read: true });
  expect(listTags(library.store.read)).toEqual([{ id: 1, name: 'Élan', articleCount: 3, unreadCount: 2 }]);
  expect(reading.byIds({ ids: [2] })[0]?.tags).toEqual(['Élan']);
  expect(triage.removeTag({ ids: [1, 9], name: 'ELAN' }).changed).toBe(1);
  expect(() => triage.removeTag({ ids: [1], name: 'unheard' })).toThrow(
    expect.objectContaining({ code: 'tag-not-found' }),
  );
});

test('an act by query touches exactly what the query finds', () => {
  expect(triage.byQuery({ query: 'walrus', act: 'read' }).changed).toBe(6);
  expect(triage.byQuery({ query: 'is:unread', act: 'saved' }).changed).toBe(6);
  expect(triage.byQuery({ query: 'heron is:saved', act: 'tag', tag: 'bird' }).changed).toBe(6);
  expect(triage.byQuery({ query: 'tag:bird', act: 'untag', tag: 'bird' }).changed).toBe(6);
  expect(triage.byQuery({ query: 'walrus', act: 'unread' }).changed).toBe(6);
  expect(triage.byQuery({ query: 'is:saved', act: 'unsaved' }).changed).toBe(6);
  expect(() => triage.byQuery({ query: '(walrus', act: 'read' })).toThrow(
    expect.objectContaining({ code: 'query-invalid' }),
  );
  expect(() => triage.byQuery({ query: 'walrus', act: 'tag' })).toThrow(
    expect.objectContaining({ code: 'name-empty' }),
  );
});

test('marking a search marks its articles, or those from a row on', () => {
  const listing = { kind: 'search', query: 'walrus' } as const;
  const options = { order: 'newest', unreadOnly: false } as const;
  const view = { listing, options, frame: reading.open({ listing, options }).frame };
  const { rows } = reading.list({ view, direction: 'forward', limit: 50 });
  expect(rows.map(({ id }) => id)).toEqual([11, 9, 7, 5, 3, 1]);
  const from = { id: 5, value: rows[3]?.publishedAt ?? 0 };
  expect(triage.markView({ view, read: true, side: 'below', from }).changed).toBe(3);
  expect(reading.byIds({ ids: [7, 5, 3, 1] }).map(({ read }) => read)).toEqual([false, true, true, true]);
});

test('a note is kept, changed, taken away and undone', () => {
  triage.setNote({ id: 2, note: 'Remember this' });
  triage.setNote({ id: 2, note: '  ' });
  expect(reading.get({ id: 2 })).not.toHaveProperty('note');
  journal.undo({});
  expect(reading.get({ id: 2 })).toMatchObject({ note: 'Remember this', hasNote: true });
  expect(triage.setNote({ id: 2, note: 'Remember this' })).toEqual({ changed: 0 });
  expect(() => triage.setNote({ id: 99, note: 'x' })).toThrow(expect.objectContaining({ code: 'article-not-found' }));
});

test('passages are marked, noted and unmarked, and each of these is taken back and done again', () => {
  const highlights = () => reading.get({ id: 2 }).highlights;
  const { highlightId: id, entry } = triage.addHighlight({ id: 2, quote: 'heron', prefix: 'a ', suffix: '.' });
  expect(entry).toMatchObject({ kind: 'addHighlight', count: 1, subject: 'Story 2' });
  const marked = { id, quote: 'heron', prefix: 'a ', suffix: '.', createdAt: expect.any(Number) as number };
  expect(highlights()).toEqual([marked]);
  triage.setHighlightNote({ highlightId: id, note: 'bird' });
  expect(highlights()).toEqual([{ ...marked, note: 'bird' }]);
  expect(triage.setHighlightNote({ highlightId: id, note: 'bird' })).toEqual({ changed: 0 });
  triage.removeHighlight({ highlightId: id });
  expect(highlights()).toEqual([]);
  journal.undo({});
  expect(highlights()).toEqual([{ ...marked, note: 'bird' }]);
  journal.undo({});
  expect(highlights()).toEqual([marked]);
  journal.undo({});
  expect(highlights()).toEqual([]);
  for (let acts = 0; acts < 2; acts++) journal.redo({});
  expect(highlights()).toEqual([{ ...marked, note: 'bird' }]);
  triage.setHighlightNote({ highlightId: id, note: ' ' });
  expect(highlights()).toEqual([marked]);
});

test('undoing a mark tells the screen which article looks different', () => {
  const told: Changes[] = [];
  library.store.onChanges((changes) => told.push(changes));
  triage.addHighlight({ id: 2, quote: 'heron', prefix: '', suffix: '' });
  journal.undo({});
  journal.redo({});
  expect(told.map(({ states, organisation }) => [states, organisation])).toEqual([
    [[2], false],
    [[2], false],
    [[2], false],
  ]);
});

test('marks of articles and passages that are not here are refused', () => {
  expect(() => triage.addHighlight({ id: 99, quote: 'x', prefix: '', suffix: '' })).toThrow(
    expect.objectContaining({ code: 'article-not-found' }),
  );
  const refused = expect.objectContaining({ code: 'highlight-not-found' });
  expect(() => triage.removeHighlight({ highlightId: 99 })).toThrow(refused);
  expect(() => triage.setHighlightNote({ highlightId: 99, note: 'x' })).toThrow(refused);
});

test('a mark in an article that is gone for good is not brought back, and the refusal says why', () => {
  const { highlightId } = triage.addHighlight({ id: 2, quote: 'heron', prefix: '', suffix: '' });
  triage.removeHighlight({ highlightId });
  library.store.write((write) => write.run('DELETE FROM contents WHERE article_id = 2'));
  library.store.write((write) => write.run('DELETE FROM articles WHERE id = 2'));
  expect(() => journal.undo({})).toThrow(expect.objectContaining({ code: 'article-not-found' }));
  expect(journal.list({ limit: 1 })).toMatchObject([{ kind: 'removeHighlight', undone: false }]);
});

test('tags to choose from come with how many of the articles carry them, those used last first', () => {
  const organisation = createOrganisation(library);
  triage.addTag({ ids: [1, 2], name: 'bird' });
  triage.addTag({ ids: [2], name: 'water' });
  triage.addTag({ ids: [5], name: 'cite' });
  triage.addTag({ ids: [3], name: 'bird' });
  const shown = () => organisation.chooseTags({ ids: [1, 2, 3] }).map(({ name, onArticles }) => [name, onArticles]);
  expect(shown()).toEqual([
    ['bird', 3],
    ['cite', 0],
    ['water', 1],
  ]);
  journal.undo({});
  expect(shown()[0]).toEqual(['bird', 2]);
});

test('an act that was undone is done again by its id, whatever was undone after it', () => {
  const saved = triage.setSaved({ ids: [1], saved: true });
  triage.setRead({ ids: [2], read: true });
  journal.undo({ id: saved.entry?.id });
  journal.undo({});
  expect(journal.redo({ id: saved.entry?.id })).toMatchObject({ kind: 'save', undone: false });
  expect(reading.byIds({ ids: [1, 2] })).toMatchObject([{ saved: true }, { read: false }]);
  expect(() => journal.redo({ id: saved.entry?.id })).toThrow(expect.objectContaining({ code: 'nothing-to-redo' }));
});

test('an older act is undone alone: the tag and the folder it made stay with what has used them since', () => {
  const organisation = createOrganisation(library);
  const first = triage.addTag({ ids: [1], name: 'weekend' }).entry;
  triage.addTag({ ids: [2], name: 'weekend' });
  const world = organisation.addFolder({ name: 'World' });
  const [adding] = journal.list({ limit: 1 });
  organisation.addFolder({ name: 'Europe', parentId: world });
  journal.undo({ id: first?.id });
  journal.undo({ id: adding?.id });
  expect(listTags(library.store.read).map(({ name, articleCount }) => [name, articleCount])).toEqual([['weekend', 1]]);
  journal.redo({ id: first?.id });
  expect(listTags(library.store.read).map(({ name, articleCount }) => [name, articleCount])).toEqual([['weekend', 2]]);
});

test('marking ten thousand and undoing it goes by ranges, also after the inbox forgot them', () => {
  for (let update = 0; update < 10; update++) {
    library.sync(
      1,
      Array.from({ length: 1_000 }, (_, index) => makeEntry(`many ${update} ${index}`)),
    );
  }
  const listing = { kind: 'all' } as const;
  const options = { order: 'newest', unreadOnly: true } as const;
  const unread = (): number => reading.open({ listing, options }).unread;
  const view = { listing, options, frame: reading.open({ listing, options }).frame };
  triage.setRead({ ids: [1], read: true });
  expect(triage.markView({ view, read: true, side: 'all' })).toMatchObject({
    changed: 10_011,
    entry: { count: 10_011 },
  });
  expect(unread()).toBe(0);
  journal.undo({});
  expect(unread()).toBe(10_011);
  journal.redo({});
  library.clock.move(26 * hour);
  for (let slices = 0; slices < 5; slices++) library.clock.move(hour);
  expect(library.store.read.value('SELECT count(*) FROM inbox')).toBe(0);
  journal.undo({});
  expect(unread()).toBe(10_011);
  expect(
    library.store.read.value(
      'SELECT length(articles) < 2000 FROM journal_steps WHERE articles IS NOT NULL ORDER BY length(articles) DESC',
    ),
  ).toBe(1);
});

// Migration 1: the library. Never edited once shipped; a change is a new file with the next number.
// What the world says (feeds, articles, contents) and what the person did (subscriptions, states, tags, inbox) are separate tables.

export const library = `
-- One row: what holds for the whole library.
CREATE TABLE library (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL DEFAULT 0,
  -- Highest id ever given to an article: ids are never reused, also after articles were dropped.
  last_article_id INTEGER NOT NULL DEFAULT 0,
  saved_count INTEGER NOT NULL DEFAULT 0,
  saved_unread_count INTEGER NOT NULL DEFAULT 0,
  -- End of the newest finished sync.
  checked_at INTEGER
) STRICT;
INSERT INTO library (id) VALUES (1);

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE folders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  parent_id INTEGER REFERENCES folders (id),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX folders_by_parent ON folders (parent_id, position);

-- The document at an address, whether or not anybody still follows it.
CREATE TABLE feeds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  feed_url TEXT NOT NULL UNIQUE,
  site_url TEXT,
  publisher_title TEXT,
  description TEXT,
  language TEXT,
  image_url TEXT,
  icon_path TEXT,
  -- When its subscription ended; its articles that the person had not kept were dropped at this very moment.
  ended_at INTEGER,
  etag TEXT,
  last_modified TEXT,
  body_hash TEXT,
  wishes TEXT, -- JSON: PublisherWishes
  checked_at INTEGER,
  succeeded_at INTEGER,
  next_check_at INTEGER,
  next_check_reason TEXT, -- JSON: CheckReason
  last_outcome TEXT,
  failures_in_row INTEGER NOT NULL DEFAULT 0,
  failing_since_at INTEGER,
  error_code TEXT,
  error_details TEXT, -- JSON
  http_status INTEGER,
  moved_to TEXT,
  moved_from TEXT,
  bytes_last INTEGER,
  added_last INTEGER,
  articles_per_day REAL,
  warnings TEXT NOT NULL DEFAULT '[]' -- JSON
) STRICT;
CREATE INDEX feeds_due ON feeds (next_check_at) WHERE next_check_at IS NOT NULL;

-- The person's wish to follow a feed.
CREATE TABLE subscriptions (
  feed_id INTEGER PRIMARY KEY REFERENCES feeds (id),
  title TEXT,
  folder_id INTEGER REFERENCES folders (id),
  subscribed_at INTEGER NOT NULL,
  paused_at INTEGER,
  settings TEXT NOT NULL DEFAULT '{}' -- JSON: Partial<FeedSettings>
) STRICT;
CREATE INDEX subscriptions_by_folder ON subscriptions (folder_id);

-- Kept, never counted: articles that are not dropped, and those of them that are unread.
CREATE TABLE feed_counts (
  feed_id INTEGER PRIMARY KEY REFERENCES feeds (id) ON DELETE CASCADE,
  articles INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER feeds_counted AFTER INSERT ON feeds BEGIN
  INSERT INTO feed_counts (feed_id) VALUES (new.id);
END;

-- What a row of a list needs. published_at never changes once stored (it is the place in every list).
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  feed_id INTEGER NOT NULL REFERENCES feeds (id),
  published_at INTEGER NOT NULL,
  arrived_at INTEGER NOT NULL,
  -- Gone from every list, by unsubscribing or retention, but not yet deleted: it can come back by undo.
  dropped_at INTEGER,
  minutes INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('article', 'video', 'audio')),
  offline TEXT NOT NULL CHECK (offline IN ('none', 'partial', 'complete')),
  direction TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
  language TEXT,
  media_seconds INTEGER,
  -- 48 bits of a hash over the comparable form of the link (articleKeys.ts), to find a linked story here.
  link_hash INTEGER,
  updated_at INTEGER,
  revised_at INTEGER,
  image_path TEXT,
  title TEXT NOT NULL,
  link TEXT,
  author TEXT,
  topics TEXT NOT NULL DEFAULT '[]', -- JSON: names
  excerpt TEXT NOT NULL
) STRICT;
-- dropped_at stands in them although it is always NULL there: otherwise SQLite reads the whole row to see that it is.
CREATE INDEX articles_by_time ON articles (published_at, id, feed_id, dropped_at) WHERE dropped_at IS NULL;
CREATE INDEX articles_by_feed ON articles (feed_id, published_at, id, minutes, dropped_at) WHERE dropped_at IS NULL;
CREATE INDEX articles_by_length ON articles (minutes, id, published_at, feed_id, dropped_at) WHERE dropped_at IS NULL;
CREATE INDEX articles_by_link ON articles (link_hash) WHERE link_hash IS NOT NULL;
CREATE INDEX articles_dropped ON articles (dropped_at) WHERE dropped_at IS NOT NULL;

-- What only the opened article needs. packed: see contents.ts.
CREATE TABLE contents (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  content_hash TEXT NOT NULL,
  facts TEXT NOT NULL, -- JSON: ArticleFacts
  packed BLOB NOT NULL,
  -- Sanitised HTML extracted from the article's page, and when.
  full_packed BLOB,
  full_at INTEGER
) STRICT;

-- Identity of entries; outlives its article, so that what was dropped never returns as new.
-- Hashes, because keys are as long as addresses and there are several an article.
CREATE TABLE entry_keys (
  feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
  key_hash BLOB NOT NULL,
  article_id INTEGER NOT NULL,
  PRIMARY KEY (feed_id, key_hash)
) STRICT, WITHOUT ROWID;

-- Unread articles, and those read so lately that an open list may still show them (read_at set).
-- An article that is not here is read. Narrow and without foreign keys, so that marking 100,000 is one quick pass
-- (build/notes/store.md); the doctor holds it against articles.
CREATE TABLE inbox (
  published_at INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  feed_id INTEGER NOT NULL,
  read_at INTEGER,
  PRIMARY KEY (published_at, article_id)
) STRICT, WITHOUT ROWID;

-- Inbox rows of dropped articles, to come back with them.
CREATE TABLE inbox_aside (
  article_id INTEGER PRIMARY KEY,
  published_at INTEGER NOT NULL,
  feed_id INTEGER NOT NULL,
  read_at INTEGER
) STRICT;

-- What the person did with single articles. No foreign key: it outlives its article.
CREATE TABLE states (
  article_id INTEGER PRIMARY KEY,
  published_at INTEGER NOT NULL,
  saved_at INTEGER,
  position REAL,
  shows TEXT CHECK (shows IN ('feed', 'full')),
  note TEXT
) STRICT;
CREATE INDEX states_saved ON states (published_at, article_id) WHERE saved_at IS NOT NULL;
CREATE INDEX states_noted ON states (article_id) WHERE note IS NOT NULL;

CREATE TABLE tags (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE,
  articles INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE article_tags (
  tag_id INTEGER NOT NULL REFERENCES tags (id),
  published_at INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  PRIMARY KEY (tag_id, published_at, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tags_by_article ON article_tags (article_id, tag_id);

CREATE TABLE topics (id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE article_topics (
  topic_id INTEGER NOT NULL REFERENCES topics (id),
  published_at INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  PRIMARY KEY (topic_id, published_at, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE article_authors (
  author_id INTEGER NOT NULL REFERENCES authors (id),
  published_at INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  PRIMARY KEY (author_id, published_at, article_id)
) STRICT, WITHOUT ROWID;

-- Files kept for offline, by address. One file may serve many articles.
CREATE TABLE media (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL UNIQUE,
  path TEXT,
  type TEXT,
  bytes INTEGER,
  kept_at INTEGER,
  tried_at INTEGER,
  error_code TEXT
) STRICT;
CREATE INDEX media_by_path ON media (path) WHERE path IS NOT NULL;
CREATE TABLE article_media (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  media_id INTEGER NOT NULL REFERENCES media (id),
  PRIMARY KEY (article_id, media_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_media_by_media ON article_media (media_id);

-- Earlier texts of articles that their publisher edited.
CREATE TABLE revisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  seen_at INTEGER NOT NULL,
  title TEXT NOT NULL,
  packed BLOB NOT NULL
) STRICT;
CREATE INDEX revisions_by_article ON revisions (article_id, id);

CREATE TABLE highlights (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  note TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX highlights_by_article ON highlights (article_id);

CREATE TABLE smart_feeds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What the person did, to be undone and done again. An act is a list of steps (journal.ts).
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  subject TEXT,
  -- Order of undoing; the highest is the next to be done again. 0: not undone.
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX journal_undone ON journal (undone) WHERE undone > 0;
CREATE TABLE journal_steps (
  journal_id INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  step TEXT NOT NULL, -- JSON
  articles BLOB, -- packed ids (packedIds.ts)
  PRIMARY KEY (journal_id, number)
) STRICT, WITHOUT ROWID;

-- Full text. Contentless; text goes in folded (search/fold.ts). Triggers queue what changed, and every transaction that
-- queued something indexes it before it commits (searchQueue.ts): one flush of FTS5's buffer instead of one a row.
CREATE VIRTUAL TABLE search USING fts5 (
  title, author, topics, text,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
-- A segment more or less in a search costs little; merging every four costs a tenth of a sync.
INSERT INTO search (search, rank) VALUES ('automerge', 8);
CREATE TABLE search_queue (article_id INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER contents_added AFTER INSERT ON contents BEGIN
  INSERT OR IGNORE INTO search_queue VALUES (new.article_id);
END;
CREATE TRIGGER contents_changed AFTER UPDATE OF packed, full_packed ON contents BEGIN
  INSERT OR IGNORE INTO search_queue VALUES (new.article_id);
END;
CREATE TRIGGER contents_removed AFTER DELETE ON contents BEGIN
  INSERT OR IGNORE INTO search_queue VALUES (old.article_id);
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, author, topics ON articles BEGIN
  INSERT OR IGNORE INTO search_queue VALUES (new.id);
END;
`;

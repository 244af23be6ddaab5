-- What is read from the store, by the identity of a result: equal documents share one. Columns of the tables named
-- *_rows are those of summarizer/export/rows.py and are added there.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE results (result INTEGER PRIMARY KEY, identity TEXT UNIQUE NOT NULL, finished TEXT NOT NULL);
-- appeared: when the document, or the one it is a copy of, was published; rank: by date, then in the order in which the documents were given
CREATE TABLE given (
  id TEXT PRIMARY KEY, rank INTEGER NOT NULL, result INTEGER, status TEXT, source TEXT, published TEXT, origin TEXT NOT NULL,
  appeared TEXT
);
CREATE INDEX given_result ON given (result);
CREATE INDEX given_origin ON given (origin);
CREATE TABLE event_parts (result INTEGER NOT NULL, event TEXT NOT NULL, part TEXT NOT NULL, actor TEXT NOT NULL);
CREATE INDEX event_parts_event ON event_parts (result, event);
CREATE TABLE claim_parts (result INTEGER NOT NULL, claim TEXT NOT NULL, event TEXT NOT NULL);
CREATE INDEX claim_parts_claim ON claim_parts (result, claim);
CREATE INDEX claim_parts_event ON claim_parts (result, event);
-- What resolution says.
CREATE TABLE known (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, unnamed INTEGER NOT NULL, country TEXT, sector TEXT,
  aliases TEXT NOT NULL, documents INTEGER NOT NULL, mentions INTEGER NOT NULL
);
CREATE TABLE belongs (document TEXT NOT NULL, local TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (document, local)) WITHOUT ROWID;
CREATE TABLE names (name TEXT NOT NULL, actor TEXT NOT NULL);
CREATE INDEX names_name ON names (name);
-- What an event is about, so that two articles can tell of one: its type and its actors, or its words where it has
-- none; and its day.
CREATE TABLE matters (
  document TEXT NOT NULL, event TEXT NOT NULL, matter TEXT NOT NULL, day TEXT, linked INTEGER NOT NULL,
  agents TEXT NOT NULL, agent_names TEXT NOT NULL, targets TEXT NOT NULL, target_names TEXT NOT NULL,
  PRIMARY KEY (document, event)
) WITHOUT ROWID;
CREATE INDEX matters_matter ON matters (matter, day);
-- Matters, with their days, that somebody who is named told, or an article itself as a fact.
CREATE TABLE heard (matter TEXT NOT NULL, day TEXT);
CREATE INDEX heard_matter ON heard (matter, day);

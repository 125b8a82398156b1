/** Tables of the embedded store and their migrations, one step per schema version. */

/** Marks a SQLite file as this product's: "LTu1". */
export const APPLICATION_ID = 0x4c547531;

/**
 * Step n brings a file from version n to n + 1 (`PRAGMA user_version`). A published step is never edited.
 *
 * `item` holds every record of the graph as JSON in canonical order: nothing is ever queried inside one, so there
 * is one table for all kinds. What is queried stands beside it: `node` and `edge` for walks, `company_text` for
 * retrieval (its rowid is the company's position in `company`).
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE item (kind TEXT NOT NULL, position INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, position));
  CREATE TABLE node (key TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE edge (source TEXT NOT NULL, type TEXT NOT NULL, target TEXT NOT NULL,
    PRIMARY KEY (source, type, target)) WITHOUT ROWID;
  CREATE INDEX edge_by_target ON edge (target, type, source);
  CREATE TABLE company (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
  CREATE VIRTUAL TABLE company_text USING fts5 (names, products, texts, content = '', detail = column,
    tokenize = "unicode61 remove_diacritics 0");
  CREATE TABLE published (slot INTEGER PRIMARY KEY CHECK (slot = 1), id TEXT NOT NULL, imported_at TEXT NOT NULL,
    as_of TEXT NOT NULL, city_id TEXT NOT NULL, counts TEXT NOT NULL);
  CREATE TABLE record (collection TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL,
    updated_at TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (collection, id)) WITHOUT ROWID;
  `,
];

-- The normalised tables. Money is in minor units of the row's own currency; days are the shop's calendar days; unknown is
-- NULL. `load_id` names the load a row came from. (source, order_id, line_ref) and (source, return_ref) name a row for
-- good: a later export that holds the same row again changes it or leaves it, and never adds it twice.

-- One row per file loaded. `report` is the JSON that the load told its user, `styles` JSON of how its cells were read.
CREATE TABLE IF NOT EXISTS loads (
  load_id INTEGER NOT NULL,
  file_name VARCHAR NOT NULL,
  content_hash VARCHAR NOT NULL,
  format VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  encoding VARCHAR NOT NULL,
  rows_read BIGINT NOT NULL,
  rows_loaded BIGINT NOT NULL,
  rows_unchanged BIGINT NOT NULL,
  rows_set_aside BIGINT NOT NULL,
  rows_furniture BIGINT NOT NULL,
  first_date DATE,
  last_date DATE,
  report VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  styles VARCHAR
);

-- Rows that are neither sales nor returns, counted by kind: postage, totals, repeated headings …
CREATE TABLE IF NOT EXISTS load_furniture (
  load_id INTEGER NOT NULL,
  furniture VARCHAR NOT NULL,
  row_count BIGINT NOT NULL
);

-- Rows that could not be read, with the cell that was in the way. `raw` is the whole row as JSON {heading: text},
-- `mended_by` the load that brought the row in as it should have been. Cells that tell who a customer is are not kept: `raw`
-- has `…` for them, `customer_key` the pseudonym. `form` is a hash of what the row says, `number` counts equal ones; NULL of rows
-- that were to be mended and still cannot be read. `also_wrong` is JSON {heading: problem} of further cells.
CREATE TABLE IF NOT EXISTS set_aside (
  load_id INTEGER NOT NULL,
  line BIGINT NOT NULL,
  column_name VARCHAR,
  value VARCHAR,
  problem VARCHAR NOT NULL,
  raw VARCHAR NOT NULL,
  mended_by INTEGER,
  customer_key VARCHAR,
  form BIGINT,
  number INTEGER,
  also_wrong VARCHAR
);

-- Rows of a load that an earlier one has set aside in the same form, among equal ones as the `number`th; they are listed there.
CREATE TABLE IF NOT EXISTS seen_aside (
  load_id INTEGER NOT NULL,
  line BIGINT NOT NULL,
  form BIGINT NOT NULL,
  number INTEGER NOT NULL
);

-- One row per line of an order: one SKU, some units.
CREATE TABLE IF NOT EXISTS order_lines (
  source VARCHAR NOT NULL,
  order_id VARCHAR NOT NULL,
  line_ref VARCHAR NOT NULL,
  order_line_id VARCHAR,
  order_date DATE NOT NULL,
  customer_key VARCHAR,
  sku VARCHAR NOT NULL,
  product_name VARCHAR,
  style_id VARCHAR,
  category VARCHAR,
  size VARCHAR,
  colour VARCHAR,
  supplier VARCHAR,
  quantity INTEGER NOT NULL,
  list_price_minor BIGINT,
  unit_price_minor BIGINT,
  line_total_minor BIGINT,
  currency VARCHAR,
  shipping_paid_minor BIGINT,
  unit_cost_minor BIGINT,
  outbound_shipping_cost_minor BIGINT,
  warehouse VARCHAR,
  carrier VARCHAR,
  packaging VARCHAR,
  packer VARCHAR,
  shipped_date DATE,
  delivered_date DATE,
  line_status VARCHAR,
  country VARCHAR,
  language VARCHAR,
  channel VARCHAR,
  seller VARCHAR,
  payment_method VARCHAR,
  discount_code VARCHAR,
  row_hash BIGINT NOT NULL,
  load_id INTEGER NOT NULL
);

-- One row per returned line. `movement`: return (goods come back), money_only (goodwill, quantity 0), not_returned
-- (rejected, cancelled, refused, undeliverable). The note keys lead to `readings`.
CREATE TABLE IF NOT EXISTS return_lines (
  source VARCHAR NOT NULL,
  return_ref VARCHAR NOT NULL,
  return_id VARCHAR,
  order_id VARCHAR,
  order_line_id VARCHAR,
  sku VARCHAR,
  quantity INTEGER NOT NULL,
  movement VARCHAR NOT NULL,
  requested_date DATE,
  received_date DATE,
  inspected_date DATE,
  refunded_date DATE,
  restocked_date DATE,
  return_status VARCHAR,
  reason_code VARCHAR,
  reason_text VARCHAR,
  agent_note VARCHAR,
  inspection_note VARCHAR,
  note_key VARCHAR NOT NULL,
  agent_note_key VARCHAR,
  inspection_note_key VARCHAR,
  resolution VARCHAR,
  exchange_sku VARCHAR,
  refund_amount_minor BIGINT,
  refund_shipping_amount_minor BIGINT,
  fee_charged_minor BIGINT,
  currency VARCHAR,
  label_cost_minor BIGINT,
  paid_by VARCHAR,
  return_method VARCHAR,
  return_carrier VARCHAR,
  condition_grade VARCHAR,
  disposition VARCHAR,
  row_hash BIGINT NOT NULL,
  load_id INTEGER NOT NULL
);

-- Money given back on an order as a whole, where the export names no line: one row per order.
CREATE TABLE IF NOT EXISTS order_refunds (
  source VARCHAR NOT NULL,
  order_id VARCHAR NOT NULL,
  refunded_date DATE,
  refund_minor BIGINT NOT NULL,
  currency VARCHAR,
  is_before_shipping BOOLEAN NOT NULL,
  load_id INTEGER NOT NULL
);

-- What a shipping export adds to the lines of an order (or of one SKU of it).
CREATE TABLE IF NOT EXISTS shipments (
  source VARCHAR NOT NULL,
  order_id VARCHAR NOT NULL,
  sku VARCHAR,
  warehouse VARCHAR,
  carrier VARCHAR,
  packaging VARCHAR,
  packer VARCHAR,
  outbound_shipping_cost_minor BIGINT,
  currency VARCHAR,
  shipped_date DATE,
  delivered_date DATE,
  line_status VARCHAR,
  row_hash BIGINT NOT NULL,
  load_id INTEGER NOT NULL
);

-- What a product list adds to every line of a SKU.
CREATE TABLE IF NOT EXISTS products (
  source VARCHAR NOT NULL,
  sku VARCHAR NOT NULL,
  product_name VARCHAR,
  style_id VARCHAR,
  category VARCHAR,
  size VARCHAR,
  colour VARCHAR,
  supplier VARCHAR,
  unit_cost_minor BIGINT,
  list_price_minor BIGINT,
  currency VARCHAR,
  row_hash BIGINT NOT NULL,
  load_id INTEGER NOT NULL
);

-- What the classifier read: one row per distinct note (reason text and shop's code together, or an agent's note).
-- `shown_text` and `shown_code` are its words with personal data hidden, place for place: what questions answer. The
-- words as written stay in `return_lines`.
CREATE TABLE IF NOT EXISTS readings (
  note_key VARCHAR NOT NULL,
  language VARCHAR NOT NULL,
  primary_reason VARCHAR NOT NULL,
  primary_group VARCHAR NOT NULL,
  confidence DOUBLE NOT NULL,
  code_reason VARCHAR,
  is_conflict BOOLEAN NOT NULL,
  classifier_version VARCHAR NOT NULL,
  shown_text VARCHAR,
  shown_code VARCHAR
);

-- Every reason of a note; position 1 is the primary one. `spans` is JSON [[start, end], …] into the note's text.
CREATE TABLE IF NOT EXISTS reading_reasons (
  note_key VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  reason VARCHAR NOT NULL,
  reason_group VARCHAR NOT NULL,
  confidence DOUBLE NOT NULL,
  spans VARCHAR NOT NULL
);

CREATE TABLE IF NOT EXISTS reading_marks (
  note_key VARCHAR NOT NULL,
  mark VARCHAR NOT NULL,
  spans VARCHAR NOT NULL
);

-- What people say of a note in the classifier's place: who said what when. Rows are only ever added: one that undoes another
-- names it in `undoes` and says no reason. `reasons` are codes with blanks between, the primary first; `is_conflict` tells
-- that the shop's code says otherwise. A note's key is made of its text and code, so what is said holds for every return
-- with the same, whenever it is loaded.
CREATE TABLE IF NOT EXISTS corrections (
  correction_id INTEGER NOT NULL,
  note_key VARCHAR NOT NULL,
  undoes INTEGER,
  reasons VARCHAR,
  primary_reason VARCHAR,
  primary_group VARCHAR,
  is_conflict BOOLEAN,
  said_by VARCHAR NOT NULL,
  said_at TIMESTAMP NOT NULL
);

-- The last correction of each note that was not undone. Views are not replaced: where all is in place nothing is written,
-- so that a warehouse opens on a full disk too.
CREATE VIEW IF NOT EXISTS corrections_in_force AS
SELECT * FROM corrections WHERE correction_id IN (
  SELECT max(correction_id) FROM corrections
  WHERE undoes IS NULL AND correction_id NOT IN (SELECT undoes FROM corrections WHERE undoes IS NOT NULL)
  GROUP BY note_key
);

-- The reading that counts: what a person said, else the classifier's. What a person said is certain.
CREATE VIEW IF NOT EXISTS readings_in_force AS
SELECT
  r.note_key, r.language,
  coalesce(c.primary_reason, r.primary_reason) AS primary_reason,
  coalesce(c.primary_group, r.primary_group) AS primary_group,
  CASE WHEN c.note_key IS NULL THEN r.confidence ELSE 1e0 END AS confidence,
  r.code_reason,
  coalesce(c.is_conflict, r.is_conflict) AS is_conflict
FROM readings r
LEFT JOIN corrections_in_force c ON c.note_key = r.note_key;

-- A shop's own taxonomy, version by version: rows are only ever added, the last counts, none means as shipped. `changes` is
-- JSON of the whole difference from the shipped one (pipelines/domain/taxonomy.ts); `restores` names the version put back.
CREATE TABLE IF NOT EXISTS taxonomies (
  version INTEGER NOT NULL,
  changes VARCHAR NOT NULL,
  restores INTEGER,
  said_by VARCHAR NOT NULL,
  said_at TIMESTAMP NOT NULL
);

-- What people say of a product (`level` style or sku, `level_key` its key): `snooze` until a day and why, `owner` its name, `note`
-- any text. Rows are only ever added: one that undoes another names it in `undoes` and says nothing.
CREATE TABLE IF NOT EXISTS product_notes (
  entry_id INTEGER NOT NULL,
  level VARCHAR NOT NULL,
  level_key VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  says VARCHAR NOT NULL,
  until_date DATE,
  undoes INTEGER,
  said_by VARCHAR NOT NULL,
  said_at TIMESTAMP NOT NULL
);

-- What people did about returns: on a day they pulled a lever, to move one reason (a group or a finer one) or, without one,
-- all returns. Rows are only ever added: one that undoes another names it in `undoes` and says nothing.
CREATE TABLE IF NOT EXISTS fixes (
  fix_id INTEGER NOT NULL,
  fixed_date DATE,
  lever VARCHAR,
  reason VARCHAR,
  owner VARCHAR,
  note VARCHAR,
  undoes INTEGER,
  said_by VARCHAR NOT NULL,
  said_at TIMESTAMP NOT NULL
);

-- The products of a fix: `level` style or sku, `level_key` its key.
CREATE TABLE IF NOT EXISTS fix_products (
  fix_id INTEGER NOT NULL,
  level VARCHAR NOT NULL,
  level_key VARCHAR NOT NULL
);

-- Models that were trained from the shop's corrections, and what was switched to: rows are only ever added, the last that is
-- switched counts, without a hash it is the shipped one. `report` is JSON (pipelines/domain/training.ts).
CREATE TABLE IF NOT EXISTS models (
  model_id INTEGER NOT NULL,
  model_hash VARCHAR,
  is_switched BOOLEAN NOT NULL,
  report VARCHAR,
  said_by VARCHAR NOT NULL,
  said_at TIMESTAMP NOT NULL
);

-- The trained tables of those that were switched in: gzip in base64. `ground` is the hash of the shipped model that each was
-- trained beside: by the next one it rests. `calibration` is JSON of its confidence curves, NULL where it has the shipped ones.
-- `own_reasons` is JSON of the shop's own reasons that it tells, and from which odds on; `own_content` their table as `content`.
CREATE TABLE IF NOT EXISTS model_tables (
  model_hash VARCHAR NOT NULL,
  ground VARCHAR NOT NULL,
  content VARCHAR NOT NULL,
  calibration VARCHAR,
  own_reasons VARCHAR,
  own_content VARCHAR
);

-- How far each stage has come: the tables' version counts the changes, the marts name the version they were built from.
CREATE TABLE IF NOT EXISTS stages (
  stage VARCHAR NOT NULL,
  version VARCHAR NOT NULL
);

-- How a user said that a file's columns are to be read, by its normalised headings: the next file with these headings is
-- not asked about. `columns` is JSON {ours: theirs}.
CREATE TABLE IF NOT EXISTS mappings (
  headings_key VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  columns VARCHAR NOT NULL,
  confirmed_at TIMESTAMP NOT NULL
);

-- What undoing a load needs to know: rows as they were until the load `replaced_by` held them with another content …
CREATE TABLE IF NOT EXISTS order_lines_history AS SELECT *, 0 AS replaced_by FROM order_lines LIMIT 0;
CREATE TABLE IF NOT EXISTS return_lines_history AS SELECT *, 0 AS replaced_by FROM return_lines LIMIT 0;
CREATE TABLE IF NOT EXISTS order_refunds_history AS SELECT *, 0 AS replaced_by FROM order_refunds LIMIT 0;
CREATE TABLE IF NOT EXISTS shipments_history AS SELECT *, 0 AS replaced_by FROM shipments LIMIT 0;
CREATE TABLE IF NOT EXISTS products_history AS SELECT *, 0 AS replaced_by FROM products LIMIT 0;

-- … and rows that a load held as they were. `row_key` is the text of what names a row beside its source.
CREATE TABLE IF NOT EXISTS seen_rows (
  table_name VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  row_key VARCHAR NOT NULL,
  load_id INTEGER NOT NULL
);

-- What undone loads had touched since the marts were built: the orders of their rows, and returns, for those of no order.
CREATE TABLE IF NOT EXISTS undone_rows (
  source VARCHAR NOT NULL,
  order_id VARCHAR,
  return_ref VARCHAR
);

-- Warehouses of earlier versions.
ALTER TABLE loads ADD COLUMN IF NOT EXISTS styles VARCHAR;
ALTER TABLE set_aside ADD COLUMN IF NOT EXISTS mended_by INTEGER;
ALTER TABLE set_aside ADD COLUMN IF NOT EXISTS customer_key VARCHAR;
ALTER TABLE set_aside ADD COLUMN IF NOT EXISTS form BIGINT;
ALTER TABLE set_aside ADD COLUMN IF NOT EXISTS number INTEGER;
ALTER TABLE set_aside ADD COLUMN IF NOT EXISTS also_wrong VARCHAR;
ALTER TABLE readings ADD COLUMN IF NOT EXISTS shown_text VARCHAR;
ALTER TABLE readings ADD COLUMN IF NOT EXISTS shown_code VARCHAR;
ALTER TABLE model_tables ADD COLUMN IF NOT EXISTS calibration VARCHAR;
ALTER TABLE model_tables ADD COLUMN IF NOT EXISTS own_reasons VARCHAR;
ALTER TABLE model_tables ADD COLUMN IF NOT EXISTS own_content VARCHAR;
ALTER TABLE order_lines ADD COLUMN IF NOT EXISTS lot VARCHAR;
ALTER TABLE order_lines_history ADD COLUMN IF NOT EXISTS lot VARCHAR;
ALTER TABLE shipments ADD COLUMN IF NOT EXISTS lot VARCHAR;
ALTER TABLE shipments_history ADD COLUMN IF NOT EXISTS lot VARCHAR;
ALTER TABLE products ADD COLUMN IF NOT EXISTS image_url VARCHAR;
ALTER TABLE products_history ADD COLUMN IF NOT EXISTS image_url VARCHAR;

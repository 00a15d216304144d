-- What a row of a list said when it was last imported, sealed because it names the
-- contact person: when the list comes again, only the cells that changed since are
-- taken over. Rows that are alike in employer, title and place share an import_key;
-- what they say tells them apart, and no longer the order in which they stand.
ALTER TABLE lead ADD COLUMN sealed_import BLOB;

DROP INDEX lead_import;
UPDATE lead SET import_key = substr(import_key, 1, instr(import_key, ' #') - 1) WHERE import_key GLOB 'row * #*';
CREATE INDEX lead_import ON lead (import_key) WHERE import_key IS NOT NULL;

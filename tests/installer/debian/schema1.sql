-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes a workspace what the first program that wrote one would have left: schema 1 knew no sending.
BEGIN;
DROP TABLE fairlead_identity;
DROP TABLE fairlead_reference;
DROP TABLE fairlead_removal;
DROP TABLE fairlead_seen;
DROP INDEX fairlead_conflict_record;
ALTER TABLE fairlead_outbox DROP COLUMN error;
ALTER TABLE fairlead_outbox DROP COLUMN duplicates;
ALTER TABLE fairlead_outbox DROP COLUMN duplicate_allowed;
ALTER TABLE fairlead_checkpoint DROP COLUMN deletions_up_to;
ALTER TABLE fairlead_checkpoint DROP COLUMN comparing;
ALTER TABLE fairlead_checkpoint DROP COLUMN filter;
ALTER TABLE fairlead_job DROP COLUMN external_id_field;
DELETE FROM fairlead_meta WHERE key = 'push_run';
UPDATE fairlead_meta SET value = '1' WHERE key = 'schema';
COMMIT;

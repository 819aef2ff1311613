-- The auditor looks by time, by account, by action and by what it was done to; each way stays quick however long the audit grows.
CREATE INDEX audit_at_id ON audit (at, id);
CREATE INDEX audit_username ON audit (username, at, id);
CREATE INDEX audit_action ON audit (action, at, id);
CREATE INDEX audit_target ON audit (target, at, id);
DROP INDEX audit_at;

-- What every context uses: messages out and in, remembered requests, the audit.
-- The outbox keeps Debezium's column names, so that change data capture stays an option.
CREATE TABLE outbox (
    id            bigserial    PRIMARY KEY,
    event_id      uuid         NOT NULL,
    bucket        smallint     NOT NULL,
    topic         text         NOT NULL,
    aggregateid   text         NOT NULL,
    type          text         NOT NULL,
    payload       text         NOT NULL,
    created_at    timestamptz  NOT NULL DEFAULT now(),
    published_at  timestamptz
);
CREATE INDEX outbox_pending ON outbox (bucket, id) WHERE published_at IS NULL;

CREATE TABLE inbox (
    consumer     text         NOT NULL,
    event_id     uuid         NOT NULL,
    received_at  timestamptz  NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);

CREATE TABLE request (
    caller       text         NOT NULL,
    request_key  uuid         NOT NULL,
    body_digest  text         NOT NULL,
    reply        text         NOT NULL,
    replied_at   timestamptz  NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, request_key)
);
CREATE INDEX request_age ON request (replied_at);

CREATE TABLE audit (
    id        bigserial    PRIMARY KEY,
    at        timestamptz  NOT NULL,
    subject   text         NOT NULL,
    username  text         NOT NULL,
    action    text         NOT NULL,
    target    text         NOT NULL,
    detail    text         NOT NULL,
    trace_id  text
);
CREATE INDEX audit_at ON audit (at);

-- The audit only grows: not even the platform's own account changes or deletes a line.
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only';
END
$$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

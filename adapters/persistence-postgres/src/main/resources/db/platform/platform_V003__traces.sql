-- The trace a message belongs to goes with it to whoever reacts (ADR 0027).
ALTER TABLE outbox ADD COLUMN traceparent text;
COMMENT ON COLUMN outbox.traceparent IS
    '所属追踪（W3C traceparent），未开启追踪时为空 | the trace it belongs to (W3C traceparent); empty while traces are off';

-- What tables and columns mean, Chinese | English; docs/database/dictionary.md is made from it.
COMMENT ON SCHEMA platform IS '公共：消息、请求、审计 | shared: messages, requests, audit';

COMMENT ON TABLE outbox IS
    '待发消息：与业务数据在同一事务写入，由中继按桶顺序送往 Kafka | messages to be sent, written in the transaction of what they tell of; relays send them to Kafka bucket by bucket';
COMMENT ON COLUMN outbox.id IS '写入次序 | order of writing';
COMMENT ON COLUMN outbox.event_id IS '事件标识，收件方据此去重 | id of the event; receivers drop repeats by it';
COMMENT ON COLUMN outbox.bucket IS '桶号，由聚合标识散列得出；同桶内保持次序 | bucket, hashed from the aggregate; order is kept within one';
COMMENT ON COLUMN outbox.topic IS 'Kafka 主题 | Kafka topic';
COMMENT ON COLUMN outbox.aggregateid IS '聚合标识，用作消息键 | id of the aggregate, the key of the message';
COMMENT ON COLUMN outbox.type IS '事件类型与版本 | type and version of the event';
COMMENT ON COLUMN outbox.payload IS '事件内容（JSON） | the event as JSON';
COMMENT ON COLUMN outbox.created_at IS '写入时间 | when it was written';
COMMENT ON COLUMN outbox.published_at IS '送达 Kafka 的时间，空表示待发 | when Kafka had it; empty while it waits';

COMMENT ON TABLE inbox IS
    '已处理的消息：每个消费方每个事件一行，重复送达不再处理 | messages that were handled, a row a consumer and event, so that a repeat changes nothing';
COMMENT ON COLUMN inbox.consumer IS '消费方 | consumer';
COMMENT ON COLUMN inbox.event_id IS '事件标识 | id of the event';
COMMENT ON COLUMN inbox.received_at IS '处理时间 | when it was handled';

COMMENT ON TABLE request IS
    '已答复的请求：同一幂等键再次提交时返回原答复 | answered requests: the same idempotency key gets the same reply';
COMMENT ON COLUMN request.caller IS '调用方标识 | who called';
COMMENT ON COLUMN request.request_key IS '幂等键 | idempotency key';
COMMENT ON COLUMN request.body_digest IS '请求体摘要，键相同而内容不同时拒绝 | digest of the body; another body under the same key is refused';
COMMENT ON COLUMN request.reply IS '保存的答复（JSON） | the reply as JSON';
COMMENT ON COLUMN request.replied_at IS '答复时间 | when it was answered';

COMMENT ON TABLE audit IS
    '操作审计，只增不改 | audit of actions; it only grows';
COMMENT ON COLUMN audit.id IS '写入次序 | order of writing';
COMMENT ON COLUMN audit.at IS '操作时间 | when it was done';
COMMENT ON COLUMN audit.subject IS '操作人标识 | id of who did it';
COMMENT ON COLUMN audit.username IS '操作人账号 | account of who did it';
COMMENT ON COLUMN audit.action IS '操作 | action';
COMMENT ON COLUMN audit.target IS '操作对象 | what it was done to';
COMMENT ON COLUMN audit.detail IS '详情（JSON） | details as JSON';
COMMENT ON COLUMN audit.trace_id IS '追踪号 | trace id';

-- Legal holds on evidence (证据保全). None is ever deleted.
CREATE TABLE evidence_hold (
    hold_id           uuid         PRIMARY KEY,
    target_kind       text         NOT NULL,
    target            text         NOT NULL,
    put_at            timestamptz  NOT NULL,
    put_subject       text         NOT NULL,
    put_username      text         NOT NULL,
    put_reason        text         NOT NULL,
    put_document_no   text         NOT NULL,
    lifted_at         timestamptz,
    lifted_subject    text,
    lifted_username   text,
    lifted_reason     text,
    lifted_document_no text
);
CREATE UNIQUE INDEX evidence_hold_standing ON evidence_hold (target_kind, target, put_document_no) WHERE lifted_at IS NULL;

-- What is left of photos that were taken out. gone_at: when the bytes had left the store.
CREATE TABLE evidence_tombstone (
    sha256      text         NOT NULL,
    bytes       bigint       NOT NULL,
    media_type  text         NOT NULL,
    arrived_at  timestamptz  NOT NULL,
    removed_at  timestamptz  NOT NULL,
    rule        text         NOT NULL,
    gone_at     timestamptz,
    PRIMARY KEY (sha256, removed_at)
);
CREATE INDEX evidence_tombstone_unburied ON evidence_tombstone (sha256) WHERE gone_at IS NULL;

COMMENT ON TABLE evidence_hold IS '证据保全，只增不删 | legal holds on evidence; none is deleted';
COMMENT ON COLUMN evidence_hold.hold_id IS '保全编号 | id of the hold';
COMMENT ON COLUMN evidence_hold.target_kind IS '对象类别：photo 照片、intake 入场单、scan 扫码 | what is held: photo, intake or scan';
COMMENT ON COLUMN evidence_hold.target IS '对象标识：照片摘要或单据编号 | its hash or id';
COMMENT ON COLUMN evidence_hold.put_at IS '保全时间 | when it was put';
COMMENT ON COLUMN evidence_hold.put_subject IS '保全人标识 | id of who put it';
COMMENT ON COLUMN evidence_hold.put_username IS '保全人账号 | account of who put it';
COMMENT ON COLUMN evidence_hold.put_reason IS '保全理由 | why it was put';
COMMENT ON COLUMN evidence_hold.put_document_no IS '保全文号 | number of the document that orders it';
COMMENT ON COLUMN evidence_hold.lifted_at IS '解除时间，空为仍在保全 | when it was lifted; stands while empty';
COMMENT ON COLUMN evidence_hold.lifted_subject IS '解除人标识 | id of who lifted it';
COMMENT ON COLUMN evidence_hold.lifted_username IS '解除人账号 | account of who lifted it';
COMMENT ON COLUMN evidence_hold.lifted_reason IS '解除理由 | why it was lifted';
COMMENT ON COLUMN evidence_hold.lifted_document_no IS '解除文号 | number of the document that ends it';
COMMENT ON TABLE evidence_tombstone IS '到期清除的照片留下的记录 | what is left of photos that were taken out';
COMMENT ON COLUMN evidence_tombstone.sha256 IS '内容摘要 | hash of the bytes';
COMMENT ON COLUMN evidence_tombstone.bytes IS '大小（字节） | size in bytes';
COMMENT ON COLUMN evidence_tombstone.media_type IS '媒体类型 | media type';
COMMENT ON COLUMN evidence_tombstone.arrived_at IS '到达时间 | when it had arrived';
COMMENT ON COLUMN evidence_tombstone.removed_at IS '清除时间 | when it was taken out';
COMMENT ON COLUMN evidence_tombstone.rule IS '依据规则：no-intake、intake-undone | by which rule';
COMMENT ON COLUMN evidence_tombstone.gone_at IS '文件删除完成时间 | when its bytes had left the store';

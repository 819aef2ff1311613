-- Yards (暂存点).
CREATE TABLE yard (
    yard_id        text              PRIMARY KEY,
    name           text              NOT NULL,
    district_code  text              NOT NULL,
    address        text              NOT NULL,
    capacity       integer           NOT NULL,
    lon            double precision  NOT NULL,
    lat            double precision  NOT NULL
);

-- This context's own copies, from Bike Fleet's events. as_of and told_at are the events' times.
CREATE TABLE qr_rule (
    operator_id    text         PRIMARY KEY,
    operator_name  text         NOT NULL,
    hosts          text         NOT NULL, -- blank-separated
    template       text         NOT NULL,
    id_characters  text         NOT NULL,
    id_length_min  integer      NOT NULL,
    id_length_max  integer      NOT NULL,
    as_of          timestamptz  NOT NULL
);

-- index_key: the key in the phones' filing index with its first bit flipped, so that BIGINT order is byte order.
CREATE TABLE filed_bike (
    operator_id    text         NOT NULL,
    bike_id        text         COLLATE "C" NOT NULL,
    qr_url         text         NOT NULL,
    filed_at       timestamptz  NOT NULL,
    status         text         NOT NULL,
    first_told_at  timestamptz  NOT NULL,
    index_key      bigint       NOT NULL,
    PRIMARY KEY (operator_id, bike_id)
);

CREATE TABLE filing_knowledge (
    operator_id  text         PRIMARY KEY,
    told_at      timestamptz  NOT NULL,
    version      bigint       NOT NULL
);

-- Scans (扫码): written once. bike_id is absent when the code stands for no single bike.
CREATE TABLE scan (
    scan_id                 uuid         PRIMARY KEY,
    qr                      text,
    typed_operator_id       text,
    typed_bike_id           text,
    verdict                 text         NOT NULL,
    operator_id             text,
    bike_id                 text         COLLATE "C",
    candidates              text         NOT NULL, -- blank-separated operator/number
    filed_at                timestamptz,
    reasons                 text         NOT NULL, -- blank-separated
    advice                  text         NOT NULL,
    last_seen_at            timestamptz,
    last_seen_lon           double precision,
    last_seen_lat           double precision,
    last_seen_accuracy      double precision,
    last_seen_source        text,
    lon                     double precision,
    lat                     double precision,
    accuracy_metres         double precision,
    scanned_at              timestamptz  NOT NULL,
    recorded_at             timestamptz  NOT NULL,
    officer_subject         text         NOT NULL,
    officer_username        text         NOT NULL,
    officer_organisation    text         NOT NULL,
    district_code           text,
    task_id                 text,
    sampling_design         text,
    device_id               text         NOT NULL,
    offline                 boolean      NOT NULL,
    offline_verdict         text,
    offline_index_version   text,
    offline_index_at        timestamptz,
    filing_knowledge_as_of  timestamptz
);
CREATE INDEX scan_sighting ON scan (operator_id, bike_id, scanned_at) WHERE bike_id IS NOT NULL AND lon IS NOT NULL;
CREATE INDEX scan_officer ON scan (officer_subject, scanned_at DESC, scan_id DESC);

-- Intakes (暂存入场). A bike stands in one yard at a time: impounded_bike is locked first, intake_open is the backstop.
CREATE TABLE intake (
    intake_id        uuid         PRIMARY KEY,
    slip_no          text         NOT NULL UNIQUE,
    operator_id      text         NOT NULL,
    bike_id          text         COLLATE "C" NOT NULL,
    qr               text,
    scan_id          uuid,
    yard_id          text         NOT NULL REFERENCES yard (yard_id),
    yard_name        text         NOT NULL,
    taken_at         timestamptz  NOT NULL,
    recorded_at      timestamptz  NOT NULL,
    lon              double precision,
    lat              double precision,
    accuracy_metres  double precision,
    measure          text         NOT NULL,
    legal_basis      text         NOT NULL,
    filing           text         NOT NULL,
    basis_in_doubt   boolean      NOT NULL,
    note             text,
    photos           text         NOT NULL, -- blank-separated
    by_subject       text         NOT NULL,
    by_username      text         NOT NULL,
    by_organisation  text         NOT NULL,
    device_id        text         NOT NULL,
    offline          boolean      NOT NULL,
    status           text         NOT NULL,
    undone_at        timestamptz,
    undo_reason      text
);
CREATE UNIQUE INDEX intake_open ON intake (operator_id, bike_id) WHERE status = 'taken-in';
CREATE INDEX intake_recorded ON intake (recorded_at DESC, intake_id DESC);
CREATE INDEX intake_yard ON intake (yard_id, recorded_at DESC, intake_id DESC);
CREATE INDEX intake_operator ON intake (operator_id, recorded_at DESC, intake_id DESC);
CREATE INDEX intake_stock ON intake (yard_id) WHERE status = 'taken-in';
CREATE INDEX intake_scan ON intake (scan_id) WHERE scan_id IS NOT NULL;

CREATE TABLE impounded_bike (
    operator_id  text  NOT NULL,
    bike_id      text  COLLATE "C" NOT NULL,
    PRIMARY KEY (operator_id, bike_id)
);

CREATE TABLE slip_counter (
    district_code  text     NOT NULL,
    day            date     NOT NULL,
    last           integer  NOT NULL,
    PRIMARY KEY (district_code, day)
);

-- Photos that have arrived; their bytes are files. intake_photo says who else may look at one.
CREATE TABLE evidence (
    sha256      text         PRIMARY KEY,
    bytes       bigint       NOT NULL,
    media_type  text         NOT NULL,
    arrived_at  timestamptz  NOT NULL,
    by_subject  text         NOT NULL
);

CREATE TABLE intake_photo (
    sha256     text  NOT NULL,
    intake_id  uuid  NOT NULL REFERENCES intake (intake_id),
    PRIMARY KEY (sha256, intake_id)
);

-- What operators are told.
CREATE TABLE notice (
    notice_id    uuid         PRIMARY KEY,
    operator_id  text         NOT NULL,
    bike_id      text         NOT NULL,
    at           timestamptz  NOT NULL,
    kind         text         NOT NULL,
    yard_id      text,
    yard_name    text,
    slip_no      text,
    read_at      timestamptz
);
CREATE INDEX notice_operator ON notice (operator_id, at DESC, notice_id DESC);
CREATE INDEX notice_unread ON notice (operator_id, at DESC, notice_id DESC) WHERE read_at IS NULL;

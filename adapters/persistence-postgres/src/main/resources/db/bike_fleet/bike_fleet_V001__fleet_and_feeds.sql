-- Operators (运营企业) and their rule for QR addresses (解析规则).
CREATE TABLE operator (
    operator_no      smallint  PRIMARY KEY,
    operator_id      text      NOT NULL UNIQUE,
    name             text      NOT NULL,
    name_en          text      NOT NULL,
    color            text      NOT NULL,
    hosts            text      NOT NULL, -- blank-separated
    template         text      NOT NULL,
    id_characters    text      NOT NULL,
    id_length_min    integer   NOT NULL,
    id_length_max    integer   NOT NULL,
    silence_minutes  integer   NOT NULL,
    history_import   boolean   NOT NULL DEFAULT false,
    rule_changed_at  timestamptz NOT NULL DEFAULT now()
);

-- One row a batch. received = accepted + duplicates + rejected; before all has landed, the latter two still grow.
CREATE TABLE feed_batch (
    batch_id         uuid         PRIMARY KEY,
    operator_no      smallint     NOT NULL,
    kind             smallint     NOT NULL,
    channel          smallint     NOT NULL,
    received_at      timestamptz  NOT NULL,
    closed_at        timestamptz,
    interrupted      boolean      NOT NULL DEFAULT false,
    received         integer      NOT NULL DEFAULT 0,
    rejected         integer      NOT NULL DEFAULT 0, -- when it was read
    through_line     integer      NOT NULL DEFAULT 0,
    landed           integer      NOT NULL DEFAULT 0,
    duplicates       integer      NOT NULL DEFAULT 0,
    conflicts        integer      NOT NULL DEFAULT 0, -- rejected when it landed
    landed_at        timestamptz
);
CREATE INDEX feed_batch_operator ON feed_batch (operator_no, received_at DESC, batch_id);

CREATE TABLE feed_rejection (
    batch_id     uuid         NOT NULL,
    line         integer      NOT NULL,
    operator_no  smallint     NOT NULL,
    kind         smallint     NOT NULL,
    at           timestamptz  NOT NULL,
    code         text         NOT NULL,
    field        text,
    original     text         NOT NULL,
    PRIMARY KEY (batch_id, line)
);
CREATE INDEX feed_rejection_operator ON feed_rejection (operator_no, at DESC, batch_id, line);

-- Progress through the durable log, moved in the transaction that lands; folded_offset trails behind it (see bike_latest).
CREATE TABLE feed_progress (
    partition      integer  PRIMARY KEY,
    next_offset    bigint   NOT NULL,
    folded_offset  bigint   NOT NULL
);

-- Raw facts, a partition a civil day (+08), made on demand. Coordinates are WGS-84 degrees × 10^7. batch_id and line lead
-- back to what was sent; they also tell a row just landed from one that was there before.
CREATE TABLE position (
    operator_no      smallint     NOT NULL,
    bike_id          text         COLLATE "C" NOT NULL,
    at               timestamptz  NOT NULL,
    lon              integer      NOT NULL,
    lat              integer      NOT NULL,
    state            smallint     NOT NULL,
    accuracy_metres  real,
    batch_id         uuid         NOT NULL,
    line             integer      NOT NULL,
    PRIMARY KEY (operator_no, bike_id, at)
) PARTITION BY RANGE (at);

CREATE TABLE lock_event (
    operator_no  smallint     NOT NULL,
    bike_id      text         COLLATE "C" NOT NULL,
    at           timestamptz  NOT NULL,
    type         smallint     NOT NULL,
    lon          integer      NOT NULL,
    lat          integer      NOT NULL,
    ride_id      text,
    batch_id     uuid         NOT NULL,
    line         integer      NOT NULL,
    PRIMARY KEY (operator_no, bike_id, at, type)
) PARTITION BY RANGE (at);

-- A ride's day may move when its start is corrected, so its key lives apart from the partitions.
CREATE TABLE ride_key (
    operator_no  smallint     NOT NULL,
    ride_id      text         COLLATE "C" NOT NULL,
    revision     integer      NOT NULL,
    digest       uuid         NOT NULL,
    start_at     timestamptz  NOT NULL,
    PRIMARY KEY (operator_no, ride_id, revision)
);

CREATE TABLE ride (
    operator_no      smallint     NOT NULL,
    ride_id          text         COLLATE "C" NOT NULL,
    bike_id          text         COLLATE "C" NOT NULL,
    start_at         timestamptz  NOT NULL,
    end_at           timestamptz  NOT NULL,
    start_lon        integer      NOT NULL,
    start_lat        integer      NOT NULL,
    end_lon          integer      NOT NULL,
    end_lat          integer      NOT NULL,
    start_district   text,
    end_district     text,
    user_pseudonym   text,
    distance_metres  real,
    revision         integer      NOT NULL,
    batch_id         uuid         NOT NULL,
    line             integer      NOT NULL,
    PRIMARY KEY (operator_no, ride_id, start_at)
) PARTITION BY RANGE (start_at);
CREATE INDEX ride_bike ON ride (operator_no, bike_id, start_at);
CREATE INDEX ride_start ON ride (start_at, operator_no);

-- What operators declare of their bikes: the version that stands, and every accepted version.
CREATE TABLE registration (
    operator_no    smallint     NOT NULL,
    bike_id        text         COLLATE "C" NOT NULL,
    revision       integer      NOT NULL,
    updated_at     timestamptz  NOT NULL,
    digest         uuid         NOT NULL,
    qr_url         text         NOT NULL,
    model          text,
    filed_at       timestamptz,
    frame_number   text,
    lock_number    text,
    registered_at  timestamptz  NOT NULL DEFAULT now(),
    PRIMARY KEY (operator_no, bike_id)
);
CREATE INDEX registration_bike ON registration (bike_id);

CREATE TABLE registration_version (
    operator_no   smallint     NOT NULL,
    bike_id       text         COLLATE "C" NOT NULL,
    revision      integer      NOT NULL,
    updated_at    timestamptz  NOT NULL,
    digest        uuid         NOT NULL,
    qr_url        text         NOT NULL,
    model         text,
    filed_at      timestamptz,
    frame_number  text,
    lock_number   text,
    batch_id      uuid         NOT NULL,
    line          integer      NOT NULL,
    PRIMARY KEY (operator_no, bike_id, revision, updated_at)
);

-- The bike under supervision: its regulatory state, and its state before an impound.
CREATE TABLE bike (
    operator_id   text         NOT NULL,
    bike_id       text         COLLATE "C" NOT NULL,
    state         text         NOT NULL,
    state_at      timestamptz  NOT NULL,
    intake_id     uuid,
    yard_id       text,
    before_state  text,
    before_at     timestamptz,
    version       bigint       NOT NULL,
    PRIMARY KEY (operator_id, bike_id)
);
CREATE INDEX bike_impounded ON bike (operator_id) WHERE state = 'impounded';

CREATE TABLE bike_history (
    id           bigserial    PRIMARY KEY,
    operator_id  text         NOT NULL,
    bike_id      text         COLLATE "C" NOT NULL,
    at           timestamptz  NOT NULL,
    kind         text         NOT NULL,
    actor        text         NOT NULL,
    lon          double precision,
    lat          double precision,
    detail       text         NOT NULL
);
CREATE INDEX bike_history_bike ON bike_history (operator_id, bike_id, at DESC, id DESC);

-- Where each bike was last. Written behind the facts, many at once; after a crash the log is read again from folded_offset.
CREATE TABLE bike_latest (
    operator_no      smallint     NOT NULL,
    bike_id          text         COLLATE "C" NOT NULL,
    at               timestamptz  NOT NULL,
    lon              integer      NOT NULL,
    lat              integer      NOT NULL,
    state            smallint     NOT NULL,
    accuracy_metres  real,
    district         text,
    PRIMARY KEY (operator_no, bike_id)
) WITH (fillfactor = 70);

-- A database of the first schemas (V001 of each), as the product had written it: the acceptance tests' street, yard and feeds
-- on PostgreSQL 12, made-up bikes and the demo's accounts; long tables cut to 60 rows. Dumped by pg_dump --inserts without
-- owners, rights and comments. Old on purpose: never make it again (ADR 0016).
CREATE SCHEMA bike_fleet;
CREATE SCHEMA patrol_impound;
CREATE SCHEMA platform;
CREATE FUNCTION platform.audit_is_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only';
END
$$;
CREATE TABLE bike_fleet.bike (
    operator_id text NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
    state_at timestamp with time zone NOT NULL,
    intake_id uuid,
    yard_id text,
    before_state text,
    before_at timestamp with time zone,
    version bigint NOT NULL
);
CREATE TABLE bike_fleet.bike_history (
    id bigint NOT NULL,
    operator_id text NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    actor text NOT NULL,
    lon double precision,
    lat double precision,
    detail text NOT NULL
);
CREATE SEQUENCE bike_fleet.bike_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE bike_fleet.bike_history_id_seq OWNED BY bike_fleet.bike_history.id;
CREATE TABLE bike_fleet.bike_latest (
    operator_no smallint NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    lon integer NOT NULL,
    lat integer NOT NULL,
    state smallint NOT NULL,
    accuracy_metres real,
    district text
)
WITH (fillfactor='70');
CREATE TABLE bike_fleet.feed_batch (
    batch_id uuid NOT NULL,
    operator_no smallint NOT NULL,
    kind smallint NOT NULL,
    channel smallint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    interrupted boolean DEFAULT false NOT NULL,
    received integer DEFAULT 0 NOT NULL,
    rejected integer DEFAULT 0 NOT NULL,
    through_line integer DEFAULT 0 NOT NULL,
    landed integer DEFAULT 0 NOT NULL,
    duplicates integer DEFAULT 0 NOT NULL,
    conflicts integer DEFAULT 0 NOT NULL,
    landed_at timestamp with time zone
);
CREATE TABLE bike_fleet.feed_progress (
    partition integer NOT NULL,
    next_offset bigint NOT NULL,
    folded_offset bigint NOT NULL
);
CREATE TABLE bike_fleet.feed_rejection (
    batch_id uuid NOT NULL,
    line integer NOT NULL,
    operator_no smallint NOT NULL,
    kind smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    code text NOT NULL,
    field text,
    original text NOT NULL
);
CREATE TABLE bike_fleet.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE bike_fleet.lock_event (
    operator_no smallint NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    type smallint NOT NULL,
    lon integer NOT NULL,
    lat integer NOT NULL,
    ride_id text,
    batch_id uuid NOT NULL,
    line integer NOT NULL
)
PARTITION BY RANGE (at);
CREATE TABLE bike_fleet.lock_event_20261123 (
    operator_no smallint NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    type smallint NOT NULL,
    lon integer NOT NULL,
    lat integer NOT NULL,
    ride_id text,
    batch_id uuid NOT NULL,
    line integer NOT NULL
);
CREATE TABLE bike_fleet.operator (
    operator_no smallint NOT NULL,
    operator_id text NOT NULL,
    name text NOT NULL,
    name_en text NOT NULL,
    color text NOT NULL,
    hosts text NOT NULL,
    template text NOT NULL,
    id_characters text NOT NULL,
    id_length_min integer NOT NULL,
    id_length_max integer NOT NULL,
    silence_minutes integer NOT NULL,
    history_import boolean DEFAULT false NOT NULL,
    rule_changed_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE bike_fleet."position" (
    operator_no smallint NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    lon integer NOT NULL,
    lat integer NOT NULL,
    state smallint NOT NULL,
    accuracy_metres real,
    batch_id uuid NOT NULL,
    line integer NOT NULL
)
PARTITION BY RANGE (at);
CREATE TABLE bike_fleet.position_20261117 (
    operator_no smallint NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    lon integer NOT NULL,
    lat integer NOT NULL,
    state smallint NOT NULL,
    accuracy_metres real,
    batch_id uuid NOT NULL,
    line integer NOT NULL
);
CREATE TABLE bike_fleet.position_20261121 (
    operator_no smallint NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    lon integer NOT NULL,
    lat integer NOT NULL,
    state smallint NOT NULL,
    accuracy_metres real,
    batch_id uuid NOT NULL,
    line integer NOT NULL
);
CREATE TABLE bike_fleet.position_20261122 (
    operator_no smallint NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    lon integer NOT NULL,
    lat integer NOT NULL,
    state smallint NOT NULL,
    accuracy_metres real,
    batch_id uuid NOT NULL,
    line integer NOT NULL
);
CREATE TABLE bike_fleet.position_20261123 (
    operator_no smallint NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    lon integer NOT NULL,
    lat integer NOT NULL,
    state smallint NOT NULL,
    accuracy_metres real,
    batch_id uuid NOT NULL,
    line integer NOT NULL
);
CREATE TABLE bike_fleet.registration (
    operator_no smallint NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    revision integer NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    digest uuid NOT NULL,
    qr_url text NOT NULL,
    model text,
    filed_at timestamp with time zone,
    frame_number text,
    lock_number text,
    registered_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE bike_fleet.registration_version (
    operator_no smallint NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    revision integer NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    digest uuid NOT NULL,
    qr_url text NOT NULL,
    model text,
    filed_at timestamp with time zone,
    frame_number text,
    lock_number text,
    batch_id uuid NOT NULL,
    line integer NOT NULL
);
CREATE TABLE bike_fleet.ride (
    operator_no smallint NOT NULL,
    ride_id text NOT NULL COLLATE pg_catalog."C",
    bike_id text NOT NULL COLLATE pg_catalog."C",
    start_at timestamp with time zone NOT NULL,
    end_at timestamp with time zone NOT NULL,
    start_lon integer NOT NULL,
    start_lat integer NOT NULL,
    end_lon integer NOT NULL,
    end_lat integer NOT NULL,
    start_district text,
    end_district text,
    user_pseudonym text,
    distance_metres real,
    revision integer NOT NULL,
    batch_id uuid NOT NULL,
    line integer NOT NULL
)
PARTITION BY RANGE (start_at);
CREATE TABLE bike_fleet.ride_20261123 (
    operator_no smallint NOT NULL,
    ride_id text NOT NULL COLLATE pg_catalog."C",
    bike_id text NOT NULL COLLATE pg_catalog."C",
    start_at timestamp with time zone NOT NULL,
    end_at timestamp with time zone NOT NULL,
    start_lon integer NOT NULL,
    start_lat integer NOT NULL,
    end_lon integer NOT NULL,
    end_lat integer NOT NULL,
    start_district text,
    end_district text,
    user_pseudonym text,
    distance_metres real,
    revision integer NOT NULL,
    batch_id uuid NOT NULL,
    line integer NOT NULL
);
CREATE TABLE bike_fleet.ride_key (
    operator_no smallint NOT NULL,
    ride_id text NOT NULL COLLATE pg_catalog."C",
    revision integer NOT NULL,
    digest uuid NOT NULL,
    start_at timestamp with time zone NOT NULL
);
CREATE TABLE patrol_impound.evidence (
    sha256 text NOT NULL,
    bytes bigint NOT NULL,
    media_type text NOT NULL,
    arrived_at timestamp with time zone NOT NULL,
    by_subject text NOT NULL
);
CREATE TABLE patrol_impound.filed_bike (
    operator_id text NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    qr_url text NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    status text NOT NULL,
    first_told_at timestamp with time zone NOT NULL,
    index_key bigint NOT NULL
);
CREATE TABLE patrol_impound.filing_knowledge (
    operator_id text NOT NULL,
    told_at timestamp with time zone NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE patrol_impound.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE patrol_impound.impounded_bike (
    operator_id text NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE patrol_impound.intake (
    intake_id uuid NOT NULL,
    slip_no text NOT NULL,
    operator_id text NOT NULL,
    bike_id text NOT NULL COLLATE pg_catalog."C",
    qr text,
    scan_id uuid,
    yard_id text NOT NULL,
    yard_name text NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    lon double precision,
    lat double precision,
    accuracy_metres double precision,
    measure text NOT NULL,
    legal_basis text NOT NULL,
    filing text NOT NULL,
    basis_in_doubt boolean NOT NULL,
    note text,
    photos text NOT NULL,
    by_subject text NOT NULL,
    by_username text NOT NULL,
    by_organisation text NOT NULL,
    device_id text NOT NULL,
    offline boolean NOT NULL,
    status text NOT NULL,
    undone_at timestamp with time zone,
    undo_reason text
);
CREATE TABLE patrol_impound.intake_photo (
    sha256 text NOT NULL,
    intake_id uuid NOT NULL
);
CREATE TABLE patrol_impound.notice (
    notice_id uuid NOT NULL,
    operator_id text NOT NULL,
    bike_id text NOT NULL,
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    yard_id text,
    yard_name text,
    slip_no text,
    read_at timestamp with time zone
);
CREATE TABLE patrol_impound.qr_rule (
    operator_id text NOT NULL,
    operator_name text NOT NULL,
    hosts text NOT NULL,
    template text NOT NULL,
    id_characters text NOT NULL,
    id_length_min integer NOT NULL,
    id_length_max integer NOT NULL,
    as_of timestamp with time zone NOT NULL
);
CREATE TABLE patrol_impound.scan (
    scan_id uuid NOT NULL,
    qr text,
    typed_operator_id text,
    typed_bike_id text,
    verdict text NOT NULL,
    operator_id text,
    bike_id text COLLATE pg_catalog."C",
    candidates text NOT NULL,
    filed_at timestamp with time zone,
    reasons text NOT NULL,
    advice text NOT NULL,
    last_seen_at timestamp with time zone,
    last_seen_lon double precision,
    last_seen_lat double precision,
    last_seen_accuracy double precision,
    last_seen_source text,
    lon double precision,
    lat double precision,
    accuracy_metres double precision,
    scanned_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    officer_subject text NOT NULL,
    officer_username text NOT NULL,
    officer_organisation text NOT NULL,
    district_code text,
    task_id text,
    sampling_design text,
    device_id text NOT NULL,
    offline boolean NOT NULL,
    offline_verdict text,
    offline_index_version text,
    offline_index_at timestamp with time zone,
    filing_knowledge_as_of timestamp with time zone
);
CREATE TABLE patrol_impound.slip_counter (
    district_code text NOT NULL,
    day date NOT NULL,
    last integer NOT NULL
);
CREATE TABLE patrol_impound.yard (
    yard_id text NOT NULL,
    name text NOT NULL,
    district_code text NOT NULL,
    address text NOT NULL,
    capacity integer NOT NULL,
    lon double precision NOT NULL,
    lat double precision NOT NULL
);
CREATE TABLE platform.audit (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    subject text NOT NULL,
    username text NOT NULL,
    action text NOT NULL,
    target text NOT NULL,
    detail text NOT NULL,
    trace_id text
);
CREATE SEQUENCE platform.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE platform.audit_id_seq OWNED BY platform.audit.id;
CREATE TABLE platform.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE platform.inbox (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE platform.outbox (
    id bigint NOT NULL,
    event_id uuid NOT NULL,
    bucket smallint NOT NULL,
    topic text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    published_at timestamp with time zone
);
CREATE SEQUENCE platform.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE platform.outbox_id_seq OWNED BY platform.outbox.id;
CREATE TABLE platform.request (
    caller text NOT NULL,
    request_key uuid NOT NULL,
    body_digest text NOT NULL,
    reply text NOT NULL,
    replied_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE ONLY bike_fleet.lock_event ATTACH PARTITION bike_fleet.lock_event_20261123 FOR VALUES FROM ('2026-11-22 16:00:00+00') TO ('2026-11-23 16:00:00+00');
ALTER TABLE ONLY bike_fleet."position" ATTACH PARTITION bike_fleet.position_20261117 FOR VALUES FROM ('2026-11-16 16:00:00+00') TO ('2026-11-17 16:00:00+00');
ALTER TABLE ONLY bike_fleet."position" ATTACH PARTITION bike_fleet.position_20261121 FOR VALUES FROM ('2026-11-20 16:00:00+00') TO ('2026-11-21 16:00:00+00');
ALTER TABLE ONLY bike_fleet."position" ATTACH PARTITION bike_fleet.position_20261122 FOR VALUES FROM ('2026-11-21 16:00:00+00') TO ('2026-11-22 16:00:00+00');
ALTER TABLE ONLY bike_fleet."position" ATTACH PARTITION bike_fleet.position_20261123 FOR VALUES FROM ('2026-11-22 16:00:00+00') TO ('2026-11-23 16:00:00+00');
ALTER TABLE ONLY bike_fleet.ride ATTACH PARTITION bike_fleet.ride_20261123 FOR VALUES FROM ('2026-11-22 16:00:00+00') TO ('2026-11-23 16:00:00+00');
ALTER TABLE ONLY bike_fleet.bike_history ALTER COLUMN id SET DEFAULT nextval('bike_fleet.bike_history_id_seq'::regclass);
ALTER TABLE ONLY platform.audit ALTER COLUMN id SET DEFAULT nextval('platform.audit_id_seq'::regclass);
ALTER TABLE ONLY platform.outbox ALTER COLUMN id SET DEFAULT nextval('platform.outbox_id_seq'::regclass);
INSERT INTO bike_fleet.bike VALUES ('operator-a', 'TMWSZCT58', 'registered', '2026-11-23 07:34:41+00', NULL, NULL, NULL, NULL, 0);
INSERT INTO bike_fleet.bike VALUES ('operator-b', 'TMWSZCT58', 'registered', '2026-11-23 07:34:41+00', NULL, NULL, NULL, NULL, 0);
INSERT INTO bike_fleet.bike VALUES ('operator-a', 'TMWSZCT5E', 'registered', '2026-11-23 07:34:41+00', NULL, NULL, NULL, NULL, 0);
INSERT INTO bike_fleet.bike VALUES ('operator-a', 'TMWSZCT5H', 'registered', '2026-11-23 07:34:41+00', NULL, NULL, NULL, NULL, 0);
INSERT INTO bike_fleet.bike VALUES ('operator-a', 'TMWSZCT5I', 'registered', '2026-11-23 07:34:41+00', NULL, NULL, NULL, NULL, 0);
INSERT INTO bike_fleet.bike VALUES ('operator-a', 'TMWSZCT5Q', 'registered', '2026-11-23 07:34:41+00', NULL, NULL, NULL, NULL, 0);
INSERT INTO bike_fleet.bike VALUES ('operator-a', 'TMWSZCT5R', 'registered', '2026-11-23 07:34:41+00', NULL, NULL, NULL, NULL, 0);
INSERT INTO bike_fleet.bike VALUES ('operator-c', 'TMWSZCT5V', 'filed', '2026-11-22 07:34:41+00', NULL, NULL, NULL, NULL, 0);
INSERT INTO bike_fleet.bike VALUES ('operator-c', 'TMWSZCT5W', 'impounded', '2026-11-23 08:05:51.685739+00', '01a20770-a1c5-751b-818c-9f33486adc51', 'yard-310110-01', 'unfiled', '2026-11-23 08:05:51.685739+00', 1);
INSERT INTO bike_fleet.bike VALUES ('operator-c', 'TMWSZCT5Y', 'filed', '2026-11-22 07:34:41+00', NULL, NULL, NULL, NULL, 2);
INSERT INTO bike_fleet.bike_history VALUES (1, 'operator-a', 'TMWSZCT58', '2026-11-23 07:34:41+00', 'registered', 'operator-a', NULL, NULL, '{"batchId":"01a2076f-cd03-7e2b-b261-a9752865e459","line":1}');
INSERT INTO bike_fleet.bike_history VALUES (2, 'operator-b', 'TMWSZCT58', '2026-11-23 07:34:41+00', 'registered', 'operator-b', NULL, NULL, '{"batchId":"01a2076f-d890-7e7e-9ef3-88bf6211cfaa","line":1}');
INSERT INTO bike_fleet.bike_history VALUES (3, 'operator-a', 'TMWSZCT5E', '2026-11-23 07:34:41+00', 'registered', 'operator-a', NULL, NULL, '{"batchId":"01a20770-32bb-7fdf-b0e2-e285bd6f052f","line":1}');
INSERT INTO bike_fleet.bike_history VALUES (4, 'operator-a', 'TMWSZCT5H', '2026-11-23 07:34:41+00', 'registered', 'operator-a', NULL, NULL, '{"batchId":"01a20770-3cce-7275-8430-66011d38d935","line":1}');
INSERT INTO bike_fleet.bike_history VALUES (5, 'operator-a', 'TMWSZCT5H', '2026-11-23 07:34:41+00', 'updated', 'operator-a', NULL, NULL, '{"batchId":"01a20770-3f62-7b47-b55d-76f1db8cec39","line":1}');
INSERT INTO bike_fleet.bike_history VALUES (6, 'operator-a', 'TMWSZCT5I', '2026-11-23 07:34:41+00', 'registered', 'operator-a', NULL, NULL, '{"batchId":"01a20770-4127-76f2-9fb2-a2df47923be6","line":1}');
INSERT INTO bike_fleet.bike_history VALUES (7, 'operator-a', 'TMWSZCT5Q', '2026-11-23 07:34:41+00', 'registered', 'operator-a', NULL, NULL, '{"batchId":"01a20770-7714-788c-8e3c-a746abe7df9f","line":1}');
INSERT INTO bike_fleet.bike_history VALUES (8, 'operator-a', 'TMWSZCT5R', '2026-11-23 07:34:41+00', 'registered', 'operator-a', NULL, NULL, '{"batchId":"01a20770-7714-788c-8e3c-a746abe7df9f","line":2}');
INSERT INTO bike_fleet.bike_history VALUES (9, 'operator-c', 'TMWSZCT5V', '2026-11-23 07:34:41+00', 'registered', 'operator-c', NULL, NULL, '{"batchId":"01a20770-9682-7294-9b01-b08ce6e3a96c","line":1}');
INSERT INTO bike_fleet.bike_history VALUES (10, 'operator-c', 'TMWSZCT5V', '2026-11-23 07:34:41+00', 'filed', 'operator-c', NULL, NULL, '{"batchId":"01a20770-9682-7294-9b01-b08ce6e3a96c","line":1}');
INSERT INTO bike_fleet.bike_history VALUES (11, 'operator-c', 'TMWSZCT5V', '2026-11-23 08:05:49.293826+00', 'scanned', 'patrol-1', 121.4737, 31.2304, '{"scanId":"01a20770-986d-78b9-b058-ba153d031042","verdict":"suspected-clone"}');
INSERT INTO bike_fleet.bike_history VALUES (12, 'operator-c', 'TMWSZCT5V', '2026-11-23 08:05:50.890869+00', 'scanned', 'patrol-1', 121.4737, 31.2304, '{"scanId":"01a20770-9eaa-707c-a74f-68f2eaaa7bbc","verdict":"suspected-clone"}');
INSERT INTO bike_fleet.bike_history VALUES (13, 'operator-c', 'TMWSZCT5W', '2026-11-23 08:05:51.1749+00', 'scanned', 'patrol-1', 121.4737, 31.2304, '{"scanId":"01a20770-9fc6-76a4-a27c-b1b998cdec7b","verdict":"unfiled"}');
INSERT INTO bike_fleet.bike_history VALUES (14, 'operator-c', 'TMWSZCT5W', '2026-11-23 08:05:51.685739+00', 'found-unfiled', 'patrol-1', 121.4737, 31.2304, '{"slipNo":"ZC-310110-20261123-0001","yardId":"yard-310110-01","measure":"impound","legalBasis":"SH-NMV-PARKING","yardName":"杨浦区第一暂存点","intakeId":"01a20770-a1c5-751b-818c-9f33486adc51"}');
INSERT INTO bike_fleet.bike_history VALUES (15, 'operator-c', 'TMWSZCT5W', '2026-11-23 08:05:51.685739+00', 'impounded', 'patrol-1', 121.4737, 31.2304, '{"slipNo":"ZC-310110-20261123-0001","yardId":"yard-310110-01","measure":"impound","legalBasis":"SH-NMV-PARKING","yardName":"杨浦区第一暂存点","intakeId":"01a20770-a1c5-751b-818c-9f33486adc51"}');
INSERT INTO bike_fleet.bike_history VALUES (16, 'operator-c', 'TMWSZCT5X', '2026-11-23 08:05:53.324186+00', 'scanned', 'patrol-1', 121.4737, 31.2304, '{"scanId":"01a20770-a82c-72b1-a37c-4bac43c38fd9","verdict":"unfiled"}');
INSERT INTO bike_fleet.bike_history VALUES (17, 'operator-c', 'TMWSZCT5Y', '2026-11-23 07:34:41+00', 'registered', 'operator-c', NULL, NULL, '{"batchId":"01a20770-aa74-7618-b361-d22f62535fda","line":1}');
INSERT INTO bike_fleet.bike_history VALUES (18, 'operator-c', 'TMWSZCT5Y', '2026-11-23 07:34:41+00', 'filed', 'operator-c', NULL, NULL, '{"batchId":"01a20770-aa74-7618-b361-d22f62535fda","line":1}');
INSERT INTO bike_fleet.bike_history VALUES (19, 'operator-c', 'TMWSZCT5Y', '2026-11-23 08:05:53.94692+00', 'scanned', 'patrol-1', 121.4737, 31.2304, '{"scanId":"01a20770-aa9a-79eb-8b12-c3da4dee9e03","verdict":"unfiled"}');
INSERT INTO bike_fleet.bike_history VALUES (20, 'operator-c', 'TMWSZCT5Y', '2026-11-23 08:05:54.135745+00', 'scanned', 'patrol-1', 121.4737, 31.2304, '{"scanId":"01a20770-ab57-752f-baf5-54005a3a24e1","verdict":"filed"}');
INSERT INTO bike_fleet.bike_history VALUES (21, 'operator-c', 'TMWSZCT5Y', '2026-11-23 08:05:54.579428+00', 'impounded', 'patrol-1', 121.4737, 31.2304, '{"slipNo":"ZC-310110-20261123-0002","yardId":"yard-310110-01","measure":"impound","legalBasis":"SH-NMV-PARKING","yardName":"杨浦区第一暂存点","intakeId":"01a20770-ad13-7de7-bfba-2c156e21b4ba"}');
INSERT INTO bike_fleet.bike_history VALUES (22, 'operator-c', 'TMWSZCT5Y', '2026-11-23 08:06:03.253111+00', 'impound-undone', 'patrol-1', NULL, NULL, '{"reason":"scanned the wrong bike"}');
INSERT INTO bike_fleet.bike_latest VALUES (1, 'TMWSZCT59', '2026-11-17 07:34:41+00', 1214737000, 312304000, 0, NULL, '310101');
INSERT INTO bike_fleet.bike_latest VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:41+00', 1214737000, 312304000, 0, NULL, '310101');
INSERT INTO bike_fleet.bike_latest VALUES (1, 'TMWSZCT5B', '2026-11-23 07:34:43+00', 1214737000, 312304000, 0, NULL, '310101');
INSERT INTO bike_fleet.bike_latest VALUES (1, 'TMWSZCT5G', '2026-11-23 07:35:41+00', 1214837000, 312304000, 3, NULL, '310101');
INSERT INTO bike_fleet.bike_latest VALUES (1, 'TMWSZCT5E', '2026-11-23 07:34:41+00', 1214737000, 312304000, 0, NULL, '310101');
INSERT INTO bike_fleet.bike_latest VALUES (1, 'TMWSZCT5N', '2026-11-23 07:34:41+00', 1214691700, 312326900, 0, NULL, '310101');
INSERT INTO bike_fleet.bike_latest VALUES (1, 'TMWSZCT5M', '2026-11-23 07:34:41+00', 1214737000, 312304000, 0, NULL, '310101');
INSERT INTO bike_fleet.bike_latest VALUES (1, 'TMWSZCT5L', '2026-11-23 07:34:41+00', 1214737000, 312304000, 0, NULL, '310101');
INSERT INTO bike_fleet.bike_latest VALUES (1, 'TMWSZCT5O', '2026-11-23 07:34:41+00', 1214691632, 312326711, 0, NULL, '310101');
INSERT INTO bike_fleet.bike_latest VALUES (1, 'TMWSZCT5P', '2026-11-23 07:34:41+00', 1214691619, 312324733, 0, NULL, '310101');
INSERT INTO bike_fleet.bike_latest VALUES (1, 'TMWSZCT5R', '2026-11-23 07:34:41+00', 1214737000, 312304000, 0, NULL, '310101');
INSERT INTO bike_fleet.bike_latest VALUES (1, 'TMWSZCT5Q', '2026-11-23 07:34:41+00', 1214737000, 312304000, 0, NULL, '310101');
INSERT INTO bike_fleet.bike_latest VALUES (3, 'TMWSZCT5V', '2026-11-23 07:34:41+00', 1218737000, 312304000, 0, NULL, '');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-33e3-711e-92bb-372165b82f4f', 1, 0, 0, '2026-11-23 08:05:23.555034+00', '2026-11-23 08:05:23.590039+00', false, 1, 0, 1, 1, 0, 1, '2026-11-23 08:05:23.592843+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a2076f-cd03-7e2b-b261-a9752865e459', 1, 0, 0, '2026-11-23 08:04:57.219303+00', '2026-11-23 08:04:58.970087+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:04:58.989229+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a2076f-d890-7e7e-9ef3-88bf6211cfaa', 2, 0, 0, '2026-11-23 08:05:00.176534+00', '2026-11-23 08:05:00.20697+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:00.220676+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-77c8-7419-bd41-2c4948e88c48', 1, 0, 0, '2026-11-23 08:05:40.936586+00', '2026-11-23 08:05:40.959918+00', false, 2, 0, 2, 2, 2, 0, '2026-11-23 08:05:40.9704+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a2076f-de98-70e5-961e-8828e3400cd0', 1, 1, 0, '2026-11-23 08:05:01.720451+00', '2026-11-23 08:05:01.750575+00', false, 4, 3, 4, 4, 0, 0, '2026-11-23 08:05:01.765545+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-350f-7867-88ec-ab5d74e3931f', 1, 1, 0, '2026-11-23 08:05:23.855719+00', '2026-11-23 08:05:23.902282+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:23.907547+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-3583-713d-809c-73aaf394e185', 1, 1, 0, '2026-11-23 08:05:23.971723+00', '2026-11-23 08:05:23.994721+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:24.02546+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-3cce-7275-8430-66011d38d935', 1, 0, 0, '2026-11-23 08:05:25.838486+00', '2026-11-23 08:05:25.947277+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:25.947277+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-7857-7796-887a-4431b7bd291c', 1, 0, 0, '2026-11-23 08:05:41.079101+00', '2026-11-23 08:05:41.146905+00', false, 2, 0, 2, 2, 2, 0, '2026-11-23 08:05:41.146905+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-3e22-7ba4-a582-ef71205fafd0', 1, 3, 0, '2026-11-23 08:05:26.178143+00', '2026-11-23 08:05:26.22301+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:26.223614+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-3f62-7b47-b55d-76f1db8cec39', 1, 0, 0, '2026-11-23 08:05:26.498522+00', '2026-11-23 08:05:26.513814+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:26.513179+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-405c-7164-a183-90ca70ef53ce', 1, 3, 0, '2026-11-23 08:05:26.748713+00', '2026-11-23 08:05:26.81875+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:26.830518+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-78c4-72d6-8097-91ed40731118', 1, 1, 0, '2026-11-23 08:05:41.188834+00', '2026-11-23 08:05:41.206232+00', false, 2, 0, 2, 2, 0, 0, '2026-11-23 08:05:41.206232+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-4127-76f2-9fb2-a2df47923be6', 1, 0, 0, '2026-11-23 08:05:26.951218+00', '2026-11-23 08:05:27.019826+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:27.029193+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-42c1-772c-b7dc-23488c153b6a', 1, 3, 0, '2026-11-23 08:05:27.361715+00', '2026-11-23 08:05:27.405563+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:27.402995+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-aa74-7618-b361-d22f62535fda', 3, 0, 0, '2026-11-23 08:05:53.90887+00', '2026-11-23 08:05:53.927322+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:53.927322+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-437a-7f8b-9171-c2692836a1ea', 1, 0, 0, '2026-11-23 08:05:27.546392+00', '2026-11-23 08:05:27.614959+00', false, 1, 0, 1, 1, 0, 1, '2026-11-23 08:05:27.625393+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-790e-7662-b363-574d1848a1e7', 1, 1, 0, '2026-11-23 08:05:41.262718+00', '2026-11-23 08:05:41.291838+00', false, 2, 0, 2, 2, 2, 0, '2026-11-23 08:05:41.310155+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-44af-73d7-b2e1-13828376420b', 1, 3, 0, '2026-11-23 08:05:27.855039+00', '2026-11-23 08:05:27.906022+00', false, 1, 0, 1, 1, 0, 1, '2026-11-23 08:05:27.956291+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a2076f-f759-7ad4-9efe-0e674add91d0', 1, 1, 0, '2026-11-23 08:05:08.057467+00', '2026-11-23 08:05:18.13977+00', true, 200000, 0, 200000, 200000, 0, 0, '2026-11-23 08:05:19.294533+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-1f62-726f-9c4e-71f3c4ae34d0', 1, 1, 0, '2026-11-23 08:05:18.306338+00', '2026-11-23 08:05:18.322824+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:19.294533+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 1, 2, 0, '2026-11-23 08:05:28.453423+00', '2026-11-23 08:05:28.541939+00', false, 1203, 1203, 1203, 1203, 0, 0, '2026-11-23 08:05:28.60588+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-2574-736d-8392-4c8901bad9c2', 1, 1, 0, '2026-11-23 08:05:19.860951+00', '2026-11-23 08:05:19.898118+00', false, 4, 2, 5, 4, 0, 0, '2026-11-23 08:05:19.9317+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-79f1-76d8-8a05-df8b7c79e72c', 1, 1, 0, '2026-11-23 08:05:41.489873+00', '2026-11-23 08:05:41.498786+00', false, 2, 0, 2, 2, 2, 0, '2026-11-23 08:05:41.502729+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-56ba-7cf0-8231-ac9a55ee1fd8', 1, 1, 0, '2026-11-23 08:05:32.474256+00', '2026-11-23 08:05:32.499534+00', false, 2, 1, 2, 2, 0, 0, '2026-11-23 08:05:32.501457+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-3105-7297-ba1e-f1517eca3f6d', 1, 0, 0, '2026-11-23 08:05:22.821055+00', '2026-11-23 08:05:22.8438+00', false, 6, 6, 6, 6, 0, 0, '2026-11-23 08:05:22.854834+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-3158-7f7e-9c6b-1db2d60aca14', 1, 0, 0, '2026-11-23 08:05:22.904928+00', '2026-11-23 08:05:22.943688+00', false, 1, 1, 1, 1, 0, 0, '2026-11-23 08:05:22.947143+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-31c5-70a6-a947-0fbee9034161', 1, 1, 0, '2026-11-23 08:05:23.01384+00', '2026-11-23 08:05:23.039567+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:23.039567+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-58e2-7079-869b-985f42049b15', 1, 1, 0, '2026-11-23 08:05:33.02639+00', '2026-11-23 08:05:33.04684+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:33.04684+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-3213-74b8-a23c-33e6b39321d3', 1, 3, 0, '2026-11-23 08:05:23.091865+00', '2026-11-23 08:05:23.119601+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:23.122895+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-32bb-7fdf-b0e2-e285bd6f052f', 1, 0, 0, '2026-11-23 08:05:23.259827+00', '2026-11-23 08:05:23.290351+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:23.296182+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-3308-7d5d-91a1-6967320e0b1c', 1, 1, 0, '2026-11-23 08:05:23.336836+00', '2026-11-23 08:05:23.359489+00', false, 1, 0, 1, 1, 0, 1, '2026-11-23 08:05:23.366939+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-5920-7552-82fd-b464a1192e67', 1, 1, 0, '2026-11-23 08:05:33.08867+00', '2026-11-23 08:05:33.114857+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:33.125233+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-33ad-7908-a37b-a78105533adf', 1, 3, 0, '2026-11-23 08:05:23.501971+00', '2026-11-23 08:05:23.51388+00', false, 1, 0, 1, 1, 0, 1, '2026-11-23 08:05:23.520123+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-7a2a-7535-bb51-5f5c493310d0', 1, 2, 0, '2026-11-23 08:05:41.546047+00', '2026-11-23 08:05:41.555928+00', false, 2, 0, 2, 2, 0, 0, '2026-11-23 08:05:41.565543+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-5f71-765c-8fac-f20642c41d94', 1, 1, 0, '2026-11-23 08:05:34.705063+00', '2026-11-23 08:05:34.734334+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:34.734334+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-6ae7-78c6-8291-bf93c8d58a16', 1, 1, 0, '2026-11-23 08:05:37.639545+00', '2026-11-23 08:05:37.664918+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:37.680835+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-7a83-71b3-9e6a-83edf96f1b7a', 1, 2, 0, '2026-11-23 08:05:41.635672+00', '2026-11-23 08:05:41.664638+00', false, 2, 0, 2, 2, 2, 0, '2026-11-23 08:05:41.664638+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-7714-788c-8e3c-a746abe7df9f', 1, 0, 0, '2026-11-23 08:05:40.756834+00', '2026-11-23 08:05:40.79374+00', false, 2, 0, 2, 2, 0, 0, '2026-11-23 08:05:40.807504+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-7ada-7e73-be3c-cababc56ff7a', 1, 2, 0, '2026-11-23 08:05:41.722058+00', '2026-11-23 08:05:41.746733+00', false, 2, 0, 2, 2, 2, 0, '2026-11-23 08:05:41.749715+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-7b57-7db7-be25-035f70f95ca3', 1, 3, 0, '2026-11-23 08:05:41.847132+00', '2026-11-23 08:05:41.880951+00', false, 2, 0, 2, 2, 0, 0, '2026-11-23 08:05:41.880951+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-7bc4-7dbd-9d85-215773101029', 1, 3, 0, '2026-11-23 08:05:41.956342+00', '2026-11-23 08:05:41.97361+00', false, 2, 0, 2, 2, 2, 0, '2026-11-23 08:05:41.977417+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-7c1d-7d40-9e76-44b7838495bb', 1, 3, 0, '2026-11-23 08:05:42.045984+00', '2026-11-23 08:05:42.080707+00', false, 2, 0, 2, 2, 2, 0, '2026-11-23 08:05:42.089109+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-9682-7294-9b01-b08ce6e3a96c', 3, 0, 0, '2026-11-23 08:05:48.802726+00', '2026-11-23 08:05:48.834577+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:48.848825+00');
INSERT INTO bike_fleet.feed_batch VALUES ('01a20770-9788-79d0-9c42-2eb4c6ff4120', 3, 1, 0, '2026-11-23 08:05:49.064807+00', '2026-11-23 08:05:49.188382+00', false, 1, 0, 1, 1, 0, 0, '2026-11-23 08:05:49.196674+00');
INSERT INTO bike_fleet.feed_progress VALUES (0, 210, 210);
INSERT INTO bike_fleet.feed_progress VALUES (1, 4, 4);
INSERT INTO bike_fleet.feed_progress VALUES (2, 12, 12);
INSERT INTO bike_fleet.feed_progress VALUES (3, 22, 22);
INSERT INTO bike_fleet.feed_progress VALUES (4, 7, 7);
INSERT INTO bike_fleet.feed_progress VALUES (5, 2, 2);
INSERT INTO bike_fleet.feed_progress VALUES (6, 4, 4);
INSERT INTO bike_fleet.feed_progress VALUES (7, 1, 1);
INSERT INTO bike_fleet.feed_rejection VALUES ('01a2076f-de98-70e5-961e-8828e3400cd0', 1, 1, 1, '2026-11-23 08:05:01.720451+00', 'feed.time-too-old', 'at', '{"bikeId":"TMWSZCT59","at":"2026-11-15T07:34:41Z","lon":121.4737,"lat":31.2304,"state":"parked"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a2076f-de98-70e5-961e-8828e3400cd0', 2, 1, 1, '2026-11-23 08:05:01.720451+00', 'feed.time-in-future', 'at', '{"bikeId":"TMWSZCT59","at":"2026-11-24T07:34:41Z","lon":121.4737,"lat":31.2304,"state":"parked"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a2076f-de98-70e5-961e-8828e3400cd0', 3, 1, 1, '2026-11-23 08:05:01.720451+00', 'feed.outside-city', 'lon', '{"bikeId":"TMWSZCT59","at":"2026-11-23T07:34:41Z","lon":116.4,"lat":39.9,"state":"parked"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-2574-736d-8392-4c8901bad9c2', 4, 1, 1, '2026-11-23 08:05:19.860951+00', 'feed.code-unknown', 'state', '{"bikeId":"TMWSZCT5B","at":"2026-11-23T07:34:42Z","lon":121.4737,"lat":31.2304,"state":"flying"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-2574-736d-8392-4c8901bad9c2', 3, 1, 1, '2026-11-23 08:05:19.860951+00', 'feed.field-missing', 'at', '{"bikeId":"TMWSZCT5B"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-3105-7297-ba1e-f1517eca3f6d', 1, 1, 0, '2026-11-23 08:05:22.821055+00', 'feed.qr-url-outside-rule', 'qrUrl', '{"bikeId":"TMWSZCT5C","qrUrl":"https://b.yixing.example/bike?no=TMWSZCT5C","updatedAt":"2026-11-23T07:34:41Z"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-3105-7297-ba1e-f1517eca3f6d', 2, 1, 0, '2026-11-23 08:05:22.821055+00', 'feed.qr-url-outside-rule', 'qrUrl', '{"bikeId":"TMWSZCT5C","qrUrl":"http://qr.jiaqi.example/b/TMWSZCT5C","updatedAt":"2026-11-23T07:34:41Z"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-3105-7297-ba1e-f1517eca3f6d', 3, 1, 0, '2026-11-23 08:05:22.821055+00', 'feed.qr-url-outside-rule', 'qrUrl', '{"bikeId":"TMWSZCT5C","qrUrl":"https://qr.jiaqi.example/b/TMWSZCT5C?x=1","updatedAt":"2026-11-23T07:34:41Z"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-3105-7297-ba1e-f1517eca3f6d', 6, 1, 0, '2026-11-23 08:05:22.821055+00', 'feed.qr-url-outside-rule', 'qrUrl', '{"bikeId":"TMWSZCT5C","qrUrl":"javascript:alert(1)","updatedAt":"2026-11-23T07:34:41Z"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-3105-7297-ba1e-f1517eca3f6d', 4, 1, 0, '2026-11-23 08:05:22.821055+00', 'feed.qr-url-outside-rule', 'qrUrl', '{"bikeId":"TMWSZCT5C","qrUrl":"https://qr.jiaqi.example.evil.example/b/TMWSZCT5C","updatedAt":"2026-11-23T07:34:41Z"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-3105-7297-ba1e-f1517eca3f6d', 5, 1, 0, '2026-11-23 08:05:22.821055+00', 'feed.qr-url-outside-rule', 'qrUrl', '{"bikeId":"TMWSZCT5C","qrUrl":"https://user@qr.jiaqi.example/b/TMWSZCT5C","updatedAt":"2026-11-23T07:34:41Z"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-3158-7f7e-9c6b-1db2d60aca14', 1, 1, 0, '2026-11-23 08:05:22.904928+00', 'feed.qr-url-other-bike', 'qrUrl', '{"bikeId":"TMWSZCT5C","qrUrl":"https://qr.jiaqi.example/b/TMWSZCT5D","updatedAt":"2026-11-23T07:34:41Z"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-3308-7d5d-91a1-6967320e0b1c', 1, 1, 1, '2026-11-23 08:05:23.336836+00', 'feed.conflicting', NULL, '{"bikeId":"TMWSZCT5E","at":"2026-11-23T07:34:41Z","lon":121.4737,"lat":31.2304,"state":"riding"}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-33ad-7908-a37b-a78105533adf', 1, 1, 3, '2026-11-23 08:05:23.501971+00', 'feed.conflicting', NULL, '{"rideId":"TMWSZCT5F","bikeId":"TMWSZCT5E","startAt":"2026-11-23T07:34:41Z","endAt":"2026-11-23T07:44:41Z","startLon":121.4737,"startLat":31.2304,"endLon":121.4837,"endLat":31.2354,"revision":0}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-33e3-711e-92bb-372165b82f4f', 1, 1, 0, '2026-11-23 08:05:23.555034+00', 'feed.conflicting', NULL, '{"bikeId":"TMWSZCT5E","qrUrl":"https://qr.jiaqi.example/b/TMWSZCT5E","updatedAt":"2026-11-23T07:34:41Z","model":"two","revision":0}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-437a-7f8b-9171-c2692836a1ea', 1, 1, 0, '2026-11-23 08:05:27.546392+00', 'feed.conflicting', NULL, '{"bikeId":"TMWSZCT5I","qrUrl":"https://qr.jiaqi.example/b/TMWSZCT5I","updatedAt":"2026-11-23T07:34:41Z","model":"M1","revision":1}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-44af-73d7-b2e1-13828376420b', 1, 1, 3, '2026-11-23 08:05:27.855039+00', 'feed.conflicting', NULL, '{"rideId":"TMWSZCT5K","bikeId":"TMWSZCT5I","startAt":"2026-11-23T07:34:41Z","endAt":"2026-11-23T07:44:41Z","startLon":121.4737,"startLat":31.2304,"endLon":121.4837,"endLat":31.2354,"revision":1}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 6, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":5}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 14, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":13}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 22, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":21}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 30, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":29}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 38, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":37}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 46, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":45}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 54, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":53}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 62, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":61}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 70, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":69}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 78, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":77}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 86, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":85}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 94, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":93}');
INSERT INTO bike_fleet.feed_rejection VALUES ('01a20770-4705-7b21-94a0-5aee7348cbe4', 102, 1, 2, '2026-11-23 08:05:28.453423+00', 'feed.field-missing', 'bikeId', '{"a":101}');
INSERT INTO bike_fleet.flyway_schema_history VALUES (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"bike_fleet"', NULL, 'platform', '2026-11-23 08:04:00.785015', 0, true);
INSERT INTO bike_fleet.flyway_schema_history VALUES (1, '001', 'fleet and feeds', 'SQL', 'db/bike_fleet/bike_fleet_V001__fleet_and_feeds.sql', -244826589, 'platform', '2026-11-23 08:04:00.867575', 282, true);
INSERT INTO bike_fleet.lock_event_20261123 VALUES (1, 'TMWSZCT5Q', '2026-11-23 07:34:41+00', 0, 1214737000, 312304000, NULL, '01a20770-7a2a-7535-bb51-5f5c493310d0', 1);
INSERT INTO bike_fleet.lock_event_20261123 VALUES (1, 'TMWSZCT5R', '2026-11-23 07:34:41+00', 1, 1214737000, 312304000, NULL, '01a20770-7a2a-7535-bb51-5f5c493310d0', 2);
INSERT INTO bike_fleet.operator VALUES (1, 'operator-a', '甲骑科技', 'Jiaqi', '#0b6e99', 'qr.jiaqi.example', '/b/{bikeId}', 'A-Z0-9', 1, 16, 30, false, '2026-11-23 08:04:03.370428+00');
INSERT INTO bike_fleet.operator VALUES (2, 'operator-b', '乙行出行', 'Yixing', '#c2571a', 'b.yixing.example', '/bike?no={bikeId}', 'A-Z0-9', 1, 16, 30, false, '2026-11-23 08:04:03.370428+00');
INSERT INTO bike_fleet.operator VALUES (3, 'operator-c', '丙速单车', 'Bingsu', '#3d7a2e', 'c.bingsu.example', '/s/{bikeId}', 'A-Z0-9', 1, 16, 30, false, '2026-11-23 08:04:03.370428+00');
INSERT INTO bike_fleet.operator VALUES (9, 'history', '历史数据导入', 'History import', '#6b7280', 'history.example', '/h/{bikeId}', 'A-Z0-9', 1, 16, 525600, true, '2026-11-23 08:04:03.370428+00');
INSERT INTO bike_fleet.position_20261117 VALUES (1, 'TMWSZCT59', '2026-11-17 07:34:41+00', 1214737000, 312304000, 0, NULL, '01a2076f-de98-70e5-961e-8828e3400cd0', 4);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:59+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142483);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:58+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142484);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:57+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142485);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:56+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142486);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:55+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142487);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:54+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142488);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:53+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142489);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:52+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142490);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:51+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142491);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:50+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142492);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:49+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142493);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:48+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142494);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:47+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142495);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:46+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142496);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:45+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142497);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:44+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142498);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:43+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142499);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:42+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142500);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:41+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142501);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:40+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142502);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:39+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142503);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:38+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142504);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:37+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142505);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:36+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142506);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:35+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142507);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:34+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142508);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:33+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142509);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:32+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142510);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:31+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142511);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:30+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142512);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:29+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142513);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:28+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142514);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:27+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142515);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:26+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142516);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:25+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142517);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:24+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142518);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:23+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142519);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:22+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142520);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:21+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142521);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:20+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142522);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:19+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142523);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:18+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142524);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:17+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142525);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:16+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142526);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:15+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142527);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:14+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142528);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:13+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142529);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:12+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142530);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:11+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142531);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:10+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142532);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:09+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142533);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:08+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142534);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:07+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142535);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:06+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142536);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:05+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142537);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:04+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142538);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:03+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142539);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:02+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142540);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:01+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142541);
INSERT INTO bike_fleet.position_20261121 VALUES (1, 'TMWSZCT5A', '2026-11-21 15:59:00+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 142542);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:59+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56083);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:58+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56084);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:57+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56085);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:56+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56086);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:55+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56087);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:54+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56088);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:53+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56089);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:52+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56090);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:51+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56091);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:50+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56092);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:49+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56093);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:48+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56094);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:47+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56095);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:46+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56096);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:45+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56097);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:44+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56098);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:43+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56099);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:42+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56100);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:41+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56101);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:40+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56102);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:39+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56103);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:38+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56104);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:37+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56105);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:36+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56106);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:35+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56107);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:34+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56108);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:33+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56109);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:32+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56110);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:31+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56111);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:30+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56112);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:29+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56113);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:28+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56114);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:27+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56115);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:26+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56116);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:25+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56117);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:24+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56118);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:23+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56119);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:22+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56120);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:21+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56121);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:20+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56122);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:19+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56123);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:18+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56124);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:17+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56125);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:16+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56126);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:15+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56127);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:14+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56128);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:13+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56129);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:12+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56130);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:11+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56131);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:10+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56132);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:09+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56133);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:08+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56134);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:07+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56135);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:06+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56136);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:05+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56137);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:04+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56138);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:03+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56139);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:02+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56140);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:01+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56141);
INSERT INTO bike_fleet.position_20261122 VALUES (1, 'TMWSZCT5A', '2026-11-22 15:59:00+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56142);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:41+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 1);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:40+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 2);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:39+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 3);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:38+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 4);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:37+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 5);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:36+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 6);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:35+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 7);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:34+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 8);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:33+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 9);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:32+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 10);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:31+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 11);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:30+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 12);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:29+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 13);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:28+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 14);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:27+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 15);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:26+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 16);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:25+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 17);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:24+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 18);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:23+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 19);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:22+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 20);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:21+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 21);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:20+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 22);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:19+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 23);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:18+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 24);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:17+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 25);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:16+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 26);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:15+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 27);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:14+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 28);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:13+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 29);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:12+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 30);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:11+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 31);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:10+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 32);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:09+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 33);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:08+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 34);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:07+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 35);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:06+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 36);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:05+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 37);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:04+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 38);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:03+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 39);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:02+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 40);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:01+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 41);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:34:00+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 42);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:59+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 43);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:58+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 44);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:57+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 45);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:56+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 46);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:55+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 47);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:54+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 48);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:53+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 49);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:52+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 50);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:51+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 51);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:50+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 52);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:49+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 53);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:48+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 54);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:47+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 55);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:46+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 56);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:45+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 57);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:44+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 58);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:43+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 59);
INSERT INTO bike_fleet.position_20261123 VALUES (1, 'TMWSZCT5A', '2026-11-23 07:33:42+00', 1214737000, 312304000, 0, NULL, '01a2076f-f759-7ad4-9efe-0e674add91d0', 60);
INSERT INTO bike_fleet.registration VALUES (1, 'TMWSZCT58', 0, '2026-11-23 07:34:41+00', '05b04a34-49e1-ccfd-fafa-ca8546d83afe', 'https://qr.jiaqi.example/b/TMWSZCT58', NULL, NULL, NULL, NULL, '2026-11-23 08:04:58.989229+00');
INSERT INTO bike_fleet.registration VALUES (2, 'TMWSZCT58', 0, '2026-11-23 07:34:41+00', '10ad2275-4f3a-bf9c-60e4-d4e3b3481dd4', 'https://b.yixing.example/bike?no=TMWSZCT58', NULL, NULL, NULL, NULL, '2026-11-23 08:05:00.220676+00');
INSERT INTO bike_fleet.registration VALUES (1, 'TMWSZCT5E', 0, '2026-11-23 07:34:41+00', '963eaec1-dc9c-6884-26b4-ea75939e8040', 'https://qr.jiaqi.example/b/TMWSZCT5E', 'one', NULL, NULL, NULL, '2026-11-23 08:05:23.296182+00');
INSERT INTO bike_fleet.registration VALUES (1, 'TMWSZCT5H', 2, '2026-11-23 07:34:41+00', 'fd2f3303-574e-aed0-3e6d-bbf497718de6', 'https://qr.jiaqi.example/b/TMWSZCT5H', 'M2', NULL, NULL, NULL, '2026-11-23 08:05:25.949568+00');
INSERT INTO bike_fleet.registration VALUES (1, 'TMWSZCT5I', 2, '2026-11-23 07:34:41+00', '14575020-421a-0c7b-b389-8d2d20ba7813', 'https://qr.jiaqi.example/b/TMWSZCT5I', 'M2', NULL, NULL, NULL, '2026-11-23 08:05:27.029193+00');
INSERT INTO bike_fleet.registration VALUES (1, 'TMWSZCT5Q', 0, '2026-11-23 07:34:41+00', '30460d6a-7d03-5ffd-23d7-084a3be29b92', 'https://qr.jiaqi.example/b/TMWSZCT5Q', NULL, NULL, NULL, NULL, '2026-11-23 08:05:40.807504+00');
INSERT INTO bike_fleet.registration VALUES (1, 'TMWSZCT5R', 0, '2026-11-23 07:34:41+00', 'ba8a24d7-7253-c008-e7cc-6d2ceba57559', 'https://qr.jiaqi.example/b/TMWSZCT5R', NULL, NULL, NULL, NULL, '2026-11-23 08:05:40.807504+00');
INSERT INTO bike_fleet.registration VALUES (3, 'TMWSZCT5V', 0, '2026-11-23 07:34:41+00', '2444c293-c5f8-f68a-0f83-4e892b2c2fd0', 'https://c.bingsu.example/s/TMWSZCT5V', NULL, '2026-11-22 07:34:41+00', NULL, NULL, '2026-11-23 08:05:48.848825+00');
INSERT INTO bike_fleet.registration VALUES (3, 'TMWSZCT5Y', 0, '2026-11-23 07:34:41+00', 'f64c8603-66d1-b498-ded6-cbbbc3447a9f', 'https://c.bingsu.example/s/TMWSZCT5Y', NULL, '2026-11-22 07:34:41+00', NULL, NULL, '2026-11-23 08:05:53.928627+00');
INSERT INTO bike_fleet.registration_version VALUES (1, 'TMWSZCT58', 0, '2026-11-23 07:34:41+00', '05b04a34-49e1-ccfd-fafa-ca8546d83afe', 'https://qr.jiaqi.example/b/TMWSZCT58', NULL, NULL, NULL, NULL, '01a2076f-cd03-7e2b-b261-a9752865e459', 1);
INSERT INTO bike_fleet.registration_version VALUES (2, 'TMWSZCT58', 0, '2026-11-23 07:34:41+00', '10ad2275-4f3a-bf9c-60e4-d4e3b3481dd4', 'https://b.yixing.example/bike?no=TMWSZCT58', NULL, NULL, NULL, NULL, '01a2076f-d890-7e7e-9ef3-88bf6211cfaa', 1);
INSERT INTO bike_fleet.registration_version VALUES (1, 'TMWSZCT5E', 0, '2026-11-23 07:34:41+00', '963eaec1-dc9c-6884-26b4-ea75939e8040', 'https://qr.jiaqi.example/b/TMWSZCT5E', 'one', NULL, NULL, NULL, '01a20770-32bb-7fdf-b0e2-e285bd6f052f', 1);
INSERT INTO bike_fleet.registration_version VALUES (1, 'TMWSZCT5H', 1, '2026-11-23 07:34:41+00', '7f5d3cda-dc92-e935-6082-e58196294239', 'https://qr.jiaqi.example/b/TMWSZCT5H', 'M1', NULL, NULL, NULL, '01a20770-3cce-7275-8430-66011d38d935', 1);
INSERT INTO bike_fleet.registration_version VALUES (1, 'TMWSZCT5H', 2, '2026-11-23 07:34:41+00', 'fd2f3303-574e-aed0-3e6d-bbf497718de6', 'https://qr.jiaqi.example/b/TMWSZCT5H', 'M2', NULL, NULL, NULL, '01a20770-3f62-7b47-b55d-76f1db8cec39', 1);
INSERT INTO bike_fleet.registration_version VALUES (1, 'TMWSZCT5I', 2, '2026-11-23 07:34:41+00', '14575020-421a-0c7b-b389-8d2d20ba7813', 'https://qr.jiaqi.example/b/TMWSZCT5I', 'M2', NULL, NULL, NULL, '01a20770-4127-76f2-9fb2-a2df47923be6', 1);
INSERT INTO bike_fleet.registration_version VALUES (1, 'TMWSZCT5Q', 0, '2026-11-23 07:34:41+00', '30460d6a-7d03-5ffd-23d7-084a3be29b92', 'https://qr.jiaqi.example/b/TMWSZCT5Q', NULL, NULL, NULL, NULL, '01a20770-7714-788c-8e3c-a746abe7df9f', 1);
INSERT INTO bike_fleet.registration_version VALUES (1, 'TMWSZCT5R', 0, '2026-11-23 07:34:41+00', 'ba8a24d7-7253-c008-e7cc-6d2ceba57559', 'https://qr.jiaqi.example/b/TMWSZCT5R', NULL, NULL, NULL, NULL, '01a20770-7714-788c-8e3c-a746abe7df9f', 2);
INSERT INTO bike_fleet.registration_version VALUES (3, 'TMWSZCT5V', 0, '2026-11-23 07:34:41+00', '2444c293-c5f8-f68a-0f83-4e892b2c2fd0', 'https://c.bingsu.example/s/TMWSZCT5V', NULL, '2026-11-22 07:34:41+00', NULL, NULL, '01a20770-9682-7294-9b01-b08ce6e3a96c', 1);
INSERT INTO bike_fleet.registration_version VALUES (3, 'TMWSZCT5Y', 0, '2026-11-23 07:34:41+00', 'f64c8603-66d1-b498-ded6-cbbbc3447a9f', 'https://c.bingsu.example/s/TMWSZCT5Y', NULL, '2026-11-22 07:34:41+00', NULL, NULL, '01a20770-aa74-7618-b361-d22f62535fda', 1);
INSERT INTO bike_fleet.ride_20261123 VALUES (1, 'TMWSZCT5F', 'TMWSZCT5E', '2026-11-23 07:34:41+00', '2026-11-23 07:44:41+00', 1214737000, 312304000, 1214837000, 312354000, '310101', '310101', NULL, NULL, 0, '01a20770-3213-74b8-a23c-33e6b39321d3', 1);
INSERT INTO bike_fleet.ride_20261123 VALUES (1, 'TMWSZCT5J', 'TMWSZCT5H', '2026-11-23 07:34:41+00', '2026-11-23 07:44:41+00', 1214737000, 312304000, 1214837000, 312354000, '310101', '310101', NULL, 200, 2, '01a20770-405c-7164-a183-90ca70ef53ce', 1);
INSERT INTO bike_fleet.ride_20261123 VALUES (1, 'TMWSZCT5K', 'TMWSZCT5I', '2026-11-23 07:34:41+00', '2026-11-23 07:44:41+00', 1214737000, 312304000, 1214837000, 312354000, '310101', '310101', NULL, 200, 2, '01a20770-42c1-772c-b7dc-23488c153b6a', 1);
INSERT INTO bike_fleet.ride_20261123 VALUES (1, 'TMWSZCT5S', 'TMWSZCT5Q', '2026-11-23 07:34:41+00', '2026-11-23 07:44:41+00', 1214737000, 312304000, 1214837000, 312354000, '310101', '310101', NULL, NULL, 0, '01a20770-7b57-7db7-be25-035f70f95ca3', 1);
INSERT INTO bike_fleet.ride_20261123 VALUES (1, 'TMWSZCT5T', 'TMWSZCT5R', '2026-11-23 07:34:41+00', '2026-11-23 07:44:41+00', 1214737000, 312304000, 1214837000, 312354000, '310101', '310101', NULL, NULL, 0, '01a20770-7b57-7db7-be25-035f70f95ca3', 2);
INSERT INTO bike_fleet.ride_key VALUES (1, 'TMWSZCT5F', 0, '09585944-5ccf-0c3c-549a-b861162c0df9', '2026-11-23 07:34:41+00');
INSERT INTO bike_fleet.ride_key VALUES (1, 'TMWSZCT5J', 1, '18dafcb6-aff0-0865-5532-704755a048ba', '2026-11-23 07:34:41+00');
INSERT INTO bike_fleet.ride_key VALUES (1, 'TMWSZCT5J', 2, 'bc9bc398-9fb5-46b2-a0b3-c4635ac3b8c9', '2026-11-23 07:34:41+00');
INSERT INTO bike_fleet.ride_key VALUES (1, 'TMWSZCT5K', 2, 'c1597afa-a21b-db10-a761-287920d28cbf', '2026-11-23 07:34:41+00');
INSERT INTO bike_fleet.ride_key VALUES (1, 'TMWSZCT5S', 0, 'ce02546d-350e-02e9-c07b-da470933669c', '2026-11-23 07:34:41+00');
INSERT INTO bike_fleet.ride_key VALUES (1, 'TMWSZCT5T', 0, '35e4dd37-217e-6b0d-7a5c-ea87ff61d3b8', '2026-11-23 07:34:41+00');
INSERT INTO patrol_impound.evidence VALUES ('5412a2bae4d634bf2fc18e8579c8f0122dce02d254e578e87c37cc8e462389db', 3628, 'image/jpeg', '2026-11-23 08:05:47.242444+00', '8f8278a0-81f8-4498-b2ba-e6a4b783e44c');
INSERT INTO patrol_impound.evidence VALUES ('87d2bd74e1c2ed4cd690550515888755f04b5e688e273fb0d5fc3f63b76a2ac9', 3515, 'image/jpeg', '2026-11-23 08:05:51.637433+00', '8f8278a0-81f8-4498-b2ba-e6a4b783e44c');
INSERT INTO patrol_impound.evidence VALUES ('b92cce4957346fb923d98469780b81d3f0c70e9641032ae367c0c583deb3b6b5', 3582, 'image/jpeg', '2026-11-23 08:05:54.542874+00', '8f8278a0-81f8-4498-b2ba-e6a4b783e44c');
INSERT INTO patrol_impound.filed_bike VALUES ('operator-c', 'TMWSZCT5V', 'https://c.bingsu.example/s/TMWSZCT5V', '2026-11-22 07:34:41+00', 'operator-declared', '2026-11-23 08:05:48.906253+00', -236330882185888363);
INSERT INTO patrol_impound.filed_bike VALUES ('operator-c', 'TMWSZCT5Y', 'https://c.bingsu.example/s/TMWSZCT5Y', '2026-11-22 07:34:41+00', 'operator-declared', '2026-11-23 08:05:53.931316+00', 3511348187291633188);
INSERT INTO patrol_impound.filing_knowledge VALUES ('operator-c', '2026-11-23 08:05:53.931316+00', 2);
INSERT INTO patrol_impound.flyway_schema_history VALUES (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"patrol_impound"', NULL, 'platform', '2026-11-23 08:04:02.437836', 0, true);
INSERT INTO patrol_impound.flyway_schema_history VALUES (1, '001', 'street and yard', 'SQL', 'db/patrol_impound/patrol_impound_V001__street_and_yard.sql', 1634371846, 'platform', '2026-11-23 08:04:02.482378', 307, true);
INSERT INTO patrol_impound.impounded_bike VALUES ('operator-c', 'TMWSZCT5W');
INSERT INTO patrol_impound.impounded_bike VALUES ('operator-c', 'TMWSZCT5Y');
INSERT INTO patrol_impound.intake VALUES ('01a20770-a1c5-751b-818c-9f33486adc51', 'ZC-310110-20261123-0001', 'operator-c', 'TMWSZCT5W', 'https://c.bingsu.example/s/TMWSZCT5W', NULL, 'yard-310110-01', '杨浦区第一暂存点', '2026-11-23 08:05:51.685739+00', '2026-11-23 08:05:51.752656+00', 121.4737, 31.2304, 8, 'impound', 'SH-NMV-PARKING', 'unfiled', false, NULL, '87d2bd74e1c2ed4cd690550515888755f04b5e688e273fb0d5fc3f63b76a2ac9', '8f8278a0-81f8-4498-b2ba-e6a4b783e44c', 'patrol-1', '杨浦区巡查队', 'acceptance-phone', false, 'taken-in', NULL, NULL);
INSERT INTO patrol_impound.intake VALUES ('01a20770-ad13-7de7-bfba-2c156e21b4ba', 'ZC-310110-20261123-0002', 'operator-c', 'TMWSZCT5Y', 'https://c.bingsu.example/s/TMWSZCT5Y', NULL, 'yard-310110-01', '杨浦区第一暂存点', '2026-11-23 08:05:54.579428+00', '2026-11-23 08:05:54.611663+00', 121.4737, 31.2304, 8, 'impound', 'SH-NMV-PARKING', 'filed', false, NULL, 'b92cce4957346fb923d98469780b81d3f0c70e9641032ae367c0c583deb3b6b5', '8f8278a0-81f8-4498-b2ba-e6a4b783e44c', 'patrol-1', '杨浦区巡查队', 'acceptance-phone', false, 'undone', '2026-11-23 08:06:03.253111+00', 'scanned the wrong bike');
INSERT INTO patrol_impound.intake_photo VALUES ('87d2bd74e1c2ed4cd690550515888755f04b5e688e273fb0d5fc3f63b76a2ac9', '01a20770-a1c5-751b-818c-9f33486adc51');
INSERT INTO patrol_impound.intake_photo VALUES ('b92cce4957346fb923d98469780b81d3f0c70e9641032ae367c0c583deb3b6b5', '01a20770-ad13-7de7-bfba-2c156e21b4ba');
INSERT INTO patrol_impound.notice VALUES ('01a20770-a066-7309-bdc5-63fba6156aee', 'operator-c', 'TMWSZCT5W', '2026-11-23 08:05:51.232248+00', 'unfiled-scan', NULL, NULL, NULL, NULL);
INSERT INTO patrol_impound.notice VALUES ('01a20770-a32d-75cf-a3c2-0770bfeba03a', 'operator-c', 'TMWSZCT5W', '2026-11-23 08:05:51.752656+00', 'intake', 'yard-310110-01', '杨浦区第一暂存点', 'ZC-310110-20261123-0001', NULL);
INSERT INTO patrol_impound.notice VALUES ('01a20770-a8f3-7822-af15-42990c04cdbf', 'operator-c', 'TMWSZCT5X', '2026-11-23 08:05:53.417946+00', 'unfiled-scan', NULL, NULL, NULL, NULL);
INSERT INTO patrol_impound.notice VALUES ('01a20770-aad0-7b14-899e-53d04c370cb9', 'operator-c', 'TMWSZCT5Y', '2026-11-23 08:05:53.973795+00', 'unfiled-scan', NULL, NULL, NULL, NULL);
INSERT INTO patrol_impound.notice VALUES ('01a20770-ad90-705e-8d76-366e3d4831b9', 'operator-c', 'TMWSZCT5Y', '2026-11-23 08:05:54.611663+00', 'intake', 'yard-310110-01', '杨浦区第一暂存点', 'ZC-310110-20261123-0002', NULL);
INSERT INTO patrol_impound.notice VALUES ('01a20770-cf45-7451-9b93-60bb8dd3d44d', 'operator-c', 'TMWSZCT5Y', '2026-11-23 08:06:03.253111+00', 'intake-undone', 'yard-310110-01', '杨浦区第一暂存点', 'ZC-310110-20261123-0002', NULL);
INSERT INTO patrol_impound.qr_rule VALUES ('operator-b', '乙行出行', 'b.yixing.example', '/bike?no={bikeId}', 'A-Z0-9', 1, 16, '2026-11-23 08:04:03.390556+00');
INSERT INTO patrol_impound.qr_rule VALUES ('operator-c', '丙速单车', 'c.bingsu.example', '/s/{bikeId}', 'A-Z0-9', 1, 16, '2026-11-23 08:04:03.399769+00');
INSERT INTO patrol_impound.qr_rule VALUES ('operator-a', '甲骑科技', 'qr.jiaqi.example', '/b/{bikeId}', 'A-Z0-9', 1, 16, '2026-11-23 08:04:03.38225+00');
INSERT INTO patrol_impound.scan VALUES ('01a20770-986d-78b9-b058-ba153d031042', 'https://c.bingsu.example/s/TMWSZCT5V', NULL, NULL, 'suspected-clone', 'operator-c', 'TMWSZCT5V', '', '2026-11-22 07:34:41+00', 'reported-elsewhere', 'compare-frame-number', '2026-11-23 07:34:41+00', 121.8737, 31.2304, NULL, 'feed', 121.4737, 31.2304, 8, '2026-11-23 08:05:49.293826+00', '2026-11-23 08:05:49.560553+00', '8f8278a0-81f8-4498-b2ba-e6a4b783e44c', 'patrol-1', '杨浦区巡查队', '310110', NULL, NULL, 'acceptance-phone', false, NULL, NULL, NULL, '2026-11-23 08:05:48.906253+00');
INSERT INTO patrol_impound.scan VALUES ('01a20770-9eaa-707c-a74f-68f2eaaa7bbc', 'https://c.bingsu.example/s/TMWSZCT5V', NULL, NULL, 'suspected-clone', 'operator-c', 'TMWSZCT5V', '', '2026-11-22 07:34:41+00', 'reported-elsewhere', 'compare-frame-number', '2026-11-23 08:05:49.293826+00', 121.4737, 31.2304, 8, 'scan', 121.4737, 31.2304, 8, '2026-11-23 08:05:50.890869+00', '2026-11-23 08:05:50.933565+00', '8f8278a0-81f8-4498-b2ba-e6a4b783e44c', 'patrol-1', '杨浦区巡查队', '310110', NULL, NULL, 'acceptance-phone', false, NULL, NULL, NULL, '2026-11-23 08:05:48.906253+00');
INSERT INTO patrol_impound.scan VALUES ('01a20770-9fc6-76a4-a27c-b1b998cdec7b', 'https://c.bingsu.example/s/TMWSZCT5W', NULL, NULL, 'unfiled', 'operator-c', 'TMWSZCT5W', '', NULL, 'never-filed', 'take-in', NULL, NULL, NULL, NULL, NULL, 121.4737, 31.2304, 8, '2026-11-23 08:05:51.1749+00', '2026-11-23 08:05:51.232248+00', '8f8278a0-81f8-4498-b2ba-e6a4b783e44c', 'patrol-1', '杨浦区巡查队', '310110', NULL, NULL, 'acceptance-phone', false, NULL, NULL, NULL, '2026-11-23 08:05:48.906253+00');
INSERT INTO patrol_impound.scan VALUES ('01a20770-a82c-72b1-a37c-4bac43c38fd9', 'https://c.bingsu.example/s/TMWSZCT5X', NULL, NULL, 'unfiled', 'operator-c', 'TMWSZCT5X', '', NULL, 'never-filed', 'take-in', NULL, NULL, NULL, NULL, NULL, 121.4737, 31.2304, 8, '2026-11-23 08:05:53.324186+00', '2026-11-23 08:05:53.417946+00', '8f8278a0-81f8-4498-b2ba-e6a4b783e44c', 'patrol-1', '杨浦区巡查队', '310110', NULL, NULL, 'acceptance-phone', false, NULL, NULL, NULL, '2026-11-23 08:05:48.906253+00');
INSERT INTO patrol_impound.scan VALUES ('01a20770-aa9a-79eb-8b12-c3da4dee9e03', 'https://c.bingsu.example/s/TMWSZCT5Y', NULL, NULL, 'unfiled', 'operator-c', 'TMWSZCT5Y', '', NULL, 'never-filed', 'take-in', NULL, NULL, NULL, NULL, NULL, 121.4737, 31.2304, 8, '2026-11-23 08:05:53.94692+00', '2026-11-23 08:05:53.973795+00', '8f8278a0-81f8-4498-b2ba-e6a4b783e44c', 'patrol-1', '杨浦区巡查队', '310110', NULL, NULL, 'acceptance-phone', false, NULL, NULL, NULL, '2026-11-23 08:05:48.906253+00');
INSERT INTO patrol_impound.scan VALUES ('01a20770-ab57-752f-baf5-54005a3a24e1', 'https://c.bingsu.example/s/TMWSZCT5Y', NULL, NULL, 'filed', 'operator-c', 'TMWSZCT5Y', '', '2026-11-22 07:34:41+00', '', 'leave', '2026-11-23 08:05:53.94692+00', 121.4737, 31.2304, 8, 'scan', 121.4737, 31.2304, 8, '2026-11-23 08:05:54.135745+00', '2026-11-23 08:05:54.16148+00', '8f8278a0-81f8-4498-b2ba-e6a4b783e44c', 'patrol-1', '杨浦区巡查队', '310110', NULL, NULL, 'acceptance-phone', false, NULL, NULL, NULL, '2026-11-23 08:05:53.931316+00');
INSERT INTO patrol_impound.slip_counter VALUES ('310110', '2026-11-23', 2);
INSERT INTO patrol_impound.yard VALUES ('yard-310101-01', '黄浦区第一暂存点', '310101', '黄浦区（演示地址）', 300, 121.481, 31.218);
INSERT INTO patrol_impound.yard VALUES ('yard-310104-01', '徐汇区第一暂存点', '310104', '徐汇区（演示地址）', 400, 121.435, 31.165);
INSERT INTO patrol_impound.yard VALUES ('yard-310105-01', '长宁区第一暂存点', '310105', '长宁区（演示地址）', 300, 121.383, 31.208);
INSERT INTO patrol_impound.yard VALUES ('yard-310106-01', '静安区第一暂存点', '310106', '静安区（演示地址）', 300, 121.448, 31.275);
INSERT INTO patrol_impound.yard VALUES ('yard-310107-01', '普陀区第一暂存点', '310107', '普陀区（演示地址）', 400, 121.408, 31.259);
INSERT INTO patrol_impound.yard VALUES ('yard-310109-01', '虹口区第一暂存点', '310109', '虹口区（演示地址）', 300, 121.479, 31.279);
INSERT INTO patrol_impound.yard VALUES ('yard-310110-01', '杨浦区第一暂存点', '310110', '杨浦区（演示地址）', 500, 121.522, 31.3);
INSERT INTO patrol_impound.yard VALUES ('yard-310112-01', '闵行区第一暂存点', '310112', '闵行区（演示地址）', 800, 121.456, 31.087);
INSERT INTO patrol_impound.yard VALUES ('yard-310113-01', '宝山区第一暂存点', '310113', '宝山区（演示地址）', 600, 121.414, 31.392);
INSERT INTO patrol_impound.yard VALUES ('yard-310114-01', '嘉定区第一暂存点', '310114', '嘉定区（演示地址）', 600, 121.217, 31.361);
INSERT INTO patrol_impound.yard VALUES ('yard-310115-01', '浦东新区第一暂存点', '310115', '浦东新区（演示地址）', 1200, 121.726, 31.079);
INSERT INTO patrol_impound.yard VALUES ('yard-310116-01', '金山区第一暂存点', '310116', '金山区（演示地址）', 300, 121.271, 30.822);
INSERT INTO patrol_impound.yard VALUES ('yard-310117-01', '松江区第一暂存点', '310117', '松江区（演示地址）', 600, 121.214, 31.017);
INSERT INTO patrol_impound.yard VALUES ('yard-310118-01', '青浦区第一暂存点', '310118', '青浦区（演示地址）', 400, 121.024, 31.126);
INSERT INTO patrol_impound.yard VALUES ('yard-310120-01', '奉贤区第一暂存点', '310120', '奉贤区（演示地址）', 400, 121.565, 30.902);
INSERT INTO patrol_impound.yard VALUES ('yard-310151-01', '崇明区第一暂存点', '310151', '崇明区（演示地址）', 200, 121.551, 31.626);
INSERT INTO platform.audit VALUES (1, '2026-11-23 08:05:20.047542+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (2, '2026-11-23 08:05:20.330333+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (3, '2026-11-23 08:05:20.492475+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (4, '2026-11-23 08:05:20.812338+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (5, '2026-11-23 08:05:21.008491+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (6, '2026-11-23 08:05:21.172207+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (7, '2026-11-23 08:05:21.34425+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (8, '2026-11-23 08:05:21.562411+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (9, '2026-11-23 08:05:21.711616+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (10, '2026-11-23 08:05:21.88501+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (11, '2026-11-23 08:05:22.077887+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (12, '2026-11-23 08:05:22.272336+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (13, '2026-11-23 08:05:22.532747+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5B', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (14, '2026-11-23 08:05:23.65122+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5E', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (15, '2026-11-23 08:05:28.073701+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-rides', '*/TMWSZCT5H', '{"from":"2026-11-23T06:34:41Z","to":"2026-11-23T08:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (16, '2026-11-23 08:05:28.264851+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-rides', '*/TMWSZCT5I', '{"from":"2026-11-23T06:34:41Z","to":"2026-11-23T08:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (17, '2026-11-23 08:05:33.17644+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5N', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (18, '2026-11-23 08:05:33.306252+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5N', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (19, '2026-11-23 08:05:33.526227+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5N', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (20, '2026-11-23 08:05:33.721635+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5N', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (21, '2026-11-23 08:05:33.862287+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5N', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (22, '2026-11-23 08:05:34.006001+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5N', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (23, '2026-11-23 08:05:34.135494+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5N', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (24, '2026-11-23 08:05:34.295538+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5N', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (25, '2026-11-23 08:05:34.519953+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5N', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (26, '2026-11-23 08:05:34.758405+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (27, '2026-11-23 08:05:34.91153+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (28, '2026-11-23 08:05:35.133074+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (29, '2026-11-23 08:05:35.305616+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (30, '2026-11-23 08:05:35.428519+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (31, '2026-11-23 08:05:35.569641+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (32, '2026-11-23 08:05:35.713567+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (33, '2026-11-23 08:05:35.871773+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (34, '2026-11-23 08:05:36.01504+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (35, '2026-11-23 08:05:36.136847+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (36, '2026-11-23 08:05:36.268808+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (37, '2026-11-23 08:05:36.4271+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (38, '2026-11-23 08:05:36.599572+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (39, '2026-11-23 08:05:36.770106+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (40, '2026-11-23 08:05:36.983728+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (41, '2026-11-23 08:05:37.16634+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (42, '2026-11-23 08:05:37.329871+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (43, '2026-11-23 08:05:37.447011+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (44, '2026-11-23 08:05:37.563549+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5O', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (45, '2026-11-23 08:05:37.736985+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (46, '2026-11-23 08:05:37.869031+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (47, '2026-11-23 08:05:37.994566+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (48, '2026-11-23 08:05:38.123938+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (49, '2026-11-23 08:05:38.257119+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (50, '2026-11-23 08:05:38.405916+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (51, '2026-11-23 08:05:38.557506+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (52, '2026-11-23 08:05:38.696473+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (53, '2026-11-23 08:05:38.816094+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (54, '2026-11-23 08:05:38.974181+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (55, '2026-11-23 08:05:39.121978+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (56, '2026-11-23 08:05:39.260916+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (57, '2026-11-23 08:05:39.382274+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (58, '2026-11-23 08:05:39.503608+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (59, '2026-11-23 08:05:39.627244+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.audit VALUES (60, '2026-11-23 08:05:39.790657+00', '3791b078-171d-46a7-ab21-e4572584dcee', 'operator-a', 'bike-fleet.look-at-track', 'operator-a/TMWSZCT5P', '{"from":"2026-11-22T07:34:41Z","to":"2026-11-24T07:34:41Z"}', NULL);
INSERT INTO platform.flyway_schema_history VALUES (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"platform"', NULL, 'platform', '2026-11-23 08:03:59.935211', 0, true);
INSERT INTO platform.flyway_schema_history VALUES (1, '001', 'messages requests audit', 'SQL', 'db/platform/platform_V001__messages_requests_audit.sql', -1269013441, 'platform', '2026-11-23 08:04:00.01851', 73, true);
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a2076e-fb42-7dfa-b423-b76c7039458c', '2026-11-23 08:04:45.685832+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a2076e-fb43-7c67-ad61-9fec062f9b07', '2026-11-23 08:04:48.094815+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a2076e-facf-7e21-b909-cecbf840ea10', '2026-11-23 08:04:49.357248+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a2076f-e558-7cb2-9cb0-056273743942', '2026-11-23 08:05:03.545028+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a2076f-fd9f-782e-8477-7216e9c2a100', '2026-11-23 08:05:09.947822+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a20770-2f0b-7b93-affb-6c080e6bef64', '2026-11-23 08:05:22.447362+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a20770-3ad2-7053-b932-9951a362a078', '2026-11-23 08:05:25.440738+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a20770-5e66-7a3a-b550-94dc1f5531b9', '2026-11-23 08:05:34.627824+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a20770-6a45-7242-a796-b85be37b5d99', '2026-11-23 08:05:37.581199+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a20770-7614-7822-a20c-31becdfcc6ef', '2026-11-23 08:05:40.614269+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a20770-81f9-7e4a-b086-8f4756353a1b', '2026-11-23 08:05:44.633884+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a20770-96ea-7448-9386-7107d00a68d5', '2026-11-23 08:05:49.134961+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a20770-9a6c-70d6-a23d-402e87e4cadf', '2026-11-23 08:05:50.128465+00');
INSERT INTO platform.inbox VALUES ('bike-fleet', '01a20770-9db3-7119-b908-7d6d4644f987', '2026-11-23 08:05:51.343283+00');
INSERT INTO platform.inbox VALUES ('bike-fleet', '01a20770-9f97-740f-a10d-1e9691b206a9', '2026-11-23 08:05:51.423537+00');
INSERT INTO platform.inbox VALUES ('bike-fleet', '01a20770-a052-7a20-aae3-5e32cb76e15d', '2026-11-23 08:05:51.596367+00');
INSERT INTO platform.inbox VALUES ('bike-fleet', '01a20770-a319-7f41-b6d1-05f11c005e72', '2026-11-23 08:05:52.15409+00');
INSERT INTO platform.inbox VALUES ('bike-fleet', '01a20770-a8e2-71ac-be66-533bb57769b7', '2026-11-23 08:05:53.687772+00');
INSERT INTO platform.inbox VALUES ('patrol-impound', '01a20770-aa8b-797c-81cc-1f6268235f85', '2026-11-23 08:05:54.035671+00');
INSERT INTO platform.inbox VALUES ('bike-fleet', '01a20770-aacb-7cb6-8896-5dc360d380eb', '2026-11-23 08:05:54.364871+00');
INSERT INTO platform.inbox VALUES ('bike-fleet', '01a20770-abd2-7e09-9a0f-6c2ec3ecb089', '2026-11-23 08:05:54.571914+00');
INSERT INTO platform.inbox VALUES ('bike-fleet', '01a20770-ad8c-7163-9f83-45c95fda9bee', '2026-11-23 08:05:54.791999+00');
INSERT INTO platform.inbox VALUES ('bike-fleet', '01a20770-cf3a-7732-aeef-2795a2ab0055', '2026-11-23 08:06:03.47936+00');
INSERT INTO platform.outbox VALUES (2, '01a2076e-fb42-7dfa-b423-b76c7039458c', 13, 'bike-fleet.events.v1', 'operator-b', 'bike-fleet.qr-url-rule-changed.v1', '{"eventId":"01a2076e-fb42-7dfa-b423-b76c7039458c","type":"bike-fleet.qr-url-rule-changed.v1","occurredAt":"2026-11-23T08:04:03.522550146Z","aggregateId":"operator-b","data":{"operatorId":"operator-b","operatorName":"乙行出行","at":"2026-11-23T08:04:03.390556055Z","hosts":["b.yixing.example"],"template":"/bike?no={bikeId}","idCharacters":"A-Z0-9","idLengthMin":1,"idLengthMax":16}}', '2026-11-23 08:04:03.370428+00', '2026-11-23 08:04:29.969675+00');
INSERT INTO platform.outbox VALUES (3, '01a2076e-fb43-7c67-ad61-9fec062f9b07', 14, 'bike-fleet.events.v1', 'operator-c', 'bike-fleet.qr-url-rule-changed.v1', '{"eventId":"01a2076e-fb43-7c67-ad61-9fec062f9b07","type":"bike-fleet.qr-url-rule-changed.v1","occurredAt":"2026-11-23T08:04:03.523681368Z","aggregateId":"operator-c","data":{"operatorId":"operator-c","operatorName":"丙速单车","at":"2026-11-23T08:04:03.399769406Z","hosts":["c.bingsu.example"],"template":"/s/{bikeId}","idCharacters":"A-Z0-9","idLengthMin":1,"idLengthMax":16}}', '2026-11-23 08:04:03.370428+00', '2026-11-23 08:04:40.089242+00');
INSERT INTO platform.outbox VALUES (1, '01a2076e-facf-7e21-b909-cecbf840ea10', 12, 'bike-fleet.events.v1', 'operator-a', 'bike-fleet.qr-url-rule-changed.v1', '{"eventId":"01a2076e-facf-7e21-b909-cecbf840ea10","type":"bike-fleet.qr-url-rule-changed.v1","occurredAt":"2026-11-23T08:04:03.409497859Z","aggregateId":"operator-a","data":{"operatorId":"operator-a","operatorName":"甲骑科技","at":"2026-11-23T08:04:03.382250559Z","hosts":["qr.jiaqi.example"],"template":"/b/{bikeId}","idCharacters":"A-Z0-9","idLengthMin":1,"idLengthMax":16}}', '2026-11-23 08:04:03.370428+00', '2026-11-23 08:04:41.240533+00');
INSERT INTO platform.outbox VALUES (4, '01a2076f-e558-7cb2-9cb0-056273743942', 12, 'bike-fleet.events.v1', 'operator-a', 'bike-fleet.bikes-seen.v1', '{"eventId":"01a2076f-e558-7cb2-9cb0-056273743942","type":"bike-fleet.bikes-seen.v1","occurredAt":"2026-11-23T08:05:03.450091320Z","aggregateId":"operator-a","data":{"operatorId":"operator-a","at":"2026-11-23T08:05:03.374537953Z","bikes":[{"bikeId":"TMWSZCT59","at":"2026-11-17T07:34:41Z","lon":121.4737,"lat":31.2304,"accuracyMetres":null,"state":"parked"}]}}', '2026-11-23 08:05:03.401469+00', '2026-11-23 08:05:03.511989+00');
INSERT INTO platform.outbox VALUES (5, '01a2076f-fd9f-782e-8477-7216e9c2a100', 12, 'bike-fleet.events.v1', 'operator-a', 'bike-fleet.bikes-seen.v1', '{"eventId":"01a2076f-fd9f-782e-8477-7216e9c2a100","type":"bike-fleet.bikes-seen.v1","occurredAt":"2026-11-23T08:05:09.663790473Z","aggregateId":"operator-a","data":{"operatorId":"operator-a","at":"2026-11-23T08:05:09.486861792Z","bikes":[{"bikeId":"TMWSZCT5A","at":"2026-11-23T07:34:41Z","lon":121.4737,"lat":31.2304,"accuracyMetres":null,"state":"parked"}]}}', '2026-11-23 08:05:09.51725+00', '2026-11-23 08:05:09.783313+00');
INSERT INTO platform.outbox VALUES (6, '01a20770-2f0b-7b93-affb-6c080e6bef64', 12, 'bike-fleet.events.v1', 'operator-a', 'bike-fleet.bikes-seen.v1', '{"eventId":"01a20770-2f0b-7b93-affb-6c080e6bef64","type":"bike-fleet.bikes-seen.v1","occurredAt":"2026-11-23T08:05:22.315581299Z","aggregateId":"operator-a","data":{"operatorId":"operator-a","at":"2026-11-23T08:05:22.296826855Z","bikes":[{"bikeId":"TMWSZCT5B","at":"2026-11-23T07:34:43Z","lon":121.4737,"lat":31.2304,"accuracyMetres":null,"state":"parked"}]}}', '2026-11-23 08:05:22.301498+00', '2026-11-23 08:05:22.401591+00');
INSERT INTO platform.outbox VALUES (7, '01a20770-3ad2-7053-b932-9951a362a078', 12, 'bike-fleet.events.v1', 'operator-a', 'bike-fleet.bikes-seen.v1', '{"eventId":"01a20770-3ad2-7053-b932-9951a362a078","type":"bike-fleet.bikes-seen.v1","occurredAt":"2026-11-23T08:05:25.330179920Z","aggregateId":"operator-a","data":{"operatorId":"operator-a","at":"2026-11-23T08:05:25.319321517Z","bikes":[{"bikeId":"TMWSZCT5E","at":"2026-11-23T07:34:41Z","lon":121.4737,"lat":31.2304,"accuracyMetres":null,"state":"parked"}]}}', '2026-11-23 08:05:25.320523+00', '2026-11-23 08:05:25.398374+00');
INSERT INTO platform.outbox VALUES (8, '01a20770-5e66-7a3a-b550-94dc1f5531b9', 12, 'bike-fleet.events.v1', 'operator-a', 'bike-fleet.bikes-seen.v1', '{"eventId":"01a20770-5e66-7a3a-b550-94dc1f5531b9","type":"bike-fleet.bikes-seen.v1","occurredAt":"2026-11-23T08:05:34.438104156Z","aggregateId":"operator-a","data":{"operatorId":"operator-a","at":"2026-11-23T08:05:34.373245126Z","bikes":[{"bikeId":"TMWSZCT5N","at":"2026-11-23T07:34:41Z","lon":121.46917,"lat":31.23269,"accuracyMetres":null,"state":"parked"},{"bikeId":"TMWSZCT5M","at":"2026-11-23T07:34:41Z","lon":121.4737,"lat":31.2304,"accuracyMetres":null,"state":"parked"},{"bikeId":"TMWSZCT5L","at":"2026-11-23T07:34:41Z","lon":121.4737,"lat":31.2304,"accuracyMetres":null,"state":"parked"}]}}', '2026-11-23 08:05:34.389376+00', '2026-11-23 08:05:34.557253+00');
INSERT INTO platform.outbox VALUES (9, '01a20770-6a45-7242-a796-b85be37b5d99', 12, 'bike-fleet.events.v1', 'operator-a', 'bike-fleet.bikes-seen.v1', '{"eventId":"01a20770-6a45-7242-a796-b85be37b5d99","type":"bike-fleet.bikes-seen.v1","occurredAt":"2026-11-23T08:05:37.477609985Z","aggregateId":"operator-a","data":{"operatorId":"operator-a","at":"2026-11-23T08:05:37.474735819Z","bikes":[{"bikeId":"TMWSZCT5O","at":"2026-11-23T07:34:41Z","lon":121.4691632,"lat":31.2326711,"accuracyMetres":null,"state":"parked"}]}}', '2026-11-23 08:05:37.476288+00', '2026-11-23 08:05:37.549856+00');
INSERT INTO platform.outbox VALUES (10, '01a20770-7614-7822-a20c-31becdfcc6ef', 12, 'bike-fleet.events.v1', 'operator-a', 'bike-fleet.bikes-seen.v1', '{"eventId":"01a20770-7614-7822-a20c-31becdfcc6ef","type":"bike-fleet.bikes-seen.v1","occurredAt":"2026-11-23T08:05:40.500791944Z","aggregateId":"operator-a","data":{"operatorId":"operator-a","at":"2026-11-23T08:05:40.484795088Z","bikes":[{"bikeId":"TMWSZCT5P","at":"2026-11-23T07:34:41Z","lon":121.4691619,"lat":31.2324733,"accuracyMetres":null,"state":"parked"}]}}', '2026-11-23 08:05:40.491097+00', '2026-11-23 08:05:40.574289+00');
INSERT INTO platform.outbox VALUES (11, '01a20770-81f9-7e4a-b086-8f4756353a1b', 12, 'bike-fleet.events.v1', 'operator-a', 'bike-fleet.bikes-seen.v1', '{"eventId":"01a20770-81f9-7e4a-b086-8f4756353a1b","type":"bike-fleet.bikes-seen.v1","occurredAt":"2026-11-23T08:05:43.545459190Z","aggregateId":"operator-a","data":{"operatorId":"operator-a","at":"2026-11-23T08:05:43.543569352Z","bikes":[{"bikeId":"TMWSZCT5R","at":"2026-11-23T07:34:41Z","lon":121.4737,"lat":31.2304,"accuracyMetres":null,"state":"parked"},{"bikeId":"TMWSZCT5Q","at":"2026-11-23T07:34:41Z","lon":121.4737,"lat":31.2304,"accuracyMetres":null,"state":"parked"}]}}', '2026-11-23 08:05:43.543963+00', '2026-11-23 08:05:43.72531+00');
INSERT INTO platform.outbox VALUES (12, '01a20770-96ea-7448-9386-7107d00a68d5', 14, 'bike-fleet.events.v1', 'operator-c', 'bike-fleet.bikes-filed.v1', '{"eventId":"01a20770-96ea-7448-9386-7107d00a68d5","type":"bike-fleet.bikes-filed.v1","occurredAt":"2026-11-23T08:05:48.906379727Z","aggregateId":"operator-c","data":{"operatorId":"operator-c","at":"2026-11-23T08:05:48.906253672Z","bikes":[{"bikeId":"TMWSZCT5V","qrUrl":"https://c.bingsu.example/s/TMWSZCT5V","filedAt":"2026-11-22T07:34:41Z","status":"operator-declared"}]}}', '2026-11-23 08:05:48.848825+00', '2026-11-23 08:05:49.017503+00');
INSERT INTO platform.outbox VALUES (13, '01a20770-9a6c-70d6-a23d-402e87e4cadf', 14, 'bike-fleet.events.v1', 'operator-c', 'bike-fleet.bikes-seen.v1', '{"eventId":"01a20770-9a6c-70d6-a23d-402e87e4cadf","type":"bike-fleet.bikes-seen.v1","occurredAt":"2026-11-23T08:05:49.804153350Z","aggregateId":"operator-c","data":{"operatorId":"operator-c","at":"2026-11-23T08:05:49.659143544Z","bikes":[{"bikeId":"TMWSZCT5V","at":"2026-11-23T07:34:41Z","lon":121.8737,"lat":31.2304,"accuracyMetres":null,"state":"parked"}]}}', '2026-11-23 08:05:49.802373+00', '2026-11-23 08:05:49.909795+00');
INSERT INTO platform.outbox VALUES (14, '01a20770-9db3-7119-b908-7d6d4644f987', 11, 'patrol-impound.events.v1', 'operator-c/TMWSZCT5V', 'patrol-impound.scan-recorded.v1', '{"eventId":"01a20770-9db3-7119-b908-7d6d4644f987","type":"patrol-impound.scan-recorded.v1","occurredAt":"2026-11-23T08:05:50.643443708Z","aggregateId":"operator-c/TMWSZCT5V","data":{"scanId":"01a20770-986d-78b9-b058-ba153d031042","verdict":"suspected-clone","reasons":["reported-elsewhere"],"operatorId":"operator-c","bikeId":"TMWSZCT5V","qr":"https://c.bingsu.example/s/TMWSZCT5V","typed":null,"place":{"lon":121.4737,"lat":31.2304,"accuracyMetres":8.0,"datum":"WGS84"},"scannedAt":"2026-11-23T08:05:49.293826Z","recordedAt":"2026-11-23T08:05:49.560553Z","officer":{"subject":"8f8278a0-81f8-4498-b2ba-e6a4b783e44c","username":"patrol-1","organisation":"杨浦区巡查队"},"districtCode":"310110","taskId":null,"samplingDesign":null,"deviceId":"acceptance-phone","offline":false,"offlineVerdict":null,"filingKnowledgeAsOf":"2026-11-23T08:05:48.906253Z"}}', '2026-11-23 08:05:49.389334+00', '2026-11-23 08:05:50.790684+00');
INSERT INTO platform.outbox VALUES (15, '01a20770-9f97-740f-a10d-1e9691b206a9', 11, 'patrol-impound.events.v1', 'operator-c/TMWSZCT5V', 'patrol-impound.scan-recorded.v1', '{"eventId":"01a20770-9f97-740f-a10d-1e9691b206a9","type":"patrol-impound.scan-recorded.v1","occurredAt":"2026-11-23T08:05:51.127169857Z","aggregateId":"operator-c/TMWSZCT5V","data":{"scanId":"01a20770-9eaa-707c-a74f-68f2eaaa7bbc","verdict":"suspected-clone","reasons":["reported-elsewhere"],"operatorId":"operator-c","bikeId":"TMWSZCT5V","qr":"https://c.bingsu.example/s/TMWSZCT5V","typed":null,"place":{"lon":121.4737,"lat":31.2304,"accuracyMetres":8.0,"datum":"WGS84"},"scannedAt":"2026-11-23T08:05:50.890869Z","recordedAt":"2026-11-23T08:05:50.933565Z","officer":{"subject":"8f8278a0-81f8-4498-b2ba-e6a4b783e44c","username":"patrol-1","organisation":"杨浦区巡查队"},"districtCode":"310110","taskId":null,"samplingDesign":null,"deviceId":"acceptance-phone","offline":false,"offlineVerdict":null,"filingKnowledgeAsOf":"2026-11-23T08:05:48.906253Z"}}', '2026-11-23 08:05:50.901401+00', '2026-11-23 08:05:51.211462+00');
INSERT INTO platform.outbox VALUES (22, '01a20770-aa8b-797c-81cc-1f6268235f85', 14, 'bike-fleet.events.v1', 'operator-c', 'bike-fleet.bikes-filed.v1', '{"eventId":"01a20770-aa8b-797c-81cc-1f6268235f85","type":"bike-fleet.bikes-filed.v1","occurredAt":"2026-11-23T08:05:53.931406185Z","aggregateId":"operator-c","data":{"operatorId":"operator-c","at":"2026-11-23T08:05:53.931316227Z","bikes":[{"bikeId":"TMWSZCT5Y","qrUrl":"https://c.bingsu.example/s/TMWSZCT5Y","filedAt":"2026-11-22T07:34:41Z","status":"operator-declared"}]}}', '2026-11-23 08:05:53.928627+00', '2026-11-23 08:05:53.997385+00');
INSERT INTO platform.outbox VALUES (25, '01a20770-abd2-7e09-9a0f-6c2ec3ecb089', 14, 'patrol-impound.events.v1', 'operator-c/TMWSZCT5Y', 'patrol-impound.scan-recorded.v1', '{"eventId":"01a20770-abd2-7e09-9a0f-6c2ec3ecb089","type":"patrol-impound.scan-recorded.v1","occurredAt":"2026-11-23T08:05:54.258831775Z","aggregateId":"operator-c/TMWSZCT5Y","data":{"scanId":"01a20770-ab57-752f-baf5-54005a3a24e1","verdict":"filed","reasons":[],"operatorId":"operator-c","bikeId":"TMWSZCT5Y","qr":"https://c.bingsu.example/s/TMWSZCT5Y","typed":null,"place":{"lon":121.4737,"lat":31.2304,"accuracyMetres":8.0,"datum":"WGS84"},"scannedAt":"2026-11-23T08:05:54.135745Z","recordedAt":"2026-11-23T08:05:54.161480Z","officer":{"subject":"8f8278a0-81f8-4498-b2ba-e6a4b783e44c","username":"patrol-1","organisation":"杨浦区巡查队"},"districtCode":"310110","taskId":null,"samplingDesign":null,"deviceId":"acceptance-phone","offline":false,"offlineVerdict":null,"filingKnowledgeAsOf":"2026-11-23T08:05:53.931316Z"}}', '2026-11-23 08:05:54.14778+00', '2026-11-23 08:05:54.329026+00');
INSERT INTO platform.outbox VALUES (27, '01a20770-ad95-7e68-8488-8719f1939267', 6, 'operator.operator-c.notices', 'operator-c/TMWSZCT5Y', 'patrol-impound.operator-notice.v1', '{"eventId":"01a20770-ad95-7e68-8488-8719f1939267","type":"patrol-impound.operator-notice.v1","occurredAt":"2026-11-23T08:05:54.709823200Z","aggregateId":"operator-c/TMWSZCT5Y","data":{"noticeId":"01a20770-ad90-705e-8d76-366e3d4831b9","operatorId":"operator-c","at":"2026-11-23T08:05:54.611663Z","kind":"intake","bikeId":"TMWSZCT5Y","yardId":"yard-310110-01","yardName":"杨浦区第一暂存点","slipNo":"ZC-310110-20261123-0002"}}', '2026-11-23 08:05:54.600503+00', '2026-11-23 08:05:54.748164+00');
INSERT INTO platform.outbox VALUES (17, '01a20770-a08f-7083-a114-e4e57c101fe9', 4, 'operator.operator-c.notices', 'operator-c/TMWSZCT5W', 'patrol-impound.operator-notice.v1', '{"eventId":"01a20770-a08f-7083-a114-e4e57c101fe9","type":"patrol-impound.operator-notice.v1","occurredAt":"2026-11-23T08:05:51.375971979Z","aggregateId":"operator-c/TMWSZCT5W","data":{"noticeId":"01a20770-a066-7309-bdc5-63fba6156aee","operatorId":"operator-c","at":"2026-11-23T08:05:51.232248Z","kind":"unfiled-scan","bikeId":"TMWSZCT5W","yardId":null,"yardName":null,"slipNo":null}}', '2026-11-23 08:05:51.195874+00', '2026-11-23 08:05:51.524357+00');
INSERT INTO platform.outbox VALUES (16, '01a20770-a052-7a20-aae3-5e32cb76e15d', 12, 'patrol-impound.events.v1', 'operator-c/TMWSZCT5W', 'patrol-impound.scan-recorded.v1', '{"eventId":"01a20770-a052-7a20-aae3-5e32cb76e15d","type":"patrol-impound.scan-recorded.v1","occurredAt":"2026-11-23T08:05:51.314896823Z","aggregateId":"operator-c/TMWSZCT5W","data":{"scanId":"01a20770-9fc6-76a4-a27c-b1b998cdec7b","verdict":"unfiled","reasons":["never-filed"],"operatorId":"operator-c","bikeId":"TMWSZCT5W","qr":"https://c.bingsu.example/s/TMWSZCT5W","typed":null,"place":{"lon":121.4737,"lat":31.2304,"accuracyMetres":8.0,"datum":"WGS84"},"scannedAt":"2026-11-23T08:05:51.174900Z","recordedAt":"2026-11-23T08:05:51.232248Z","officer":{"subject":"8f8278a0-81f8-4498-b2ba-e6a4b783e44c","username":"patrol-1","organisation":"杨浦区巡查队"},"districtCode":"310110","taskId":null,"samplingDesign":null,"deviceId":"acceptance-phone","offline":false,"offlineVerdict":null,"filingKnowledgeAsOf":"2026-11-23T08:05:48.906253Z"}}', '2026-11-23 08:05:51.195874+00', '2026-11-23 08:05:51.559091+00');
INSERT INTO platform.outbox VALUES (19, '01a20770-a333-7b16-9af4-688b280b07eb', 4, 'operator.operator-c.notices', 'operator-c/TMWSZCT5W', 'patrol-impound.operator-notice.v1', '{"eventId":"01a20770-a333-7b16-9af4-688b280b07eb","type":"patrol-impound.operator-notice.v1","occurredAt":"2026-11-23T08:05:52.051404012Z","aggregateId":"operator-c/TMWSZCT5W","data":{"noticeId":"01a20770-a32d-75cf-a3c2-0770bfeba03a","operatorId":"operator-c","at":"2026-11-23T08:05:51.752656Z","kind":"intake","bikeId":"TMWSZCT5W","yardId":"yard-310110-01","yardName":"杨浦区第一暂存点","slipNo":"ZC-310110-20261123-0001"}}', '2026-11-23 08:05:51.716088+00', '2026-11-23 08:05:52.102469+00');
INSERT INTO platform.outbox VALUES (18, '01a20770-a319-7f41-b6d1-05f11c005e72', 12, 'patrol-impound.events.v1', 'operator-c/TMWSZCT5W', 'patrol-impound.bike-taken-in.v1', '{"eventId":"01a20770-a319-7f41-b6d1-05f11c005e72","type":"patrol-impound.bike-taken-in.v1","occurredAt":"2026-11-23T08:05:52.025634601Z","aggregateId":"operator-c/TMWSZCT5W","data":{"intakeId":"01a20770-a1c5-751b-818c-9f33486adc51","slipNo":"ZC-310110-20261123-0001","yardId":"yard-310110-01","yardName":"杨浦区第一暂存点","operatorId":"operator-c","bikeId":"TMWSZCT5W","filing":"unfiled","takenAt":"2026-11-23T08:05:51.685739Z","recordedAt":"2026-11-23T08:05:51.752656Z","measure":"impound","legalBasis":"SH-NMV-PARKING","place":{"lon":121.4737,"lat":31.2304,"accuracyMetres":8.0,"datum":"WGS84"},"photos":["87d2bd74e1c2ed4cd690550515888755f04b5e688e273fb0d5fc3f63b76a2ac9"],"by":{"subject":"8f8278a0-81f8-4498-b2ba-e6a4b783e44c","username":"patrol-1","organisation":"杨浦区巡查队"}}}', '2026-11-23 08:05:51.716088+00', '2026-11-23 08:05:52.115528+00');
INSERT INTO platform.outbox VALUES (21, '01a20770-a8fa-724f-8943-9bb2ff16358d', 5, 'operator.operator-c.notices', 'operator-c/TMWSZCT5X', 'patrol-impound.operator-notice.v1', '{"eventId":"01a20770-a8fa-724f-8943-9bb2ff16358d","type":"patrol-impound.operator-notice.v1","occurredAt":"2026-11-23T08:05:53.530305698Z","aggregateId":"operator-c/TMWSZCT5X","data":{"noticeId":"01a20770-a8f3-7822-af15-42990c04cdbf","operatorId":"operator-c","at":"2026-11-23T08:05:53.417946Z","kind":"unfiled-scan","bikeId":"TMWSZCT5X","yardId":null,"yardName":null,"slipNo":null}}', '2026-11-23 08:05:53.365209+00', '2026-11-23 08:05:53.655744+00');
INSERT INTO platform.outbox VALUES (20, '01a20770-a8e2-71ac-be66-533bb57769b7', 13, 'patrol-impound.events.v1', 'operator-c/TMWSZCT5X', 'patrol-impound.scan-recorded.v1', '{"eventId":"01a20770-a8e2-71ac-be66-533bb57769b7","type":"patrol-impound.scan-recorded.v1","occurredAt":"2026-11-23T08:05:53.506294880Z","aggregateId":"operator-c/TMWSZCT5X","data":{"scanId":"01a20770-a82c-72b1-a37c-4bac43c38fd9","verdict":"unfiled","reasons":["never-filed"],"operatorId":"operator-c","bikeId":"TMWSZCT5X","qr":"https://c.bingsu.example/s/TMWSZCT5X","typed":null,"place":{"lon":121.4737,"lat":31.2304,"accuracyMetres":8.0,"datum":"WGS84"},"scannedAt":"2026-11-23T08:05:53.324186Z","recordedAt":"2026-11-23T08:05:53.417946Z","officer":{"subject":"8f8278a0-81f8-4498-b2ba-e6a4b783e44c","username":"patrol-1","organisation":"杨浦区巡查队"},"districtCode":"310110","taskId":null,"samplingDesign":null,"deviceId":"acceptance-phone","offline":false,"offlineVerdict":null,"filingKnowledgeAsOf":"2026-11-23T08:05:48.906253Z"}}', '2026-11-23 08:05:53.365209+00', '2026-11-23 08:05:53.662995+00');
INSERT INTO platform.outbox VALUES (24, '01a20770-aad8-749a-aa44-f83efa8a87b4', 6, 'operator.operator-c.notices', 'operator-c/TMWSZCT5Y', 'patrol-impound.operator-notice.v1', '{"eventId":"01a20770-aad8-749a-aa44-f83efa8a87b4","type":"patrol-impound.operator-notice.v1","occurredAt":"2026-11-23T08:05:54.008894997Z","aggregateId":"operator-c/TMWSZCT5Y","data":{"noticeId":"01a20770-aad0-7b14-899e-53d04c370cb9","operatorId":"operator-c","at":"2026-11-23T08:05:53.973795Z","kind":"unfiled-scan","bikeId":"TMWSZCT5Y","yardId":null,"yardName":null,"slipNo":null}}', '2026-11-23 08:05:53.959947+00', '2026-11-23 08:05:54.108781+00');
INSERT INTO platform.outbox VALUES (23, '01a20770-aacb-7cb6-8896-5dc360d380eb', 14, 'patrol-impound.events.v1', 'operator-c/TMWSZCT5Y', 'patrol-impound.scan-recorded.v1', '{"eventId":"01a20770-aacb-7cb6-8896-5dc360d380eb","type":"patrol-impound.scan-recorded.v1","occurredAt":"2026-11-23T08:05:53.995532229Z","aggregateId":"operator-c/TMWSZCT5Y","data":{"scanId":"01a20770-aa9a-79eb-8b12-c3da4dee9e03","verdict":"unfiled","reasons":["never-filed"],"operatorId":"operator-c","bikeId":"TMWSZCT5Y","qr":"https://c.bingsu.example/s/TMWSZCT5Y","typed":null,"place":{"lon":121.4737,"lat":31.2304,"accuracyMetres":8.0,"datum":"WGS84"},"scannedAt":"2026-11-23T08:05:53.946920Z","recordedAt":"2026-11-23T08:05:53.973795Z","officer":{"subject":"8f8278a0-81f8-4498-b2ba-e6a4b783e44c","username":"patrol-1","organisation":"杨浦区巡查队"},"districtCode":"310110","taskId":null,"samplingDesign":null,"deviceId":"acceptance-phone","offline":false,"offlineVerdict":null,"filingKnowledgeAsOf":"2026-11-23T08:05:48.906253Z"}}', '2026-11-23 08:05:53.959947+00', '2026-11-23 08:05:54.113637+00');
INSERT INTO platform.outbox VALUES (26, '01a20770-ad8c-7163-9f83-45c95fda9bee', 14, 'patrol-impound.events.v1', 'operator-c/TMWSZCT5Y', 'patrol-impound.bike-taken-in.v1', '{"eventId":"01a20770-ad8c-7163-9f83-45c95fda9bee","type":"patrol-impound.bike-taken-in.v1","occurredAt":"2026-11-23T08:05:54.700230099Z","aggregateId":"operator-c/TMWSZCT5Y","data":{"intakeId":"01a20770-ad13-7de7-bfba-2c156e21b4ba","slipNo":"ZC-310110-20261123-0002","yardId":"yard-310110-01","yardName":"杨浦区第一暂存点","operatorId":"operator-c","bikeId":"TMWSZCT5Y","filing":"filed","takenAt":"2026-11-23T08:05:54.579428Z","recordedAt":"2026-11-23T08:05:54.611663Z","measure":"impound","legalBasis":"SH-NMV-PARKING","place":{"lon":121.4737,"lat":31.2304,"accuracyMetres":8.0,"datum":"WGS84"},"photos":["b92cce4957346fb923d98469780b81d3f0c70e9641032ae367c0c583deb3b6b5"],"by":{"subject":"8f8278a0-81f8-4498-b2ba-e6a4b783e44c","username":"patrol-1","organisation":"杨浦区巡查队"}}}', '2026-11-23 08:05:54.600503+00', '2026-11-23 08:05:54.769874+00');
INSERT INTO platform.outbox VALUES (29, '01a20770-cf4e-7bdf-a1fd-da1d6d4f0539', 6, 'operator.operator-c.notices', 'operator-c/TMWSZCT5Y', 'patrol-impound.operator-notice.v1', '{"eventId":"01a20770-cf4e-7bdf-a1fd-da1d6d4f0539","type":"patrol-impound.operator-notice.v1","occurredAt":"2026-11-23T08:06:03.342790831Z","aggregateId":"operator-c/TMWSZCT5Y","data":{"noticeId":"01a20770-cf45-7451-9b93-60bb8dd3d44d","operatorId":"operator-c","at":"2026-11-23T08:06:03.253111Z","kind":"intake-undone","bikeId":"TMWSZCT5Y","yardId":"yard-310110-01","yardName":"杨浦区第一暂存点","slipNo":"ZC-310110-20261123-0002"}}', '2026-11-23 08:06:03.265255+00', '2026-11-23 08:06:03.445701+00');
INSERT INTO platform.outbox VALUES (28, '01a20770-cf3a-7732-aeef-2795a2ab0055', 14, 'patrol-impound.events.v1', 'operator-c/TMWSZCT5Y', 'patrol-impound.intake-undone.v1', '{"eventId":"01a20770-cf3a-7732-aeef-2795a2ab0055","type":"patrol-impound.intake-undone.v1","occurredAt":"2026-11-23T08:06:03.322274407Z","aggregateId":"operator-c/TMWSZCT5Y","data":{"intakeId":"01a20770-ad13-7de7-bfba-2c156e21b4ba","slipNo":"ZC-310110-20261123-0002","yardId":"yard-310110-01","operatorId":"operator-c","bikeId":"TMWSZCT5Y","undoneAt":"2026-11-23T08:06:03.253111Z","reason":"scanned the wrong bike","by":{"subject":"8f8278a0-81f8-4498-b2ba-e6a4b783e44c","username":"patrol-1","organisation":"杨浦区巡查队"}}}', '2026-11-23 08:06:03.265255+00', '2026-11-23 08:06:03.454942+00');
INSERT INTO platform.request VALUES ('8f8278a0-81f8-4498-b2ba-e6a4b783e44c', 'e4eef616-9faf-4f1b-9840-4b39476a5764', '5a04367336185f68a25609fda5545dfaf419bae37587ad2f7f78c1d5310b4e5e', '{"scanId":"01a20770-986d-78b9-b058-ba153d031042","verdict":"suspected-clone","operatorId":"operator-c","operatorName":"丙速单车","bikeId":"TMWSZCT5V","candidates":[],"filedAt":"2026-11-22T07:34:41Z","filingKnowledgeAsOf":"2026-11-23T08:05:48.906253Z","lastSeen":{"at":"2026-11-23T07:34:41Z","lon":121.8737,"lat":31.2304,"source":"feed"},"reasons":["reported-elsewhere"],"advice":"compare-frame-number","recordedAt":"2026-11-23T08:05:49.560553Z"}', '2026-11-23 08:05:49.389334+00');
INSERT INTO platform.request VALUES ('8f8278a0-81f8-4498-b2ba-e6a4b783e44c', '6332daef-4a7f-414a-a7aa-417bc1e76427', '75a07469ccedc41d80ade97ae8355797770004ab3a643628b7d245367ad3b44b', '{"scanId":"01a20770-9eaa-707c-a74f-68f2eaaa7bbc","verdict":"suspected-clone","operatorId":"operator-c","operatorName":"丙速单车","bikeId":"TMWSZCT5V","candidates":[],"filedAt":"2026-11-22T07:34:41Z","filingKnowledgeAsOf":"2026-11-23T08:05:48.906253Z","lastSeen":{"at":"2026-11-23T08:05:49.293826Z","lon":121.4737,"lat":31.2304,"source":"scan"},"reasons":["reported-elsewhere"],"advice":"compare-frame-number","recordedAt":"2026-11-23T08:05:50.933565Z"}', '2026-11-23 08:05:50.901401+00');
INSERT INTO platform.request VALUES ('8f8278a0-81f8-4498-b2ba-e6a4b783e44c', '87090307-c812-41ba-8e24-57197358eebc', 'a7e03d3d0e862131900099bdb26332eaf5d00c23adfe75e4864106d0f48307dc', '{"scanId":"01a20770-9fc6-76a4-a27c-b1b998cdec7b","verdict":"unfiled","operatorId":"operator-c","operatorName":"丙速单车","bikeId":"TMWSZCT5W","candidates":[],"filedAt":null,"filingKnowledgeAsOf":"2026-11-23T08:05:48.906253Z","lastSeen":null,"reasons":["never-filed"],"advice":"take-in","recordedAt":"2026-11-23T08:05:51.232248Z"}', '2026-11-23 08:05:51.195874+00');
INSERT INTO platform.request VALUES ('8f8278a0-81f8-4498-b2ba-e6a4b783e44c', 'd0571e24-5fcc-438f-86f2-cdaca3ff64d9', 'd964bd4b5a5cea0511708c387de0ee81cccfd2936eb921f516921387f87b6b65', '{"intakeId":"01a20770-a1c5-751b-818c-9f33486adc51","slipNo":"ZC-310110-20261123-0001","yardId":"yard-310110-01","operatorId":"operator-c","bikeId":"TMWSZCT5W","filing":"unfiled","status":"taken-in","basisInDoubt":false,"recordedAt":"2026-11-23T08:05:51.752656Z"}', '2026-11-23 08:05:51.716088+00');
INSERT INTO platform.request VALUES ('8f8278a0-81f8-4498-b2ba-e6a4b783e44c', '31c819d0-a966-46c5-bb0f-5f9192e192db', '8478465dcc2dc2ddff303510d224c00a51b963621a1e0b6a63d7633169477427', '{"scanId":"01a20770-a82c-72b1-a37c-4bac43c38fd9","verdict":"unfiled","operatorId":"operator-c","operatorName":"丙速单车","bikeId":"TMWSZCT5X","candidates":[],"filedAt":null,"filingKnowledgeAsOf":"2026-11-23T08:05:48.906253Z","lastSeen":null,"reasons":["never-filed"],"advice":"take-in","recordedAt":"2026-11-23T08:05:53.417946Z"}', '2026-11-23 08:05:53.365209+00');
INSERT INTO platform.request VALUES ('8f8278a0-81f8-4498-b2ba-e6a4b783e44c', '7fca6ba8-017e-4ef5-94a0-f92747597279', '8478465dcc2dc2ddff303510d224c00a51b963621a1e0b6a63d7633169477427', '{"scanId":"01a20770-a82c-72b1-a37c-4bac43c38fd9","verdict":"unfiled","operatorId":"operator-c","operatorName":"丙速单车","bikeId":"TMWSZCT5X","candidates":[],"filedAt":null,"filingKnowledgeAsOf":"2026-11-23T08:05:48.906253Z","lastSeen":null,"reasons":["never-filed"],"advice":"take-in","recordedAt":"2026-11-23T08:05:53.417946Z"}', '2026-11-23 08:05:53.782675+00');
INSERT INTO platform.request VALUES ('8f8278a0-81f8-4498-b2ba-e6a4b783e44c', 'e16fc2bb-602b-460f-a515-fbaa488337ba', 'a2d70c414308b28654e09b14b93d41dc930d395a15a781c7ff1b7f361909e487', '{"scanId":"01a20770-aa9a-79eb-8b12-c3da4dee9e03","verdict":"unfiled","operatorId":"operator-c","operatorName":"丙速单车","bikeId":"TMWSZCT5Y","candidates":[],"filedAt":null,"filingKnowledgeAsOf":"2026-11-23T08:05:48.906253Z","lastSeen":null,"reasons":["never-filed"],"advice":"take-in","recordedAt":"2026-11-23T08:05:53.973795Z"}', '2026-11-23 08:05:53.959947+00');
INSERT INTO platform.request VALUES ('8f8278a0-81f8-4498-b2ba-e6a4b783e44c', '6a5906f6-b20b-445d-ac2c-412b36cc1e22', 'cb23d8026cf836b8fc717cc1d142cea159dad1e6e78b41aa57ec54b6e187d036', '{"scanId":"01a20770-ab57-752f-baf5-54005a3a24e1","verdict":"filed","operatorId":"operator-c","operatorName":"丙速单车","bikeId":"TMWSZCT5Y","candidates":[],"filedAt":"2026-11-22T07:34:41Z","filingKnowledgeAsOf":"2026-11-23T08:05:53.931316Z","lastSeen":{"at":"2026-11-23T08:05:53.946920Z","lon":121.4737,"lat":31.2304,"source":"scan"},"reasons":[],"advice":"leave","recordedAt":"2026-11-23T08:05:54.161480Z"}', '2026-11-23 08:05:54.14778+00');
INSERT INTO platform.request VALUES ('8f8278a0-81f8-4498-b2ba-e6a4b783e44c', 'fdb82538-16bb-4780-bf97-50e25047a24b', 'dd3f64d5493525bc120dc14f0f399fd4565f7334c4eb0d217ea3c270d189986e', '{"intakeId":"01a20770-ad13-7de7-bfba-2c156e21b4ba","slipNo":"ZC-310110-20261123-0002","yardId":"yard-310110-01","operatorId":"operator-c","bikeId":"TMWSZCT5Y","filing":"filed","status":"taken-in","basisInDoubt":false,"recordedAt":"2026-11-23T08:05:54.611663Z"}', '2026-11-23 08:05:54.600503+00');
INSERT INTO platform.request VALUES ('8f8278a0-81f8-4498-b2ba-e6a4b783e44c', '93868807-ca4d-45d2-bf4c-3185ed30bf5b', 'ad2be94bc8a96d417af0f57a55fb764ec551319f653861def9a5106a0d0018a7', '{"intakeId":"01a20770-ad13-7de7-bfba-2c156e21b4ba","slipNo":"ZC-310110-20261123-0002","yardId":"yard-310110-01","operatorId":"operator-c","bikeId":"TMWSZCT5Y","filing":"filed","status":"undone","recordedAt":"2026-11-23T08:05:54.611663Z","undoneAt":"2026-11-23T08:06:03.253111Z","reason":"scanned the wrong bike"}', '2026-11-23 08:06:03.265255+00');
SELECT pg_catalog.setval('bike_fleet.bike_history_id_seq', 22, true);
SELECT pg_catalog.setval('platform.audit_id_seq', 78, true);
SELECT pg_catalog.setval('platform.outbox_id_seq', 29, true);
ALTER TABLE ONLY bike_fleet.bike_history
    ADD CONSTRAINT bike_history_pkey PRIMARY KEY (id);
ALTER TABLE ONLY bike_fleet.bike_latest
    ADD CONSTRAINT bike_latest_pkey PRIMARY KEY (operator_no, bike_id);
ALTER TABLE ONLY bike_fleet.bike
    ADD CONSTRAINT bike_pkey PRIMARY KEY (operator_id, bike_id);
ALTER TABLE ONLY bike_fleet.feed_batch
    ADD CONSTRAINT feed_batch_pkey PRIMARY KEY (batch_id);
ALTER TABLE ONLY bike_fleet.feed_progress
    ADD CONSTRAINT feed_progress_pkey PRIMARY KEY (partition);
ALTER TABLE ONLY bike_fleet.feed_rejection
    ADD CONSTRAINT feed_rejection_pkey PRIMARY KEY (batch_id, line);
ALTER TABLE ONLY bike_fleet.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY bike_fleet.lock_event
    ADD CONSTRAINT lock_event_pkey PRIMARY KEY (operator_no, bike_id, at, type);
ALTER TABLE ONLY bike_fleet.lock_event_20261123
    ADD CONSTRAINT lock_event_20261123_pkey PRIMARY KEY (operator_no, bike_id, at, type);
ALTER TABLE ONLY bike_fleet.operator
    ADD CONSTRAINT operator_operator_id_key UNIQUE (operator_id);
ALTER TABLE ONLY bike_fleet.operator
    ADD CONSTRAINT operator_pkey PRIMARY KEY (operator_no);
ALTER TABLE ONLY bike_fleet."position"
    ADD CONSTRAINT position_pkey PRIMARY KEY (operator_no, bike_id, at);
ALTER TABLE ONLY bike_fleet.position_20261117
    ADD CONSTRAINT position_20261117_pkey PRIMARY KEY (operator_no, bike_id, at);
ALTER TABLE ONLY bike_fleet.position_20261121
    ADD CONSTRAINT position_20261121_pkey PRIMARY KEY (operator_no, bike_id, at);
ALTER TABLE ONLY bike_fleet.position_20261122
    ADD CONSTRAINT position_20261122_pkey PRIMARY KEY (operator_no, bike_id, at);
ALTER TABLE ONLY bike_fleet.position_20261123
    ADD CONSTRAINT position_20261123_pkey PRIMARY KEY (operator_no, bike_id, at);
ALTER TABLE ONLY bike_fleet.registration
    ADD CONSTRAINT registration_pkey PRIMARY KEY (operator_no, bike_id);
ALTER TABLE ONLY bike_fleet.registration_version
    ADD CONSTRAINT registration_version_pkey PRIMARY KEY (operator_no, bike_id, revision, updated_at);
ALTER TABLE ONLY bike_fleet.ride
    ADD CONSTRAINT ride_pkey PRIMARY KEY (operator_no, ride_id, start_at);
ALTER TABLE ONLY bike_fleet.ride_20261123
    ADD CONSTRAINT ride_20261123_pkey PRIMARY KEY (operator_no, ride_id, start_at);
ALTER TABLE ONLY bike_fleet.ride_key
    ADD CONSTRAINT ride_key_pkey PRIMARY KEY (operator_no, ride_id, revision);
ALTER TABLE ONLY patrol_impound.evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (sha256);
ALTER TABLE ONLY patrol_impound.filed_bike
    ADD CONSTRAINT filed_bike_pkey PRIMARY KEY (operator_id, bike_id);
ALTER TABLE ONLY patrol_impound.filing_knowledge
    ADD CONSTRAINT filing_knowledge_pkey PRIMARY KEY (operator_id);
ALTER TABLE ONLY patrol_impound.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY patrol_impound.impounded_bike
    ADD CONSTRAINT impounded_bike_pkey PRIMARY KEY (operator_id, bike_id);
ALTER TABLE ONLY patrol_impound.intake_photo
    ADD CONSTRAINT intake_photo_pkey PRIMARY KEY (sha256, intake_id);
ALTER TABLE ONLY patrol_impound.intake
    ADD CONSTRAINT intake_pkey PRIMARY KEY (intake_id);
ALTER TABLE ONLY patrol_impound.intake
    ADD CONSTRAINT intake_slip_no_key UNIQUE (slip_no);
ALTER TABLE ONLY patrol_impound.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (notice_id);
ALTER TABLE ONLY patrol_impound.qr_rule
    ADD CONSTRAINT qr_rule_pkey PRIMARY KEY (operator_id);
ALTER TABLE ONLY patrol_impound.scan
    ADD CONSTRAINT scan_pkey PRIMARY KEY (scan_id);
ALTER TABLE ONLY patrol_impound.slip_counter
    ADD CONSTRAINT slip_counter_pkey PRIMARY KEY (district_code, day);
ALTER TABLE ONLY patrol_impound.yard
    ADD CONSTRAINT yard_pkey PRIMARY KEY (yard_id);
ALTER TABLE ONLY platform.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY platform.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id);
ALTER TABLE ONLY platform.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform.request
    ADD CONSTRAINT request_pkey PRIMARY KEY (caller, request_key);
CREATE INDEX bike_history_bike ON bike_fleet.bike_history USING btree (operator_id, bike_id, at DESC, id DESC);
CREATE INDEX bike_impounded ON bike_fleet.bike USING btree (operator_id) WHERE (state = 'impounded'::text);
CREATE INDEX feed_batch_operator ON bike_fleet.feed_batch USING btree (operator_no, received_at DESC, batch_id);
CREATE INDEX feed_rejection_operator ON bike_fleet.feed_rejection USING btree (operator_no, at DESC, batch_id, line);
CREATE INDEX flyway_schema_history_s_idx ON bike_fleet.flyway_schema_history USING btree (success);
CREATE INDEX registration_bike ON bike_fleet.registration USING btree (bike_id);
CREATE INDEX ride_bike ON ONLY bike_fleet.ride USING btree (operator_no, bike_id, start_at);
CREATE INDEX ride_20261123_operator_no_bike_id_start_at_idx ON bike_fleet.ride_20261123 USING btree (operator_no, bike_id, start_at);
CREATE INDEX ride_start ON ONLY bike_fleet.ride USING btree (start_at, operator_no);
CREATE INDEX ride_20261123_start_at_operator_no_idx ON bike_fleet.ride_20261123 USING btree (start_at, operator_no);
CREATE INDEX flyway_schema_history_s_idx ON patrol_impound.flyway_schema_history USING btree (success);
CREATE UNIQUE INDEX intake_open ON patrol_impound.intake USING btree (operator_id, bike_id) WHERE (status = 'taken-in'::text);
CREATE INDEX intake_operator ON patrol_impound.intake USING btree (operator_id, recorded_at DESC, intake_id DESC);
CREATE INDEX intake_recorded ON patrol_impound.intake USING btree (recorded_at DESC, intake_id DESC);
CREATE INDEX intake_scan ON patrol_impound.intake USING btree (scan_id) WHERE (scan_id IS NOT NULL);
CREATE INDEX intake_stock ON patrol_impound.intake USING btree (yard_id) WHERE (status = 'taken-in'::text);
CREATE INDEX intake_yard ON patrol_impound.intake USING btree (yard_id, recorded_at DESC, intake_id DESC);
CREATE INDEX notice_operator ON patrol_impound.notice USING btree (operator_id, at DESC, notice_id DESC);
CREATE INDEX notice_unread ON patrol_impound.notice USING btree (operator_id, at DESC, notice_id DESC) WHERE (read_at IS NULL);
CREATE INDEX scan_officer ON patrol_impound.scan USING btree (officer_subject, scanned_at DESC, scan_id DESC);
CREATE INDEX scan_sighting ON patrol_impound.scan USING btree (operator_id, bike_id, scanned_at) WHERE ((bike_id IS NOT NULL) AND (lon IS NOT NULL));
CREATE INDEX audit_at ON platform.audit USING btree (at);
CREATE INDEX flyway_schema_history_s_idx ON platform.flyway_schema_history USING btree (success);
CREATE INDEX outbox_pending ON platform.outbox USING btree (bucket, id) WHERE (published_at IS NULL);
CREATE INDEX request_age ON platform.request USING btree (replied_at);
ALTER INDEX bike_fleet.lock_event_pkey ATTACH PARTITION bike_fleet.lock_event_20261123_pkey;
ALTER INDEX bike_fleet.position_pkey ATTACH PARTITION bike_fleet.position_20261117_pkey;
ALTER INDEX bike_fleet.position_pkey ATTACH PARTITION bike_fleet.position_20261121_pkey;
ALTER INDEX bike_fleet.position_pkey ATTACH PARTITION bike_fleet.position_20261122_pkey;
ALTER INDEX bike_fleet.position_pkey ATTACH PARTITION bike_fleet.position_20261123_pkey;
ALTER INDEX bike_fleet.ride_bike ATTACH PARTITION bike_fleet.ride_20261123_operator_no_bike_id_start_at_idx;
ALTER INDEX bike_fleet.ride_pkey ATTACH PARTITION bike_fleet.ride_20261123_pkey;
ALTER INDEX bike_fleet.ride_start ATTACH PARTITION bike_fleet.ride_20261123_start_at_operator_no_idx;
CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.audit FOR EACH STATEMENT EXECUTE FUNCTION platform.audit_is_append_only();
ALTER TABLE ONLY patrol_impound.intake_photo
    ADD CONSTRAINT intake_photo_intake_id_fkey FOREIGN KEY (intake_id) REFERENCES patrol_impound.intake(intake_id);
ALTER TABLE ONLY patrol_impound.intake
    ADD CONSTRAINT intake_yard_id_fkey FOREIGN KEY (yard_id) REFERENCES patrol_impound.yard(yard_id);

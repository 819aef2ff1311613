COMMENT ON SCHEMA data_import IS '数据导入：旧系统文件的导入作业 | imports of files of older systems';

-- Imports from older systems (ADR 0019): the jobs, the received files, the rows to look at, the saved mappings.
CREATE TABLE import_job (
    job_id          uuid         PRIMARY KEY,
    target          text         NOT NULL,
    file            jsonb        NOT NULL,
    mapping         jsonb        NOT NULL,
    state           text         NOT NULL,
    scope_key       text         NOT NULL,
    sender_subject  text         NOT NULL,
    sender_name     text         NOT NULL,
    confirmed_by    text,
    as_of           timestamptz  NOT NULL,
    tally           jsonb        NOT NULL,
    before_counts   jsonb        NOT NULL,
    after_counts    jsonb        NOT NULL,
    cancel_asked    boolean      NOT NULL DEFAULT false,
    failure         text,
    file_kept       boolean      NOT NULL DEFAULT true,
    created_at      timestamptz  NOT NULL,
    started_at      timestamptz,
    ended_at        timestamptz,
    version         bigint       NOT NULL DEFAULT 0,
    lease_owner     text,
    lease_until     timestamptz,
    failures        integer      NOT NULL DEFAULT 0
);
CREATE INDEX import_job_scope ON import_job (scope_key, created_at DESC);
CREATE INDEX import_job_waiting ON import_job (created_at) WHERE state IN ('checking', 'importing');
COMMENT ON TABLE import_job IS '数据导入任务 | one import from a file of an older system';
COMMENT ON COLUMN import_job.job_id IS '任务编号 | id of the job';
COMMENT ON COLUMN import_job.target IS '导入对象 | what is imported, such as filed-fleet';
COMMENT ON COLUMN import_job.file IS '文件信息：名称、大小、摘要、格式、表头、行数、样例 | the file: name, size, digest, format, headers, rows, sample';
COMMENT ON COLUMN import_job.mapping IS '列对应、旧值对应、坐标系 | columns and old values mapped, datum';
COMMENT ON COLUMN import_job.state IS '状态：mapping 待对应、checking 试运行中、checked 待确认、importing 导入中、done 完成、cancelled 取消、failed 失败 | state';
COMMENT ON COLUMN import_job.scope_key IS '提交人的数据范围 | data scope of the sender';
COMMENT ON COLUMN import_job.sender_subject IS '提交人标识 | subject of the sender';
COMMENT ON COLUMN import_job.sender_name IS '提交人姓名 | name of the sender';
COMMENT ON COLUMN import_job.confirmed_by IS '确认人姓名 | name of who confirmed it';
COMMENT ON COLUMN import_job.as_of IS '旧系统数据截止时间 | when the data were taken out of the older system';
COMMENT ON COLUMN import_job.tally IS '进度与计数：行数、新增、变更、未变、退回、需核对 | progress and counts of rows';
COMMENT ON COLUMN import_job.before_counts IS '导入前各组数量 | counts by group before';
COMMENT ON COLUMN import_job.after_counts IS '导入后各组数量 | counts by group after';
COMMENT ON COLUMN import_job.cancel_asked IS '是否已要求取消 | whether cancelling was asked for';
COMMENT ON COLUMN import_job.failure IS '失败代码 | code of the failure';
COMMENT ON COLUMN import_job.file_kept IS '文件是否仍保存 | whether file and rows are still kept';
COMMENT ON COLUMN import_job.created_at IS '提交时间 | when the file was sent';
COMMENT ON COLUMN import_job.started_at IS '本阶段开始时间 | when the present phase began';
COMMENT ON COLUMN import_job.ended_at IS '结束时间 | when it ended';
COMMENT ON COLUMN import_job.version IS '乐观锁版本 | optimistic lock';
COMMENT ON COLUMN import_job.lease_owner IS '正在处理的进程 | the process at work';
COMMENT ON COLUMN import_job.lease_until IS '租约到期时间 | when the lease ends unless renewed';
COMMENT ON COLUMN import_job.failures IS '连续失败次数 | failures in a row';

CREATE TABLE import_file (
    job_id   uuid         NOT NULL,
    part     integer      NOT NULL,
    bytes    bytea        NOT NULL,
    kept_at  timestamptz  NOT NULL DEFAULT now(),
    PRIMARY KEY (job_id, part)
);
COMMENT ON TABLE import_file IS '导入文件的内容，分段保存 | the received files, in parts';
COMMENT ON COLUMN import_file.job_id IS '任务编号 | id of the job';
COMMENT ON COLUMN import_file.part IS '段号，从 0 起 | number of the part, from 0';
COMMENT ON COLUMN import_file.bytes IS '内容 | content';
COMMENT ON COLUMN import_file.kept_at IS '保存时间 | when it was kept';

CREATE TABLE import_row (
    job_id    uuid     NOT NULL,
    line      integer  NOT NULL,
    rejected  boolean  NOT NULL,
    cells     jsonb    NOT NULL,
    problems  jsonb    NOT NULL,
    PRIMARY KEY (job_id, line)
);
COMMENT ON TABLE import_row IS '退回的行和需核对的行 | rows rejected, and rows to look at';
COMMENT ON COLUMN import_row.job_id IS '任务编号 | id of the job';
COMMENT ON COLUMN import_row.line IS '行号，与表格软件一致 | row number as a spreadsheet shows it';
COMMENT ON COLUMN import_row.rejected IS '是否退回 | whether it was rejected';
COMMENT ON COLUMN import_row.cells IS '原始各列 | the cells as they came';
COMMENT ON COLUMN import_row.problems IS '原因：代码、字段、参数 | problems: code, field, parameters';

CREATE TABLE import_mapping (
    target     text         NOT NULL,
    scope_key  text         NOT NULL,
    titles     text         NOT NULL,
    mapping    jsonb        NOT NULL,
    saved_at   timestamptz  NOT NULL DEFAULT now(),
    PRIMARY KEY (target, scope_key, titles)
);
COMMENT ON TABLE import_mapping IS '保存的列对应，同样表头的文件再用 | mappings saved for files with the same headers';
COMMENT ON COLUMN import_mapping.target IS '导入对象 | what is imported';
COMMENT ON COLUMN import_mapping.scope_key IS '保存人的数据范围 | data scope of who saved it';
COMMENT ON COLUMN import_mapping.titles IS '表头摘要 | digest of the headers';
COMMENT ON COLUMN import_mapping.mapping IS '列对应、旧值对应、坐标系 | columns and old values mapped, datum';
COMMENT ON COLUMN import_mapping.saved_at IS '保存时间 | when it was saved';

-- What tables and columns mean, Chinese | English; docs/database/dictionary.md is made from it.
COMMENT ON SCHEMA bike_fleet IS '车辆与接入 | bikes and feeds';

COMMENT ON TABLE operator IS
    '运营企业及其二维码解析规则 | operators, and how their QR addresses are read';
COMMENT ON COLUMN operator.operator_no IS '企业序号，事实表以它代替代码 | number that stands for the code in the fact tables';
COMMENT ON COLUMN operator.operator_id IS '企业代码 | code of the operator';
COMMENT ON COLUMN operator.name IS '中文名称 | Chinese name';
COMMENT ON COLUMN operator.name_en IS '英文名称 | English name';
COMMENT ON COLUMN operator.color IS '地图颜色 #RRGGBB | colour on the map, #RRGGBB';
COMMENT ON COLUMN operator.hosts IS '二维码网址的域名，空格分隔 | hosts of its QR addresses, blank-separated';
COMMENT ON COLUMN operator.template IS '二维码网址模板 | template of its QR addresses';
COMMENT ON COLUMN operator.id_characters IS '车辆编号可用字符 | characters of bike numbers';
COMMENT ON COLUMN operator.id_length_min IS '车辆编号最短长度 | least length of bike numbers';
COMMENT ON COLUMN operator.id_length_max IS '车辆编号最大长度 | greatest length of bike numbers';
COMMENT ON COLUMN operator.silence_minutes IS '多少分钟无数据视为静默 | minutes without data that count as silence';
COMMENT ON COLUMN operator.history_import IS '仅承载导入的历史数据，不是真实企业 | carries imported history only and is no operator of the street';
COMMENT ON COLUMN operator.rule_changed_at IS '规则变更时间 | when the rule changed';

COMMENT ON TABLE feed_batch IS
    '接入批次：收到 = 接受 + 重复 + 退回；全部入库前后两项仍会增加 | fed batches: received = accepted + duplicates + rejected; the latter two grow until all has landed';
COMMENT ON COLUMN feed_batch.batch_id IS '批次标识 | id of the batch';
COMMENT ON COLUMN feed_batch.operator_no IS '运营企业序号 | number of the operator';
COMMENT ON COLUMN feed_batch.kind IS '数据种类：0 车辆、1 位置、2 开关锁、3 骑行 | kind: 0 bikes, 1 positions, 2 lock events, 3 rides';
COMMENT ON COLUMN feed_batch.channel IS '通道：0 HTTP、1 Kafka | channel: 0 HTTP, 1 Kafka';
COMMENT ON COLUMN feed_batch.received_at IS '开始接收时间 | when receiving began';
COMMENT ON COLUMN feed_batch.closed_at IS '接收结束时间 | when receiving ended';
COMMENT ON COLUMN feed_batch.interrupted IS '接收中断 | the body broke off';
COMMENT ON COLUMN feed_batch.received IS '收到行数 | lines received';
COMMENT ON COLUMN feed_batch.rejected IS '读取时退回行数 | lines rejected when read';
COMMENT ON COLUMN feed_batch.through_line IS '已计数到的行号 | line up to which it is counted';
COMMENT ON COLUMN feed_batch.landed IS '已处理行数 | lines that have been through the landing';
COMMENT ON COLUMN feed_batch.duplicates IS '重复行数 | duplicate lines';
COMMENT ON COLUMN feed_batch.conflicts IS '入库时退回行数 | lines rejected when they landed';
COMMENT ON COLUMN feed_batch.landed_at IS '最近入库时间 | when it landed last';

COMMENT ON TABLE feed_rejection IS
    '退回的行及原因、原文 | rejected lines, why, and their text';
COMMENT ON COLUMN feed_rejection.batch_id IS '来源批次 | batch it came in';
COMMENT ON COLUMN feed_rejection.line IS '批次中的行号 | line within the batch';
COMMENT ON COLUMN feed_rejection.operator_no IS '运营企业序号 | number of the operator';
COMMENT ON COLUMN feed_rejection.kind IS '数据种类，同接入批次 | kind, as in feed_batch';
COMMENT ON COLUMN feed_rejection.at IS '退回时间 | when it was rejected';
COMMENT ON COLUMN feed_rejection.code IS '原因代码 | code of the reason';
COMMENT ON COLUMN feed_rejection.field IS '有问题的字段 | field at fault';
COMMENT ON COLUMN feed_rejection.original IS '原文 | the line as it was sent';

COMMENT ON TABLE feed_progress IS
    '接入日志的入库进度，与入库在同一事务推进 | progress through the feed log, moved in the transaction that lands';
COMMENT ON COLUMN feed_progress.partition IS '日志分区 | partition of the log';
COMMENT ON COLUMN feed_progress.next_offset IS '下一条待入库的位置 | offset that lands next';
COMMENT ON COLUMN feed_progress.folded_offset IS '最新位置表已涵盖到的位置 | offset up to which bike_latest is true';

COMMENT ON TABLE position IS
    '车辆位置，按民用日（+08）分区 | positions of bikes, a partition a civil day (+08)';
COMMENT ON COLUMN position.operator_no IS '运营企业序号 | number of the operator';
COMMENT ON COLUMN position.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN position.batch_id IS '来源批次 | batch it came in';
COMMENT ON COLUMN position.line IS '批次中的行号 | line within the batch';
COMMENT ON COLUMN position.at IS '定位时间 | when it was there';
COMMENT ON COLUMN position.lon IS '经度，WGS-84 度 ×10⁷ | longitude, WGS-84 degrees × 10⁷';
COMMENT ON COLUMN position.lat IS '纬度，WGS-84 度 ×10⁷ | latitude, WGS-84 degrees × 10⁷';
COMMENT ON COLUMN position.state IS '状态：0 停放、1 骑行、2 不可用、3 失联 | state: 0 parked, 1 riding, 2 unavailable, 3 lost';
COMMENT ON COLUMN position.accuracy_metres IS '定位精度（米） | accuracy in metres';

COMMENT ON TABLE lock_event IS
    '开关锁事件，按民用日（+08）分区 | lock events, a partition a civil day (+08)';
COMMENT ON COLUMN lock_event.operator_no IS '运营企业序号 | number of the operator';
COMMENT ON COLUMN lock_event.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN lock_event.batch_id IS '来源批次 | batch it came in';
COMMENT ON COLUMN lock_event.line IS '批次中的行号 | line within the batch';
COMMENT ON COLUMN lock_event.at IS '发生时间 | when it happened';
COMMENT ON COLUMN lock_event.type IS '类型：0 开锁、1 关锁 | type: 0 unlock, 1 lock';
COMMENT ON COLUMN lock_event.lon IS '经度，WGS-84 度 ×10⁷ | longitude, WGS-84 degrees × 10⁷';
COMMENT ON COLUMN lock_event.lat IS '纬度，WGS-84 度 ×10⁷ | latitude, WGS-84 degrees × 10⁷';
COMMENT ON COLUMN lock_event.ride_id IS '所属骑行编号 | ride it belongs to';

COMMENT ON TABLE ride_key IS
    '骑行的唯一键；更正可能改变日期，因此不随分区 | keys of rides, apart from the partitions since a correction may move the day';
COMMENT ON COLUMN ride_key.operator_no IS '运营企业序号 | number of the operator';
COMMENT ON COLUMN ride_key.ride_id IS '骑行编号 | number of the ride';
COMMENT ON COLUMN ride_key.revision IS '修订号 | revision';
COMMENT ON COLUMN ride_key.digest IS '内容摘要，同修订号不同内容视为冲突 | digest; another content under the same revision is a conflict';
COMMENT ON COLUMN ride_key.start_at IS '开始时间 | when it began';

COMMENT ON TABLE ride IS
    '骑行记录的现行版本，按开始日（+08）分区 | rides as they stand, a partition a civil day (+08) of the start';
COMMENT ON COLUMN ride.operator_no IS '运营企业序号 | number of the operator';
COMMENT ON COLUMN ride.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN ride.batch_id IS '来源批次 | batch it came in';
COMMENT ON COLUMN ride.line IS '批次中的行号 | line within the batch';
COMMENT ON COLUMN ride.ride_id IS '骑行编号 | number of the ride';
COMMENT ON COLUMN ride.start_at IS '开始时间 | when it began';
COMMENT ON COLUMN ride.end_at IS '结束时间 | when it ended';
COMMENT ON COLUMN ride.start_lon IS '起点经度，WGS-84 度 ×10⁷ | longitude of the start, WGS-84 degrees × 10⁷';
COMMENT ON COLUMN ride.start_lat IS '起点纬度，WGS-84 度 ×10⁷ | latitude of the start, WGS-84 degrees × 10⁷';
COMMENT ON COLUMN ride.end_lon IS '终点经度，WGS-84 度 ×10⁷ | longitude of the end, WGS-84 degrees × 10⁷';
COMMENT ON COLUMN ride.end_lat IS '终点纬度，WGS-84 度 ×10⁷ | latitude of the end, WGS-84 degrees × 10⁷';
COMMENT ON COLUMN ride.start_district IS '起点行政区划代码 | district code of the start';
COMMENT ON COLUMN ride.end_district IS '终点行政区划代码 | district code of the end';
COMMENT ON COLUMN ride.user_pseudonym IS '企业给出的用户化名 | pseudonym of the rider, made by the operator';
COMMENT ON COLUMN ride.distance_metres IS '里程（米） | distance in metres';
COMMENT ON COLUMN ride.revision IS '修订号 | revision';

COMMENT ON TABLE registration IS
    '企业申报的车辆现行信息 | what operators declare of their bikes, as it stands';
COMMENT ON COLUMN registration.operator_no IS '运营企业序号 | number of the operator';
COMMENT ON COLUMN registration.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN registration.revision IS '修订号 | revision';
COMMENT ON COLUMN registration.updated_at IS '申报时间 | when it was declared';
COMMENT ON COLUMN registration.digest IS '内容摘要 | digest of the content';
COMMENT ON COLUMN registration.qr_url IS '车身二维码网址 | address in the QR code on the bike';
COMMENT ON COLUMN registration.model IS '车型 | model';
COMMENT ON COLUMN registration.filed_at IS '备案时间，空表示未备案 | when it was filed; empty if it is not';
COMMENT ON COLUMN registration.frame_number IS '车架号 | frame number';
COMMENT ON COLUMN registration.lock_number IS '锁号 | lock number';
COMMENT ON COLUMN registration.registered_at IS '首次入库时间 | when it was first landed';

COMMENT ON TABLE registration_version IS
    '企业申报的每个被接受的版本 | every accepted version of a declaration';
COMMENT ON COLUMN registration_version.operator_no IS '运营企业序号 | number of the operator';
COMMENT ON COLUMN registration_version.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN registration_version.revision IS '修订号 | revision';
COMMENT ON COLUMN registration_version.updated_at IS '申报时间 | when it was declared';
COMMENT ON COLUMN registration_version.digest IS '内容摘要 | digest of the content';
COMMENT ON COLUMN registration_version.qr_url IS '车身二维码网址 | address in the QR code on the bike';
COMMENT ON COLUMN registration_version.model IS '车型 | model';
COMMENT ON COLUMN registration_version.filed_at IS '备案时间 | when it was filed';
COMMENT ON COLUMN registration_version.frame_number IS '车架号 | frame number';
COMMENT ON COLUMN registration_version.lock_number IS '锁号 | lock number';
COMMENT ON COLUMN registration_version.batch_id IS '来源批次 | batch it came in';
COMMENT ON COLUMN registration_version.line IS '批次中的行号 | line within the batch';

COMMENT ON TABLE bike IS
    '监管中的车辆：现在的状态，以及入场前的状态 | bikes under supervision: their state, and the state before an impound';
COMMENT ON COLUMN bike.operator_id IS '运营企业代码 | code of the operator';
COMMENT ON COLUMN bike.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN bike.state IS '状态：registered 已登记、filed 已备案、unfiled 未备案、impounded 暂存 | state: registered, filed, unfiled, impounded';
COMMENT ON COLUMN bike.state_at IS '进入状态的时间 | since when';
COMMENT ON COLUMN bike.intake_id IS '所在暂存的入场单 | intake that holds it';
COMMENT ON COLUMN bike.yard_id IS '所在暂存点 | yard it stands in';
COMMENT ON COLUMN bike.before_state IS '入场前的状态 | state before the impound';
COMMENT ON COLUMN bike.before_at IS '入场前状态的时间 | since when it had that state';
COMMENT ON COLUMN bike.version IS '版本号，并发更新据此拒绝 | version; an update of an older one fails';

COMMENT ON TABLE bike_history IS
    '车辆经历 | what happened to bikes';
COMMENT ON COLUMN bike_history.id IS '写入次序 | order of writing';
COMMENT ON COLUMN bike_history.operator_id IS '运营企业代码 | code of the operator';
COMMENT ON COLUMN bike_history.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN bike_history.at IS '发生时间 | when it happened';
COMMENT ON COLUMN bike_history.kind IS '事项 | kind';
COMMENT ON COLUMN bike_history.actor IS '行为人 | who did it';
COMMENT ON COLUMN bike_history.lon IS '经度，WGS-84 度 | longitude, WGS-84 degrees';
COMMENT ON COLUMN bike_history.lat IS '纬度，WGS-84 度 | latitude, WGS-84 degrees';
COMMENT ON COLUMN bike_history.detail IS '详情（JSON） | details as JSON';

COMMENT ON TABLE bike_latest IS
    '每辆车最近的位置，滞后于位置表，可由接入日志重建 | where each bike was last; written behind the facts and rebuilt from the feed log';
COMMENT ON COLUMN bike_latest.operator_no IS '运营企业序号 | number of the operator';
COMMENT ON COLUMN bike_latest.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN bike_latest.at IS '定位时间 | when it was there';
COMMENT ON COLUMN bike_latest.lon IS '经度，WGS-84 度 ×10⁷ | longitude, WGS-84 degrees × 10⁷';
COMMENT ON COLUMN bike_latest.lat IS '纬度，WGS-84 度 ×10⁷ | latitude, WGS-84 degrees × 10⁷';
COMMENT ON COLUMN bike_latest.state IS '状态，同位置表 | state, as in position';
COMMENT ON COLUMN bike_latest.accuracy_metres IS '定位精度（米） | accuracy in metres';
COMMENT ON COLUMN bike_latest.district IS '所在行政区划代码 | code of the district it stands in';

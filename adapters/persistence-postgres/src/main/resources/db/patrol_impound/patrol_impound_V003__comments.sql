-- What tables and columns mean, Chinese | English; docs/database/dictionary.md is made from it.
COMMENT ON SCHEMA patrol_impound IS '巡查与暂存 | patrol and impound';

COMMENT ON TABLE yard IS
    '暂存点 | yards for impounded bikes';
COMMENT ON COLUMN yard.yard_id IS '暂存点代码 | code of the yard';
COMMENT ON COLUMN yard.name IS '名称 | name';
COMMENT ON COLUMN yard.district_code IS '行政区划代码 | district code';
COMMENT ON COLUMN yard.address IS '地址 | address';
COMMENT ON COLUMN yard.capacity IS '容量（辆） | capacity in bikes';
COMMENT ON COLUMN yard.lon IS '经度，WGS-84 度 | longitude, WGS-84 degrees';
COMMENT ON COLUMN yard.lat IS '纬度，WGS-84 度 | latitude, WGS-84 degrees';

COMMENT ON TABLE qr_rule IS
    '二维码解析规则的副本，来自 bike_fleet 的事件 | copy of the rules for QR addresses, from the events of bike_fleet';
COMMENT ON COLUMN qr_rule.operator_id IS '运营企业代码 | code of the operator';
COMMENT ON COLUMN qr_rule.operator_name IS '企业名称 | name of the operator';
COMMENT ON COLUMN qr_rule.hosts IS '域名，空格分隔 | hosts, blank-separated';
COMMENT ON COLUMN qr_rule.template IS '网址模板 | template of the address';
COMMENT ON COLUMN qr_rule.id_characters IS '车辆编号可用字符 | characters of bike numbers';
COMMENT ON COLUMN qr_rule.id_length_min IS '车辆编号最短长度 | least length of bike numbers';
COMMENT ON COLUMN qr_rule.id_length_max IS '车辆编号最大长度 | greatest length of bike numbers';
COMMENT ON COLUMN qr_rule.as_of IS '规则时间 | time of the event that told it';

COMMENT ON TABLE filed_bike IS
    '备案车辆的副本，来自 bike_fleet 的事件 | copy of the filed bikes, from the events of bike_fleet';
COMMENT ON COLUMN filed_bike.operator_id IS '运营企业代码 | code of the operator';
COMMENT ON COLUMN filed_bike.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN filed_bike.qr_url IS '车身二维码网址 | address in the QR code on the bike';
COMMENT ON COLUMN filed_bike.filed_at IS '备案时间 | when it was filed';
COMMENT ON COLUMN filed_bike.status IS '状态 | status';
COMMENT ON COLUMN filed_bike.first_told_at IS '首次获知时间 | when it was first told';
COMMENT ON COLUMN filed_bike.index_key IS '手机备案索引中的键，首位取反使数值次序与字节次序相同 | key in the phones'' filing index, first bit flipped so that its order is byte order';

COMMENT ON TABLE filing_knowledge IS
    '对各企业备案情况的获知进度 | how much is known of each operator''s filings';
COMMENT ON COLUMN filing_knowledge.operator_id IS '运营企业代码 | code of the operator';
COMMENT ON COLUMN filing_knowledge.told_at IS '最近获知时间 | when it was last told';
COMMENT ON COLUMN filing_knowledge.version IS '版本号 | version';

COMMENT ON TABLE scan IS
    '扫码记录，写入后不改；二维码不对应唯一车辆时没有车辆编号 | scans, written once; without a bike when the code stands for no single one';
COMMENT ON COLUMN scan.scan_id IS '扫码标识，由设备生成 | id of the scan, made by the device';
COMMENT ON COLUMN scan.qr IS '扫到的内容 | what was scanned';
COMMENT ON COLUMN scan.typed_operator_id IS '手工输入的企业代码 | operator typed in';
COMMENT ON COLUMN scan.typed_bike_id IS '手工输入的车辆编号 | bike number typed in';
COMMENT ON COLUMN scan.verdict IS '判定：filed、filed-abnormal、unfiled、suspected-clone、unrecognised | verdict: filed, filed-abnormal, unfiled, suspected-clone, unrecognised';
COMMENT ON COLUMN scan.operator_id IS '运营企业代码 | code of the operator';
COMMENT ON COLUMN scan.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN scan.candidates IS '可能的车辆 企业/编号，空格分隔 | possible bikes as operator/number, blank-separated';
COMMENT ON COLUMN scan.filed_at IS '备案时间 | when it was filed';
COMMENT ON COLUMN scan.reasons IS '判定理由代码，空格分隔 | codes of the reasons, blank-separated';
COMMENT ON COLUMN scan.advice IS '处置建议代码 | code of the advice';
COMMENT ON COLUMN scan.last_seen_at IS '上次见到的时间 | when it was last seen';
COMMENT ON COLUMN scan.last_seen_lon IS '上次见到的经度，WGS-84 度 | longitude where it was last seen, WGS-84 degrees';
COMMENT ON COLUMN scan.last_seen_lat IS '上次见到的纬度，WGS-84 度 | latitude where it was last seen, WGS-84 degrees';
COMMENT ON COLUMN scan.last_seen_accuracy IS '上次见到的精度（米） | accuracy of that place in metres';
COMMENT ON COLUMN scan.last_seen_source IS '上次见到的来源 | who saw it there';
COMMENT ON COLUMN scan.lon IS '经度，WGS-84 度 | longitude, WGS-84 degrees';
COMMENT ON COLUMN scan.lat IS '纬度，WGS-84 度 | latitude, WGS-84 degrees';
COMMENT ON COLUMN scan.accuracy_metres IS '定位精度（米） | accuracy in metres';
COMMENT ON COLUMN scan.scanned_at IS '扫码时间（设备） | when it was scanned, by the device';
COMMENT ON COLUMN scan.recorded_at IS '收到时间（平台） | when the platform had it';
COMMENT ON COLUMN scan.officer_subject IS '巡查员标识 | id of the officer';
COMMENT ON COLUMN scan.officer_username IS '巡查员账号 | account of the officer';
COMMENT ON COLUMN scan.officer_organisation IS '巡查员所属单位 | organisation of the officer';
COMMENT ON COLUMN scan.district_code IS '行政区划代码 | district code';
COMMENT ON COLUMN scan.task_id IS '所属任务 | task it belongs to';
COMMENT ON COLUMN scan.sampling_design IS '抽样方案 | sampling design';
COMMENT ON COLUMN scan.device_id IS '设备标识 | id of the device';
COMMENT ON COLUMN scan.offline IS '离线扫码 | scanned without a network';
COMMENT ON COLUMN scan.offline_verdict IS '离线时的判定 | verdict given without a network';
COMMENT ON COLUMN scan.offline_index_version IS '离线索引版本 | version of the filing index on the device';
COMMENT ON COLUMN scan.offline_index_at IS '离线索引时间 | time of that index';
COMMENT ON COLUMN scan.filing_knowledge_as_of IS '判定所依据的备案情况时间 | time of the filings the verdict rests on';

COMMENT ON TABLE intake IS
    '暂存入场单；一辆车同时只在一个暂存点 | intakes into a yard; a bike stands in one yard at a time';
COMMENT ON COLUMN intake.intake_id IS '入场标识，由设备生成 | id of the intake, made by the device';
COMMENT ON COLUMN intake.slip_no IS '入场单号 | number of the slip';
COMMENT ON COLUMN intake.operator_id IS '运营企业代码 | code of the operator';
COMMENT ON COLUMN intake.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN intake.qr IS '扫到的内容 | what was scanned';
COMMENT ON COLUMN intake.scan_id IS '对应的扫码 | scan it follows';
COMMENT ON COLUMN intake.yard_id IS '暂存点代码 | code of the yard';
COMMENT ON COLUMN intake.yard_name IS '入场时的暂存点名称 | name of the yard at that time';
COMMENT ON COLUMN intake.taken_at IS '入场时间（设备） | when it was taken, by the device';
COMMENT ON COLUMN intake.recorded_at IS '收到时间（平台） | when the platform had it';
COMMENT ON COLUMN intake.lon IS '经度，WGS-84 度 | longitude, WGS-84 degrees';
COMMENT ON COLUMN intake.lat IS '纬度，WGS-84 度 | latitude, WGS-84 degrees';
COMMENT ON COLUMN intake.accuracy_metres IS '定位精度（米） | accuracy in metres';
COMMENT ON COLUMN intake.measure IS '措施：impound 暂存、seizure 暂扣 | measure: impound, seizure';
COMMENT ON COLUMN intake.legal_basis IS '法律依据代码 | code of the legal basis';
COMMENT ON COLUMN intake.filing IS '入场时的备案判定 | filing verdict at the intake';
COMMENT ON COLUMN intake.basis_in_doubt IS '依据存疑 | whether the basis is in doubt';
COMMENT ON COLUMN intake.note IS '备注 | note';
COMMENT ON COLUMN intake.photos IS '照片摘要，空格分隔 | hashes of the photos, blank-separated';
COMMENT ON COLUMN intake.by_subject IS '操作人标识 | id of who took it in';
COMMENT ON COLUMN intake.by_username IS '操作人账号 | account of who took it in';
COMMENT ON COLUMN intake.by_organisation IS '操作人所属单位 | organisation of who took it in';
COMMENT ON COLUMN intake.device_id IS '设备标识 | id of the device';
COMMENT ON COLUMN intake.offline IS '离线入场 | taken in without a network';
COMMENT ON COLUMN intake.status IS '状态：taken-in 在场、undone 已撤销 | status: taken-in, undone';
COMMENT ON COLUMN intake.undone_at IS '撤销时间 | when it was undone';
COMMENT ON COLUMN intake.undo_reason IS '撤销原因 | why it was undone';

COMMENT ON TABLE impounded_bike IS
    '在场车辆的锁行，入场时先锁它 | rows to lock: an intake locks the bike first';
COMMENT ON COLUMN impounded_bike.operator_id IS '运营企业代码 | code of the operator';
COMMENT ON COLUMN impounded_bike.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';

COMMENT ON TABLE slip_counter IS
    '入场单号的流水 | counters of slip numbers';
COMMENT ON COLUMN slip_counter.district_code IS '行政区划代码 | district code';
COMMENT ON COLUMN slip_counter.day IS '日期（+08） | civil day (+08)';
COMMENT ON COLUMN slip_counter.last IS '最后一个号 | last number given';

COMMENT ON TABLE evidence IS
    '已收到的照片；内容存为文件 | photos that have arrived; their bytes are files';
COMMENT ON COLUMN evidence.sha256 IS '内容摘要，也是文件名 | hash of the bytes, and name of the file';
COMMENT ON COLUMN evidence.bytes IS '大小（字节） | size in bytes';
COMMENT ON COLUMN evidence.media_type IS '媒体类型 | media type';
COMMENT ON COLUMN evidence.arrived_at IS '到达时间 | when it arrived';
COMMENT ON COLUMN evidence.by_subject IS '上传人标识 | id of who sent it';

COMMENT ON TABLE intake_photo IS
    '照片与入场单的对应，决定谁还能看 | photos of intakes; says who else may look at one';
COMMENT ON COLUMN intake_photo.sha256 IS '照片摘要 | hash of the photo';
COMMENT ON COLUMN intake_photo.intake_id IS '入场标识 | id of the intake';

COMMENT ON TABLE notice IS
    '给企业的通知 | what operators are told';
COMMENT ON COLUMN notice.notice_id IS '通知标识 | id of the notice';
COMMENT ON COLUMN notice.operator_id IS '运营企业代码 | code of the operator';
COMMENT ON COLUMN notice.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN notice.at IS '时间 | when';
COMMENT ON COLUMN notice.kind IS '种类：intake 入场、intake-undone 撤销、unfiled-scan 未备案 | kind: intake, intake-undone, unfiled-scan';
COMMENT ON COLUMN notice.yard_id IS '暂存点代码 | code of the yard';
COMMENT ON COLUMN notice.yard_name IS '暂存点名称 | name of the yard';
COMMENT ON COLUMN notice.slip_no IS '入场单号 | number of the slip';
COMMENT ON COLUMN notice.read_at IS '阅读时间，空表示未读 | when it was read; empty while it is not';

COMMENT ON TABLE fleet_sighting IS
    '企业报告的停放位置，每车只留最新 | where operators say their standing bikes are, the latest of each';
COMMENT ON COLUMN fleet_sighting.operator_id IS '运营企业代码 | code of the operator';
COMMENT ON COLUMN fleet_sighting.bike_id IS '车辆编号，由企业编定 | number of the bike, given by its operator';
COMMENT ON COLUMN fleet_sighting.at IS '定位时间 | when it was there';
COMMENT ON COLUMN fleet_sighting.lon IS '经度，WGS-84 度 | longitude, WGS-84 degrees';
COMMENT ON COLUMN fleet_sighting.lat IS '纬度，WGS-84 度 | latitude, WGS-84 degrees';
COMMENT ON COLUMN fleet_sighting.accuracy_metres IS '定位精度（米） | accuracy in metres';

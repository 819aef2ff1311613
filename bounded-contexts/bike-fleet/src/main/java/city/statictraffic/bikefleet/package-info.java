/**
 * Bike Fleet. Its words: 互联网租赁自行车 SharedBike · 运营企业 Operator · 车辆编号 BikeId · 二维码解析地址 QrUrl · 解析规则
 * QrUrlRule · 车架号 FrameNumber · 锁号 LockNumber · 备案 Filing · 未备案 Unfiled · 补备案 LateFiling · 暂存 Impound · 投放
 * Deployment · 骑行 Ride · 开锁/关锁 LockEvent · 数据接入 Feed · 批次 FeedBatch · 拒收 Rejection.
 */
@NullMarked
package city.statictraffic.bikefleet;

import org.jspecify.annotations.NullMarked;

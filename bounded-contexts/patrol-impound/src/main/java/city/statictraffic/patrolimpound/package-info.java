/**
 * Patrol &amp; Impound. Its words: 巡查 Patrol · 扫码 Scan · 判定 Verdict · 已备案 Filed · 已备案异常 FiledAbnormal · 未备案
 * Unfiled · 疑似套码 SuspectedClone · 无法识别 Unrecognised · 解析规则 QrRule · 暂存点 Yard · 暂存入场 Intake (ImpoundIn) · 暂存
 * Impound · 暂扣 Seizure · 入场单号 SlipNo · 撤销 Undo · 在库 Stock · 在库时长 DwellTime · 证据 Evidence · 企业通知 Notice · 巡查员
 * Officer.
 */
@NullMarked
package city.statictraffic.patrolimpound;

import org.jspecify.annotations.NullMarked;

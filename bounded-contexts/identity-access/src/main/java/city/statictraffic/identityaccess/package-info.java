/** Identity & Access. Its words: 用户 User · 角色 Role · 数据范围 DataScope · 审计 Audit · 三员分立 SeparatedAdministrators. */
@NullMarked
package city.statictraffic.identityaccess;

import org.jspecify.annotations.NullMarked;

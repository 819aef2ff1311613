/**
 * Data Import (数据导入): files of older systems become records of the contexts. A file (文件) has a table with headers
 * (表头); columns are mapped to fields (列对应); a dry run (试运行) judges every row; a confirmed import (导入) takes them;
 * reconciliation (对账) shows that the sums agree.
 */
@NullMarked
package city.statictraffic.dataimport;

import org.jspecify.annotations.NullMarked;

/** What a context lets be imported from files of older systems (数据导入): its fields, and how its rows are taken. */
@NullMarked
package city.statictraffic.kernel.imports;

import org.jspecify.annotations.NullMarked;

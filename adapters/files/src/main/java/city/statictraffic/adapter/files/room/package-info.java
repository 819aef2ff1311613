/** Free room on the disks (磁盘余量). */
@NullMarked
package city.statictraffic.adapter.files.room;

import org.jspecify.annotations.NullMarked;

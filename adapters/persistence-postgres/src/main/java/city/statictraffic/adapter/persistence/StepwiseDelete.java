package city.statictraffic.adapter.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Deletes many rows, few at a time and each time for good, so that nobody waits long for it. */
public final class StepwiseDelete {
    private static final int ROWS_AT_ONCE = 10_000;

    private StepwiseDelete() {}

    /** Fills in the condition's only parameter. */
    @FunctionalInterface
    public interface Parameter {
        void bind(PreparedStatement delete) throws SQLException;
    }

    /** Returns how many rows left. The connection commits each statement by itself. */
    public static int run(Connection connection, String table, String condition, Parameter parameter)
            throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table
                + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + table + " WHERE " + condition + " LIMIT "
                + ROWS_AT_ONCE + "))")) {
            parameter.bind(delete);
            int all = 0;
            int count = delete.executeUpdate();
            while (count > 0) {
                all += count;
                count = delete.executeUpdate();
            }
            return all;
        }
    }
}

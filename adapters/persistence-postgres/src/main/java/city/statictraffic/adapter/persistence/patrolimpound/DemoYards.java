package city.statictraffic.adapter.persistence.patrolimpound;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * One made-up yard in each district, for the demo city only. Yards that exist are left as they are. Blocks: called while
 * the platform starts.
 */
@ApplicationScoped
public class DemoYards {
    private record DemoYard(String districtCode, String district, int capacity, double lon, double lat) {}

    private static final List<DemoYard> YARDS = List.of(
            new DemoYard("310101", "黄浦区", 300, 121.481, 31.218),
            new DemoYard("310104", "徐汇区", 400, 121.435, 31.165),
            new DemoYard("310105", "长宁区", 300, 121.383, 31.208),
            new DemoYard("310106", "静安区", 300, 121.448, 31.275),
            new DemoYard("310107", "普陀区", 400, 121.408, 31.259),
            new DemoYard("310109", "虹口区", 300, 121.479, 31.279),
            new DemoYard("310110", "杨浦区", 500, 121.522, 31.300),
            new DemoYard("310112", "闵行区", 800, 121.456, 31.087),
            new DemoYard("310113", "宝山区", 600, 121.414, 31.392),
            new DemoYard("310114", "嘉定区", 600, 121.217, 31.361),
            new DemoYard("310115", "浦东新区", 1_200, 121.726, 31.079),
            new DemoYard("310116", "金山区", 300, 121.271, 30.822),
            new DemoYard("310117", "松江区", 600, 121.214, 31.017),
            new DemoYard("310118", "青浦区", 400, 121.024, 31.126),
            new DemoYard("310120", "奉贤区", 400, 121.565, 30.902),
            new DemoYard("310151", "崇明区", 200, 121.551, 31.626));

    private final DataSource source;

    DemoYards(AgroalDataSource source) {
        this.source = source;
    }

    public void seed() {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO patrol_impound.yard"
                        + " (yard_id, name, district_code, address, capacity, lon, lat) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (yard_id) DO NOTHING")) {
            for (DemoYard yard : YARDS) {
                insert.setString(1, "yard-" + yard.districtCode() + "-01");
                insert.setString(2, yard.district() + "第一暂存点");
                insert.setString(3, yard.districtCode());
                insert.setString(4, yard.district() + "（演示地址）");
                insert.setInt(5, yard.capacity());
                insert.setDouble(6, yard.lon());
                insert.setDouble(7, yard.lat());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException broken) {
            throw new IllegalStateException("the demo yards cannot be written", broken);
        }
    }
}

package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.kernel.geo.GeoPoint;
import city.statictraffic.patrolimpound.domain.yard.Yard;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of a yard. */
@Entity
@Table(schema = "patrol_impound", name = "yard")
public class YardRow {
    @Id
    @Column(name = "yard_id")
    String yardId = "";

    String name = "";

    @Column(name = "district_code")
    String districtCode = "";

    String address = "";
    int capacity;
    double lon;
    double lat;

    Yard toYard() {
        return new Yard(yardId, name, districtCode, address, capacity, new GeoPoint(lon, lat));
    }
}

package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.kernel.geo.GeoPoint;
import java.util.List;
import java.util.Optional;

/** The districts of the city. Pure lookups. */
public interface CityDistricts {
    record District(String code, String name, String nameEn) {}

    List<District> list();

    /** The code of the district a place lies in; empty outside the city. */
    Optional<String> codeAt(GeoPoint place);
}

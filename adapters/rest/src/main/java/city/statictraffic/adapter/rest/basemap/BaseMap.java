package city.statictraffic.adapter.rest.basemap;

import java.util.List;

/** The platform's own base of districts and stations; implemented where the geometry is. */
public interface BaseMap {
    record District(String code, String name, String nameEn) {}

    List<District> districts();

    /** The Chinese name of a district, or {@code 其他}. */
    String nameOf(String code);

    byte[] districtsGeoJson();

    byte[] stationsGeoJson();
}

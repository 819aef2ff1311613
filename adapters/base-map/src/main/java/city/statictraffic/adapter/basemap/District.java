package city.statictraffic.adapter.basemap;

/**
 * A district of the city.
 *
 * @param code GB/T 2260, e.g. 310110
 * @param name Chinese name, e.g. 杨浦区
 * @param nameEn English name, e.g. Yangpu
 * @param labelLon a point well inside the district, WGS-84 degrees
 * @param labelLat a point well inside the district, WGS-84 degrees
 */
public record District(String code, String name, String nameEn, double labelLon, double labelLat) {}

package city.statictraffic.platform;

import city.statictraffic.adapter.basemap.DistrictMap;
import city.statictraffic.adapter.basemap.SyntheticStations;
import city.statictraffic.adapter.rest.basemap.BaseMap;
import city.statictraffic.bikefleet.application.port.Districts;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The platform's own districts and stations. */
public class BaseMapWiring {
    @Produces
    @Singleton
    DistrictMap districtMap() {
        return DistrictMap.load();
    }

    @Produces
    @Singleton
    Districts districts(DistrictMap map) {
        List<String> codes =
                map.districts().stream().map(district -> district.code()).toList();
        return (lon, lat) -> {
            int index = map.indexOf(lon, lat);
            return index == DistrictMap.NONE ? null : codes.get(index);
        };
    }

    @Produces
    @Singleton
    BaseMap baseMap(DistrictMap map) {
        byte[] districts = map.geoJson();
        byte[] stations =
                SyntheticStations.lay(map, SyntheticStations.DEFAULT_SEED).geoJson();
        List<BaseMap.District> list = map.districts().stream()
                .map(district -> new BaseMap.District(district.code(), district.name(), district.nameEn()))
                .toList();
        return new BaseMap() {
            @Override
            public List<District> districts() {
                return list;
            }

            @Override
            public String nameOf(String code) {
                return list.stream()
                        .filter(district -> district.code().equals(code))
                        .map(District::name)
                        .findFirst()
                        .orElse("其他");
            }

            @Override
            public byte[] districtsGeoJson() {
                return districts;
            }

            @Override
            public byte[] stationsGeoJson() {
                return stations;
            }
        };
    }
}

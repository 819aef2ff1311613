package city.statictraffic.bikefleet.application.port;

import city.statictraffic.bikefleet.domain.feed.FeedRecord.Position;

/** A landed position, with whose it is and in which district it lies ({@code ""}: outside all). */
public record LatestPosition(String operatorId, Position position, String districtCode) {}

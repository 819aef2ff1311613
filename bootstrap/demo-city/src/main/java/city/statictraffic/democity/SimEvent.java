package city.statictraffic.democity;

/** What really happens in the demo city. Seconds since the epoch, WGS-84 degrees, true places. */
sealed interface SimEvent {
    int bike();

    long at();

    /** A bike becomes known to its operator. */
    record Registered(int bike, long at) implements SimEvent {}

    /** A bike is where it is: a heartbeat, a track point or a change of state. */
    record Seen(int bike, long at, double lon, double lat, BikeState state, boolean changed) implements SimEvent {}

    record Lock(int bike, long at, boolean unlock, double lon, double lat, long rideStart) implements SimEvent {}

    record Ridden(
            int bike,
            long at,
            long start,
            double fromLon,
            double fromLat,
            double toLon,
            double toLat,
            int metres,
            long rider)
            implements SimEvent {}

    /** A truck of the operator carries a bike elsewhere: nothing is ridden. */
    record Carried(int bike, long at, double lon, double lat) implements SimEvent {}
}

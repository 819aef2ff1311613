package city.statictraffic.democity;

/** Where feed lines go. */
interface Outlet {
    /** @param sendAt the second at which the line goes out; in the past or now means at once */
    void put(Operator operator, Kind kind, long sendAt, String line);
}

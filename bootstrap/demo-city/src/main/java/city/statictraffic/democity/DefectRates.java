package city.statictraffic.democity;

/**
 * How often something is wrong in the demo city. Shares of bikes, of records, of days; the truth file names each case.
 *
 * @param neverFed bikes in the street of which the operator sends nothing
 * @param unfiled bikes that are fed but carry no filing date
 * @param unregistered bikes whose positions are sent but whose {@code bikes} record never was
 * @param cloned extra bikes in the street that carry another bike's code
 * @param sharedId bikes whose id another operator uses as well
 * @param wrong records with a fault that must be rejected
 * @param late records that come minutes to hours late
 * @param twice records that are sent again later
 * @param missing records that are never sent
 * @param corrected rides that are sent again with a greater revision and another length
 * @param silentGapsPerDay chance of a silent gap of one operator and kind on a day
 * @param faultsPerBikeDay chance that a bike breaks down on a day
 * @param lossesPerBikeDay chance that a bike is lost on a day
 */
record DefectRates(
        double neverFed,
        double unfiled,
        double unregistered,
        double cloned,
        double sharedId,
        double wrong,
        double late,
        double twice,
        double missing,
        double corrected,
        double silentGapsPerDay,
        double faultsPerBikeDay,
        double lossesPerBikeDay) {

    static final DefectRates DEMO =
            new DefectRates(0.015, 0.02, 0.002, 0.001, 0.0002, 0.002, 0.01, 0.003, 0.003, 0.002, 0.25, 0.006, 0.0003);
}

package city.statictraffic.kernel.application;

/** Whether there is room left for what keeps coming in. A pure lookup; measured behind the scenes. */
@FunctionalInterface
public interface StorageRoom {
    /** True while so little is left that feeds and photos are refused, so that what was accepted can still be kept. */
    boolean isLow();
}

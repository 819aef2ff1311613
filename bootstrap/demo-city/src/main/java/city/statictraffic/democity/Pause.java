package city.statictraffic.democity;

/** Waiting, as a thing that a test can shorten. */
interface Pause {
    void millis(long millis) throws InterruptedException;
}

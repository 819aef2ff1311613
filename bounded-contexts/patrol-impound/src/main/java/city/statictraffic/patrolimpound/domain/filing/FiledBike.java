package city.statictraffic.patrolimpound.domain.filing;

import java.time.Instant;

/**
 * A bike this context was told is filed.
 *
 * @param qrUrl the address in the code the bike was filed with
 * @param filedAt the earliest filing date ever told: being told again never makes a filing younger
 * @param status on whose word, such as {@code operator-declared}
 * @param firstToldAt when Bike Fleet first said so; a filing date before it was declared after the fact
 */
public record FiledBike(BikeId bike, String qrUrl, Instant filedAt, String status, Instant firstToldAt) {
    /** As of that time, not as of now: a later filing does not erase a finding. */
    public boolean filedAsOf(Instant at) {
        return !filedAt.isAfter(at);
    }

    /** What is known after hearing of the same bike once more. */
    public FiledBike toldAgain(FiledBike news) {
        return new FiledBike(
                bike,
                news.qrUrl,
                news.filedAt.isBefore(filedAt) ? news.filedAt : filedAt,
                news.status,
                news.firstToldAt.isBefore(firstToldAt) ? news.firstToldAt : firstToldAt);
    }
}

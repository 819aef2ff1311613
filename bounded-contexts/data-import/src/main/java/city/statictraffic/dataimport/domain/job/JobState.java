package city.statictraffic.dataimport.domain.job;

import java.util.Locale;

/** Where an import is. */
public enum JobState {
    /** The file has been read; its columns can be mapped. */
    MAPPING,
    /** The dry run is at work. */
    CHECKING,
    /** Every row has been judged; nothing is taken yet. */
    CHECKED,
    IMPORTING,
    DONE,
    /** Stopped by a person. Rows taken before that stay. */
    CANCELLED,
    FAILED;

    public boolean working() {
        return this == CHECKING || this == IMPORTING;
    }

    public boolean ended() {
        return this == DONE || this == CANCELLED || this == FAILED;
    }

    /** As it is stored and sent. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static JobState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

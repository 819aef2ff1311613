package city.statictraffic.architecture.violations.contexts.bikefleet.domain;

import java.io.InputStream;

public record ReadsAFile(InputStream file) {}

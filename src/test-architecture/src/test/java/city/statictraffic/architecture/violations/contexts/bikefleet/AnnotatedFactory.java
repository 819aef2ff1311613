package city.statictraffic.architecture.violations.contexts.bikefleet;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class AnnotatedFactory {}

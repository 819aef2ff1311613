package city.statictraffic.architecture.violations.contexts.bikefleet.application;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class WearsAFramework {}

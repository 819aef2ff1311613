package city.statictraffic.architecture.violations.contexts.patrolimpound.application;

/** Keeps every rule; others must not know it. */
public interface TakeIn {}

package city.statictraffic.architecture.violations.adapters.files;

public final class LoadsServices {
    public Iterable<Runnable> all() {
        return java.util.ServiceLoader.load(Runnable.class);
    }
}

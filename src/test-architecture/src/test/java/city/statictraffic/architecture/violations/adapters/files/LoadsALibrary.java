package city.statictraffic.architecture.violations.adapters.files;

public final class LoadsALibrary {
    @SuppressWarnings("restricted")
    public void load() {
        System.loadLibrary("fast");
    }
}

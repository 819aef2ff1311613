package city.statictraffic.architecture.violations.adapters.files;

public final class ReadsAResource {
    public Object read() {
        return ReadsAResource.class.getResource("words.txt");
    }
}

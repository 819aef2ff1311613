package city.statictraffic.architecture.violations.adapters.files;

public final class ReadsObjects {
    public Object read(java.io.InputStream in) throws java.io.IOException, ClassNotFoundException {
        return new java.io.ObjectInputStream(in).readObject();
    }
}

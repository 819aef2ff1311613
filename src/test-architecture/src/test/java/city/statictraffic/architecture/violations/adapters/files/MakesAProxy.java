package city.statictraffic.architecture.violations.adapters.files;

public final class MakesAProxy {
    public Object make(java.lang.reflect.InvocationHandler handler) {
        return java.lang.reflect.Proxy.newProxyInstance(null, new Class<?>[] {Runnable.class}, handler);
    }
}

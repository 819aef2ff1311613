package city.statictraffic.architecture.violations.kernel;

import jakarta.ws.rs.core.Response;

public interface SpeaksHttp {
    Response answer();
}

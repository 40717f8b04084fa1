package se.samverkan.stack.system;

import java.nio.file.Path;
import java.util.Map;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;

/**
 * The configuration of a local system.
 *
 * @param home the built repository
 * @param data the directory for all data
 * @param fresh whether existing data are deleted first
 * @param tls whether the gateway answers https instead of http
 * @param environment additional environment variables for every service
 */
public record Setup(Path home, Path data, Ports ports, boolean fresh, boolean tls, Map<String, String> environment) {

    public Setup(Path home, Path data, Ports ports, boolean fresh) {
        this(home, data, ports, fresh, Map.of());
    }

    public Setup(Path home, Path data, Ports ports, boolean fresh, Map<String, String> environment) {
        this(home, data, ports, fresh, false, environment);
    }

    /** A system for end-to-end tests: without existing data, on free ports, in the module's target directory. */
    public static Setup forTests() {
        return new Setup(repository(), Path.of("target", "samverkan"), Ports.free(), true);
    }

    /** The root of the repository, from the system property that ./run and the build set. */
    public static Path repository() {
        String home = System.getProperty("samverkan.home");
        if (home == null) {
            throw new StartFailure("the system property samverkan.home is missing: start with ./run");
        }
        return Path.of(home).toAbsolutePath().normalize();
    }
}

package se.samverkan.stack.system;

import java.nio.file.Path;
import java.util.Map;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;

/**
 * Which system to start: the built repository, the directory for its data, its ports, whether to forget old data, whether
 * the gateway answers https instead of http, and what every service is told beside what it needs.
 */
public record Setup(Path home, Path data, Ports ports, boolean fresh, boolean tls, Map<String, String> environment) {

    public Setup(Path home, Path data, Ports ports, boolean fresh) {
        this(home, data, ports, fresh, Map.of());
    }

    public Setup(Path home, Path data, Ports ports, boolean fresh, Map<String, String> environment) {
        this(home, data, ports, fresh, false, environment);
    }

    /** A system for end-to-end tests: without a past, on free ports, its data under the module's target directory. */
    public static Setup forTests() {
        return new Setup(repository(), Path.of("target", "samverkan"), Ports.free(), true);
    }

    /** The root of the repository, as ./run and the build tell it. */
    public static Path repository() {
        String home = System.getProperty("samverkan.home");
        if (home == null) {
            throw new StartFailure("the system property samverkan.home is missing: start with ./run");
        }
        return Path.of(home).toAbsolutePath().normalize();
    }
}

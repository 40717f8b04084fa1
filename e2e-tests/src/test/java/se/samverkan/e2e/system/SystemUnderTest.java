package se.samverkan.e2e.system;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.LocalSystem;
import se.samverkan.stack.system.Setup;

/** The whole system with the sample data, started for the first test that needs it and stopped after the last. */
public final class SystemUnderTest implements AutoCloseable {
    private final LocalSystem local;
    /** By role and organisation; signing takes longer than the request in a JVM without its second compiler. */
    private final Map<List<String>, String> tokens = new ConcurrentHashMap<>();

    private SystemUnderTest(LocalSystem local) {
        this.local = local;
    }

    /** Starts the system once: after a failure every further test fails at once. */
    private static final class Started {
        /** All tests write from one address, one of them some thousand requests. */
        private static final Map<String, String> NO_LIMITS = Map.of(
                "SAMVERKAN_RATE_LIMIT_WRITES_PER_SECOND", "100000",
                "SAMVERKAN_RATE_LIMIT_WRITES_BURST", "100000",
                "SAMVERKAN_SUBSCRIPTIONS_MAX", "10000");

        static final SystemUnderTest SYSTEM = start();

        private static SystemUnderTest start() {
            var setup = Setup.forTests();
            var roomy = new Setup(setup.home(), setup.data(), setup.ports(), setup.fresh(), NO_LIMITS);
            var local = LocalSystem.start(roomy, System.out::println);
            try {
                local.loadSampleData();
                return new SystemUnderTest(local);
            } catch (RuntimeException e) {
                local.close();
                throw e;
            }
        }
    }

    /** Passes the system to the tests. */
    public static final class Running implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SystemUnderTest.class;
        }

        @Override
        public SystemUnderTest resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .computeIfAbsent(SystemUnderTest.class, key -> Started.SYSTEM, SystemUnderTest.class);
        }
    }

    /** The base address of the API at the gateway, without a trailing slash. */
    public String address() {
        return local.address().toString();
    }

    public Keys keys() {
        return local.keys();
    }

    /** A request without a token. */
    public RequestSpecification anyone() {
        return given().baseUri(address());
    }

    /** A request with a token of this role and organisation. */
    public RequestSpecification as(String role, String organisation) {
        return bearer(tokens.computeIfAbsent(
                List.of(role, organisation),
                claims -> local.keys().token(List.of(role), List.of(organisation), Duration.ofHours(1))));
    }

    public RequestSpecification bearer(String token) {
        return anyone().header("Authorization", "Bearer " + token);
    }

    /** The processes, with their databases, metrics and logs. */
    public LocalSystem processes() {
        return local;
    }

    /** The public response at a path of the API. */
    public JsonPath read(String path) {
        return anyone().get(path).then().statusCode(200).extract().jsonPath();
    }

    /** The overview of a municipality on a day. */
    public JsonPath overview(String municipality, String asOf) {
        return read("/municipalities/" + municipality + "/overview?asOf=" + asOf);
    }

    public void stop(Service... services) {
        for (Service service : services) {
            local.stop(service);
        }
    }

    public void start(Service... services) {
        Stream.of(services).parallel().forEach(local::start);
    }

    @Override
    public void close() {
        local.close();
    }
}

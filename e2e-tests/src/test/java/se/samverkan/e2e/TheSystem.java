package se.samverkan.e2e;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.LocalSystem;
import se.samverkan.stack.system.Setup;

/** The whole system with the five pages in it: up from the first story that asks for it until after the last. */
final class TheSystem implements AutoCloseable {
    private final LocalSystem samverkan;

    private TheSystem(LocalSystem samverkan) {
        this.samverkan = samverkan;
    }

    /** The one attempt to start it: after a failure every story fails at once. */
    private static final class Started {
        /** All stories write from one address, and one of them some thousand requests. */
        private static final Map<String, String> NO_RATE_LIMIT = Map.of(
                "SAMVERKAN_RATE_LIMIT_WRITES_PER_SECOND", "100000", "SAMVERKAN_RATE_LIMIT_WRITES_BURST", "100000");

        static final TheSystem SYSTEM = start();

        private static TheSystem start() {
            var setup = Setup.forTests();
            var roomy = new Setup(setup.home(), setup.data(), setup.ports(), setup.fresh(), NO_RATE_LIMIT);
            var samverkan = LocalSystem.start(roomy, System.out::println);
            try {
                samverkan.loadSampleData();
                return new TheSystem(samverkan);
            } catch (RuntimeException e) {
                samverkan.close();
                throw e;
            }
        }
    }

    /** Hands the one system to every story. */
    static final class Running implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TheSystem.class;
        }

        @Override
        public TheSystem resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .computeIfAbsent(TheSystem.class, key -> Started.SYSTEM, TheSystem.class);
        }
    }

    /** The gateway's address of the API, without a slash at its end. */
    String address() {
        return samverkan.address().toString();
    }

    Keys keys() {
        return samverkan.keys();
    }

    /** A request of somebody without a token. */
    RequestSpecification anyone() {
        return given().baseUri(address());
    }

    /** A request of somebody with this role in this organisation. */
    RequestSpecification as(String role, String organisation) {
        return bearer(samverkan.keys().token(List.of(role), List.of(organisation)));
    }

    RequestSpecification bearer(String token) {
        return anyone().header("Authorization", "Bearer " + token);
    }

    /** The processes themselves: what they keep, tell and log. */
    LocalSystem inside() {
        return samverkan;
    }

    /** What anyone reads at a path of the API. */
    JsonPath read(String path) {
        return anyone().get(path).then().statusCode(200).extract().jsonPath();
    }

    /** All that a page about the municipality shows on a day. */
    JsonPath overview(String municipality, String asOf) {
        return read("/municipalities/" + municipality + "/overview?asOf=" + asOf);
    }

    void stop(Service... services) {
        for (Service service : services) {
            samverkan.stop(service);
        }
    }

    void start(Service... services) {
        Stream.of(services).parallel().forEach(samverkan::start);
    }

    @Override
    public void close() {
        samverkan.close();
    }
}

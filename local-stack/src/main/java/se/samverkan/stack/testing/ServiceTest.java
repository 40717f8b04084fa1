package se.samverkan.stack.testing;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} a real PostgreSQL, a real Kafka and a key pair.
 *
 * <p>The annotation {@code @QuarkusTest} itself must be on the class, since Quarkus makes beans only of classes that have
 * it directly.
 */
@WithTestResource(ServiceTest.Resource.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServiceTest {
    /** The name of the service's database; a module that is no service borrows any of them. */
    String database();

    /** Passes the name of the database on to {@link StackResource}. */
    final class Resource implements QuarkusTestResourceConfigurableLifecycleManager<ServiceTest> {
        private final StackResource stack = new StackResource();

        @Override
        public void init(ServiceTest test) {
            stack.init(Map.of("database", test.database()));
        }

        @Override
        public Map<String, String> start() {
            return stack.start();
        }

        @Override
        public void stop() {
            stack.stop();
        }
    }
}

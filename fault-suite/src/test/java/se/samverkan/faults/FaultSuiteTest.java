package se.samverkan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import se.samverkan.faults.cluster.Cluster;
import se.samverkan.faults.fault.Faults;
import se.samverkan.stack.system.Setup;

/** The short form of the suite, as ./faults --short: one round of each of its faults. */
class FaultSuiteTest {
    private static final long SEED = 20_261_129;
    /** A strong reference: java.util.logging holds loggers weakly and loses their levels. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    @Test
    void a_few_faults_cost_no_change_no_order_no_secret_and_no_read() throws Exception {
        KAFKA.setLevel(Level.WARNING);
        try (var cluster =
                new Cluster(Setup.repository(), Path.of("target", "cluster").toAbsolutePath())) {
            cluster.start(System.out::println);

            var table = new FaultSuite(cluster, System.out::println).run(Faults.SHORT, 1, SEED);

            System.out.println(table.text());
            assertThat(table.results())
                    .hasSize(1 + Faults.SHORT.size())
                    .allSatisfy(round -> assertThat(round.acknowledged()).isPositive())
                    .allSatisfy(round -> assertThat(round.findings()).isEmpty());
        }
    }
}

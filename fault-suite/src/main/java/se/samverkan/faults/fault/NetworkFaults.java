package se.samverkan.faults.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import se.samverkan.faults.check.Expectation;
import se.samverkan.faults.cluster.Cluster;
import se.samverkan.faults.cluster.TcpProxy;
import se.samverkan.faults.cluster.TcpProxy.Mode;
import se.samverkan.faults.fault.Fault.Repair;
import se.samverkan.stack.service.Service;

/** Faults of the network between the gateways and one of the owners, and between the owners and PostgreSQL. */
final class NetworkFaults {

    private static final int MILLIS = 20_000;

    private NetworkFaults() {}

    static List<Fault> all() {
        var faults = new ArrayList<Fault>();
        faults.addAll(of("owner", "the connections of the gateways to an owner", NetworkFaults::owner));
        faults.addAll(of(
                "postgres",
                "the connections of the owners to PostgreSQL",
                (cluster, random) -> cluster.postgresProxy()));
        return faults;
    }

    private static TcpProxy owner(Cluster cluster, RandomGenerator random) {
        var owners = Service.documentOwners();
        return cluster.ownerProxy(owners.get(random.nextInt(owners.size())));
    }

    private static List<Fault> of(
            String place, String description, BiFunction<Cluster, RandomGenerator, TcpProxy> proxy) {
        return List.of(
                new Fault(
                        "delay-" + place,
                        description + " delay each chunk by 500 ms for 20 s",
                        Expectation.EVERY_CHANGE,
                        (cluster, random) -> hold(proxy.apply(cluster, random), Mode.DELAY)),
                new Fault(
                        "cut-" + place,
                        description + " are cut for 20 s",
                        Expectation.EVERY_CHANGE,
                        (cluster, random) -> hold(proxy.apply(cluster, random), Mode.CUT)),
                new Fault(
                        "half-open-" + place,
                        description + " are accepted and pass nothing on for 20 s",
                        Expectation.EVERY_CHANGE,
                        (cluster, random) -> hold(proxy.apply(cluster, random), Mode.HALF_OPEN)));
    }

    private static Repair hold(TcpProxy proxy, Mode mode) throws InterruptedException {
        proxy.set(mode);
        Thread.sleep(MILLIS);
        return () -> proxy.set(Mode.PASS);
    }
}

package se.samverkan.stack.service;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.samverkan.stack.process.ClassArchive;

/** The command line of a service's JVM: small heap, serial collector, class archive. */
public record ServiceJvm(Service service, ClassArchive archive, Map<String, String> variables) {

    private static final List<String> COMMON = List.of(
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-XX:+UseCompactObjectHeaders",
            // Memory that the JIT compilers needed at the start is returned to the system.
            "-XX:TrimNativeHeapInterval=5000",
            "-XX:+ExitOnOutOfMemoryError",
            // An invalid URI reaches our problem response; Vert.x would answer with an empty 400 before.
            "-Dvertx.disableURIValidation=true",
            "--sun-misc-unsafe-memory-access=allow");

    private static final List<String> OWNER_HEAP = List.of("-Xms16m");
    /** The index is long-lived and responses are short-lived: a small young generation is enough, with little free heap beside the index. */
    private static final List<String> GATEWAY_HEAP = List.of(
            "-Xms32m",
            "-Xmn16m",
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10",
            "-XX:-ShrinkHeapInSteps",
            // With small pages, TLB misses in a large heap are what makes a list slower as the data grow.
            "-XX:+UseTransparentHugePages");

    List<String> command(Path jar) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Without -Xms a JVM starts with a 64th of the memory; the gateway needs room for the garbage of reads.
        command.addAll(service == Service.GATEWAY ? GATEWAY_HEAP : OWNER_HEAP);
        command.addAll(COMMON);
        if (service == Service.GATEWAY) {
            command.add("-Xmx" + gatewayHeapMebibytes() + "m");
        }
        command.addAll(archive.options(jar));
        // Last, since of two values of one option the JVM uses the later one.
        command.addAll(userOptions());
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        return command;
    }

    /** The gateway has all public documents in its heap: a sixteenth of the machine's memory, at least 512 MiB. */
    private static long gatewayHeapMebibytes() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.max(512, machine.getTotalMemorySize() / 16 / 1024 / 1024);
    }

    private List<String> userOptions() {
        String options =
                variables.getOrDefault(service.javaOptionsVariable(), "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
    }
}

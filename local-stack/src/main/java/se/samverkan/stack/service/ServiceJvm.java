package se.samverkan.stack.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the JVM of a service is started: small, and quick by its class archive. */
public record ServiceJvm(Service service, ClassArchive archive, Map<String, String> variables) {

    private static final List<String> COMMON = List.of(
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-XX:+UseCompactObjectHeaders",
            // What the compilers needed at the start goes back to the system.
            "-XX:TrimNativeHeapInterval=5000",
            "-XX:+ExitOnOutOfMemoryError",
            // What is no URI is refused in words, where Quarkus would answer an empty 400 before our code sees it.
            "-Dvertx.disableURIValidation=true",
            "--sun-misc-unsafe-memory-access=allow");

    private static final List<String> LITTLE_KEPT = List.of("-Xms16m");
    /** An index for ever beside answers for a moment: little room for garbage does, and the index need not have twice its own. */
    private static final List<String> MUCH_KEPT = List.of(
            "-Xms32m",
            "-Xmn16m",
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10",
            "-XX:-ShrinkHeapInSteps",
            // Many small pages of a large heap cost a list more than all else that grows with the data.
            "-XX:+UseTransparentHugePages");

    List<String> command(Path jar) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Without it a JVM begins with a 64th of the machine's memory; the many reads want some room for their garbage.
        command.addAll(service == Service.GATEWAY ? MUCH_KEPT : LITTLE_KEPT);
        command.addAll(COMMON);
        command.addAll(archive.options(jar));
        // Last, since of two settings of one thing the JVM takes the later.
        command.addAll(chosen());
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        return command;
    }

    private List<String> chosen() {
        String options =
                variables.getOrDefault(service.javaOptionsVariable(), "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
    }
}

package se.samverkan.bench.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The external programs, if they are installed: nginx for comparison and wrk as load generator. */
public record Tools(Optional<ExternalProgram> wrk, Optional<ExternalProgram> nginx) {

    public static Tools find() {
        return new Tools(ExternalProgram.find("wrk"), ExternalProgram.find("nginx"));
    }

    /** A message about missing programs and the cases that cannot be measured, if any. */
    public Optional<String> missing() {
        var missing = new ArrayList<String>();
        if (nginx.isEmpty()) {
            missing.add("the ratios to nginx");
        }
        if (wrk.isEmpty()) {
            missing.add("all reads over HTTP");
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("apt-get install nginx-light wrk: without them these are not measured: "
                        + String.join("; ", missing));
    }

    public String versions() {
        return nginx.map(program -> program.output(List.of("-v")).replaceFirst("(?s).*nginx/(\\S+).*", "nginx $1"))
                        .orElse("no nginx")
                + ", "
                + wrk.map(program -> program.output(List.of("-v")).replaceFirst("(?s)wrk \\S*?(\\d\\S*).*", "wrk $1"))
                        .orElse("no wrk");
    }
}

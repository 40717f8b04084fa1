package se.samverkan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The programs that are not ours: nginx to measure against, and wrk to measure with; a machine may lack them. */
record Tools(Optional<Program> wrk, Optional<Program> nginx) {

    static Tools find() {
        return new Tools(Program.find("wrk"), Program.find("nginx"));
    }

    /** What to install and what is left out until then, or nothing. */
    Optional<String> missing() {
        var missing = new ArrayList<String>();
        if (nginx.isEmpty()) {
            missing.add("the ratios to nginx");
        }
        if (wrk.isEmpty()) {
            missing.add("every measurement of reads over HTTP");
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("apt-get install nginx-light wrk: without them these are left out: "
                        + String.join("; ", missing));
    }

    String versions() {
        return nginx.map(program -> program.output(List.of("-v")).replaceFirst("(?s).*nginx/(\\S+).*", "nginx $1"))
                        .orElse("no nginx")
                + ", "
                + wrk.map(program -> program.output(List.of("-v")).replaceFirst("(?s)wrk \\S*?(\\d\\S*).*", "wrk $1"))
                        .orElse("no wrk");
    }
}

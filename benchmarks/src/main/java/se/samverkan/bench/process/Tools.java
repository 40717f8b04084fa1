package se.samverkan.bench.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The programs that are not ours: nginx to measure against, and wrk to measure with; a machine may lack them. */
public record Tools(Optional<ExternalProgram> wrk, Optional<ExternalProgram> nginx) {

    public static Tools find() {
        return new Tools(ExternalProgram.find("wrk"), ExternalProgram.find("nginx"));
    }

    /** What to install and what is left out until then, or nothing. */
    public Optional<String> missing() {
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

    public String versions() {
        return nginx.map(program -> program.output(List.of("-v")).replaceFirst("(?s).*nginx/(\\S+).*", "nginx $1"))
                        .orElse("no nginx")
                + ", "
                + wrk.map(program -> program.output(List.of("-v")).replaceFirst("(?s)wrk \\S*?(\\d\\S*).*", "wrk $1"))
                        .orElse("no wrk");
    }
}

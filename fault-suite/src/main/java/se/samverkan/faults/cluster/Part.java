package se.samverkan.faults.cluster;

import java.util.Locale;
import java.util.Optional;
import se.samverkan.stack.service.Service;

/** The parts of the system that a fault can hit. */
public enum Part {
    GATEWAY(Service.GATEWAY),
    AGREEMENTS(Service.AGREEMENTS),
    PROMISES(Service.PROMISES),
    FOLLOWUP(Service.FOLLOWUP),
    KAFKA(null),
    POSTGRES(null);

    private final Service service;

    Part(Service service) {
        this.service = service;
    }

    /** The service, of which two instances run; empty for Kafka and PostgreSQL. */
    public Optional<Service> service() {
        return Optional.ofNullable(service);
    }

    /** The name in descriptions of faults. */
    public String description() {
        return switch (this) {
            case KAFKA -> "Kafka";
            case POSTGRES -> "PostgreSQL";
            default -> "one of two instances of " + service.module();
        };
    }

    /** The name in the keys of faults. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

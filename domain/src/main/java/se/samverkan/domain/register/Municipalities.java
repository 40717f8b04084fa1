package se.samverkan.domain.register;

import static java.util.stream.Collectors.toMap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The register of municipalities (source: SCB; police regions by county: the police). */
public final class Municipalities {
    private static final Map<String, Municipality> BY_CODE = read();
    private static final Map<String, List<Municipality>> BY_COUNTY =
            by(municipality -> Stream.of(municipality.countyCode(), municipality.county()));
    private static final Map<String, List<Municipality>> BY_POLICE_REGION =
            by(municipality -> Stream.of(municipality.policeRegion()));

    private Municipalities() {}

    public static Collection<Municipality> all() {
        return BY_CODE.values();
    }

    public static boolean contains(String code) {
        return BY_CODE.containsKey(code);
    }

    public static Optional<Municipality> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The municipalities of a county (by name or code) and a police region; null does not filter. */
    public static Stream<Municipality> in(String county, String policeRegion) {
        if (county == null) {
            return policeRegion == null ? all().stream() : among(BY_POLICE_REGION, policeRegion);
        }
        return among(BY_COUNTY, county)
                .filter(m -> policeRegion == null || policeRegion.equalsIgnoreCase(m.policeRegion()));
    }

    private static Stream<Municipality> among(Map<String, List<Municipality>> named, String name) {
        return named.getOrDefault(name, List.of()).stream();
    }

    /** Groups the municipalities by names, ignoring case. */
    private static Map<String, List<Municipality>> by(Function<Municipality, Stream<String>> names) {
        var named = new TreeMap<String, List<Municipality>>(String.CASE_INSENSITIVE_ORDER);
        all().forEach(municipality -> names.apply(municipality)
                .forEach(name ->
                        named.computeIfAbsent(name, first -> new ArrayList<>()).add(municipality)));
        return named;
    }

    private static Map<String, Municipality> read() {
        var csv = Municipalities.class.getResourceAsStream("/municipalities.csv");
        try (var lines = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Municipality(cells[0], cells[1], cells[2], cells[3], cells[4]))
                    .collect(toMap(Municipality::code, m -> m, (a, b) -> a, LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

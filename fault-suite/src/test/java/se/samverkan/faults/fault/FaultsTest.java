package se.samverkan.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.samverkan.faults.cluster.Part;

class FaultsTest {

    @Test
    void every_part_is_killed_hung_and_stopped() {
        assertThat(Faults.ALL)
                .extracting(Fault::key)
                .containsAll(Stream.of(Part.values())
                        .flatMap(part -> Stream.of("kill-", "stop-", "term-").map(verb -> verb + part.key()))
                        .toList());
    }

    @Test
    void keys_and_descriptions_are_unique() {
        assertThat(Faults.ALL).hasSizeGreaterThan(25);
        assertThat(Faults.ALL).extracting(Fault::key).doesNotHaveDuplicates();
        assertThat(Faults.ALL).extracting(Fault::description).doesNotHaveDuplicates();
    }

    @Test
    void the_short_form_has_a_kill_a_hang_a_poison_and_a_fault_of_the_network() {
        assertThat(Faults.SHORT)
                .extracting(fault -> fault.key().replaceFirst("-.*", ""))
                .contains("kill", "stop", "poison", "cut");
    }
}

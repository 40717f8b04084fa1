package se.samverkan.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void a_percentile_is_a_measured_value() {
        var hundred = Percentiles.of(IntStream.rangeClosed(1, 100).boxed().toList());
        assertThat(hundred.at(50)).isEqualTo(50);
        assertThat(hundred.at(99)).isEqualTo(99);
        assertThat(hundred.at(99.5)).isEqualTo(100);
        assertThat(hundred.at(100)).isEqualTo(100);
        assertThat(hundred.at(0)).isEqualTo(1);
    }

    @Test
    void the_order_of_the_values_does_not_matter() {
        assertThat(Percentiles.of(List.of(3, 1, 2)).at(50)).isEqualTo(2);
    }

    @Test
    void a_single_value_is_every_percentile() {
        assertThat(Percentiles.of(List.of(7)).at(1)).isEqualTo(7);
        assertThat(Percentiles.of(List.of(7)).at(99)).isEqualTo(7);
    }

    @Test
    void no_values_have_no_percentile() {
        assertThatIllegalArgumentException().isThrownBy(() -> Percentiles.of(List.of()));
    }

    @Test
    void the_median_of_an_even_number_of_rounds_is_the_mean_of_the_middle_two() {
        assertThat(Percentiles.median(List.of(1.0, 9.0, 2.0, 4.0), round -> round))
                .isEqualTo(3);
        assertThat(Percentiles.median(List.of(1.0, 9.0, 2.0), round -> round)).isEqualTo(2);
    }
}

package se.samverkan.bench.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import se.samverkan.bench.data.NationalData;
import se.samverkan.bench.report.Measurement;
import se.samverkan.bench.report.Row;

class GrowthTest {
    private final Growth growth = new Growth();
    private final ReadCase byId = new ReadCases(new NationalData(1, 1)).all().getFirst();

    @Test
    void the_cost_is_compared_with_that_of_the_smallest_scale() {
        growth.add(byId, 1, costing(10));
        growth.add(byId, 10, costing(11.5));
        growth.add(byId, 100, costing(16));
        assertThat(growth.rows())
                .extracting(Row::name, Row::result, Row::goal, Row::met)
                .containsExactly(
                        tuple("cost growth, document by id, 1× to 10×", "1.15", "≤ 1.2", "yes"),
                        tuple("cost growth, document by id, 1× to 100×", "1.6", "≤ 1.5", "no"));
    }

    @Test
    void a_single_scale_has_no_growth() {
        growth.add(byId, 10, costing(10));
        assertThat(growth.rows()).isEmpty();
    }

    private static Measurement costing(double micros) {
        return new Measurement(1000, 1, 2, micros, 0);
    }
}

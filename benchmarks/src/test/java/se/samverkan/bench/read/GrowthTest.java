package se.samverkan.bench.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import se.samverkan.bench.data.NationalData;
import se.samverkan.bench.report.Interval;
import se.samverkan.bench.report.Row;

class GrowthTest {
    private final Growth growth = new Growth();
    private final ReadCase byId = new ReadCases(new NationalData(1, 1)).all().getFirst();

    @Test
    void theCostOfARequestIsHeldAgainstThatOfTheSmallestData() {
        growth.note(byId, 1, costing(10));
        growth.note(byId, 10, costing(11.5));
        growth.note(byId, 100, costing(16));
        assertThat(growth.rows())
                .extracting(Row::name, Row::result, Row::goal, Row::met)
                .containsExactly(
                        tuple("cost growth, document by id, 1× to 10×", "1.15", "≤ 1.2", "yes"),
                        tuple("cost growth, document by id, 1× to 100×", "1.6", "≤ 1.5", "no"));
    }

    @Test
    void oneScaleAloneHasNoGrowth() {
        growth.note(byId, 10, costing(10));
        assertThat(growth.rows()).isEmpty();
    }

    private static Interval costing(double micros) {
        return new Interval(1000, 1, 2, micros, 0);
    }
}

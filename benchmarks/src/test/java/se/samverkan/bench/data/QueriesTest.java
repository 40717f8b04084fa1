package se.samverkan.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueriesTest {

    @Test
    void thereAreSomeHundredThatAllDiffer() {
        assertThat(new Queries(1).all())
                .hasSize(300)
                .doesNotHaveDuplicates()
                .allSatisfy(query -> assertThat(query).hasSizeBetween(2, 60));
    }

    @Test
    void theSameSeedAsksTheSame() {
        assertThat(new Queries(3).all()).isEqualTo(new Queries(3).all());
    }
}

package se.samverkan.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueriesTest {

    @Test
    void the_queries_are_several_hundred_different_ones() {
        assertThat(new Queries(1).all())
                .hasSize(300)
                .doesNotHaveDuplicates()
                .allSatisfy(query -> assertThat(query).hasSizeBetween(2, 60));
    }

    @Test
    void equal_seeds_give_equal_queries() {
        assertThat(new Queries(3).all()).isEqualTo(new Queries(3).all());
    }
}

package se.samverkan.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartsTest {

    @Test
    void the_segments_of_a_bar_are_its_outcomes_side_by_side() {
        var counts = JsonNodeFactory.instance
                .objectNode()
                .put("NOT_ASSESSED", 1)
                .put("FULFILLED", 3)
                .put("NOT_FULFILLED", 0);

        var bar = StackedBar.of("Löften", counts);

        assertThat(bar.total()).isEqualTo(4);
        assertThat(bar.segments())
                .containsExactly(
                        new StackedBar.Segment("FULFILLED", 3, 0, 75),
                        new StackedBar.Segment("NOT_ASSESSED", 1, 75, 25));
        assertThat(bar.count("FULFILLED")).isEqualTo(3);
        assertThat(bar.count("DISPUTED")).isZero();
    }

    @Test
    void a_bar_of_nothing_has_no_segments() {
        assertThat(StackedBar.of("Löften", JsonNodeFactory.instance.objectNode())
                        .segments())
                .isEmpty();
    }

    @Test
    void a_year_without_a_share_interrupts_the_line() {
        var chart = LineChart.of(List.of(
                new LineChart.Value("2018", 1.0),
                new LineChart.Value("2019", null),
                new LineChart.Value("2020", 0.5),
                new LineChart.Value("2021", 0.0)));

        assertThat(chart.lines()).isEqualTo("M0 0M400 100L600 200");
        assertThat(chart.points()).extracting(LineChart.Point::percent).containsExactly(100L, null, 50L, 0L);
    }

    @Test
    void one_year_stands_in_the_middle() {
        assertThat(LineChart.of(List.of(new LineChart.Value("2019", 0.25))).lines())
                .isEqualTo("M300 150");
    }

    @Test
    void a_county_is_darker_the_greater_its_figure() {
        var counties = List.of(
                county("01", 10.0), county("03", 5.0), county("04", 0.0), county("05", null), county("99", 3.0));

        assertThat(CountyMap.shapes(counties))
                .extracting(shape -> shape.county().code() + " " + shape.step())
                .containsExactly("01 5", "03 3", "04 0", "05 0");
    }

    @Test
    void the_map_has_an_outline_for_each_of_the_counties() {
        var codes = IntStream.rangeClosed(1, 25)
                .mapToObj("%02d"::formatted)
                .map(code -> county(code, 1.0))
                .toList();

        assertThat(CountyMap.shapes(codes))
                .hasSize(21)
                .allSatisfy(shape -> assertThat(shape.path()).matches("(M\\d+ \\d+l[-\\d ]+z)+"));
    }

    private static CountyMap.County county(String code, Double figure) {
        return new CountyMap.County(code, "Län " + code, figure, "", "/");
    }
}

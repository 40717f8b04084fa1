package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.SystemUnderTest;

/** Every query is answered within bounds, or refused with the parameter to correct. */
@ExtendWith(SystemUnderTest.Running.class)
class BadQuestionTest {
    private static final String TEN_KILOBYTES = "x".repeat(10_240);

    private final SystemUnderTest system;

    BadQuestionTest(SystemUnderTest system) {
        this.system = system;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/agreements?limit=0 | limit | from 1 to 100",
                "/agreements?limit=1000000 | limit | from 1 to 100",
                "/promises?limit=tio | limit | from 1 to 100",
                "/promises?page=-1 | page | from 1 to 1000000",
                "/promises?page=99999999999 | page | from 1 to 1000000",
                "/promises?page=1&page=2 | page | more than once",
                "/promises?year= | year | empty",
                "/promises?kommun=0486 | kommun | municipality, outcome, page",
                "/promises?sort=storlek | sort | publishedAt, title, validity, municipality",
                "/promises?sort=relevance | sort | publishedAt, title, validity, municipality",
                "/promises?sort=-- | sort | publishedAt",
                "/promises?outcome=BROKEN | outcome | FULFILLED",
                "/promises?temporalStatus=in_force | temporalStatus | IN_FORCE",
                "/promises?municipality=%2A%3A%2A | municipality | four digits",
                "/promises?publishedAfter=2026-01-01 | publishedAfter | RFC 3339",
                "/search?q=lund&limit=0 | limit | from 1 to 100",
                "/search?q=lund&limit=1000000 | limit | from 1 to 100",
                "/search?q=lund&page=-1 | page | from 1 to 1000000",
                "/search?q=lund&sort=storlek | sort | relevance",
                "/search?q=lund&groupBy=year | groupBy | kind, limit",
                "/search?q=lund&kind=PARTY | kind | AGREEMENT",
                "/search | q | is missing",
                "/search?q=%2A%3A%2A | q | from one to 16 words",
                "/statistics | groupBy | is missing",
                "/statistics?groupBy=party | groupBy | county",
                "/statistics?groupBy=county&thenBy=party | thenBy | county",
                "/statistics?thenBy=year | groupBy | is missing",
                "/statistics?groupBy=year&format=xlsx | format | csv",
                "/notices?type=LATE | type | NO_FOLLOW_UP",
                "/notices?kind=ACTIVITY_REPORT | kind | ACTION_PLAN",
                "/notices?sort=publishedAt | sort | since, title, municipality",
                "/notices?sort=--since | sort | since, title, municipality",
                "/notices?limit=101 | limit | from 1 to 100",
                "/notices?page=0 | page | from 1 to 1000000",
                "/notices?asOf=2020 | asOf | YYYY-MM-DD",
                "/notices?year=20 | year | from 1000 to 9999",
                "/notices?municipality=486 | municipality | four digits",
                "/notices?dialect=tsv | dialect | excel",
                "/notices?outcome=FULFILLED | outcome | policeRegion, sort",
                "/statistics?groupBy=year&page=1 | page | dialect, format, groupBy",
                "/statistics?groupBy=year&publishedAfter=2026-01-01T00:00:00Z | publishedAfter | partyId, policeRegion",
                "/statistics?groupBy=year&q=lund | q | temporalStatus",
            })
    void a_bad_parameter_is_named_with_its_allowed_values(String path, String pointer, String words) {
        system.anyone()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("violations.pointer", hasItem(pointer))
                .body("detail", containsString(words))
                .body("detail.length()", lessThanOrEqualTo(500));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/statistics?groupBy=party&year=x&dialect=tsv | groupBy, year, dialect",
                "/agreements?page=0&limit=101&sort=x | page, limit, sort",
                "/search?q=lund&kind=PARTY&limit=0 | kind, limit",
                "/promises?year=x&outcome=GOOD | year, outcome",
                "/notices?kind=X&type=X&sort=X&page=X&format=X | kind, type, sort, page, format",
            })
    void every_bad_parameter_is_in_one_answer(String path, String pointers) {
        system.anyone()
                .get(path)
                .then()
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder(pointers.split(", ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search", "/agreements", "/statistics", "/notices"})
    void ten_kilobytes_are_refused_and_not_echoed(String path) {
        for (var answer : List.of(
                system.anyone().queryParam("q", TEN_KILOBYTES).get(path),
                system.anyone().queryParam(TEN_KILOBYTES, "1").get(path))) {
            answer.then().statusCode(400).contentType("application/problem+json");
            assertThat(answer.asString().length()).isLessThan(2_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a AND (",
                "title:[* TO *]",
                "*:* OR lund",
                "(((((((((a+)+)+)+)+)+)+)+)+)+$ aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
                "/(.*)*(.*)*(.*)*x/",
                "lund~99999 lund^1e99",
                "\"lund\\",
                "'; drop table document; --",
                "<script>alert(1)</script>",
                "a b c d e f g h i j k l m n o p",
                "å\u0308\u0301 \uD83D\uDE00 \u202E \uFFFF",
            })
    void query_syntax_is_searched_as_words_and_the_answer_is_bounded(String words) {
        var answer = system.anyone().queryParam("q", words).get("/search");

        answer.then().statusCode(200).contentType("application/json").body("_meta.count", lessThanOrEqualTo(20));
        assertThat(answer.asString()).doesNotContain("<script");
    }

    @Test
    void a_hundred_filters_are_refused() {
        var unknown =
                IntStream.range(0, 100).mapToObj(i -> "filter" + i + "=" + i).collect(Collectors.joining("&"));
        var repeated = "municipality=0486&".repeat(100);

        for (var path : new String[] {"/agreements?", "/search?q=lund&", "/statistics?groupBy=year&", "/notices?"}) {
            refused(system.anyone(), path + unknown);
            refused(system.anyone(), path + repeated);
        }
    }

    @Test
    void all_filters_together_are_accepted() {
        var all = "municipality=0486&county=04&policeRegion=%C3%96st&year=2019&temporalStatus=IN_FORCE&asOf=2019-07-01"
                + "&partyId=municipality:0486&theme=x";
        var more = "&publishedAfter=2020-01-01T00:00:00Z&outcome=FULFILLED&focusArea=y&status=PUBLISHED&sort=-title"
                + "&page=3&limit=7";

        for (var path : new String[] {
            "/promises?" + all + more,
            "/search?q=lund&kind=PROMISE&" + all + more,
            "/statistics?groupBy=year&thenBy=theme&" + all,
            "/notices?kind=PROMISE&type=STALE&sort=-title&page=3&limit=7&" + all
        }) {
            system.anyone().urlEncodingEnabled(false).get(path).then().statusCode(200);
        }
    }

    private static void refused(RequestSpecification reader, String path) {
        reader.urlEncodingEnabled(false).get(path).then().statusCode(400).contentType("application/problem+json");
    }
}

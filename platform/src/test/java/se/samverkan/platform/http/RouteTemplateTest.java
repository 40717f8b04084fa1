package se.samverkan.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "/v1/promises, 200, /v1/promises",
        "/v1/promises/, 200, /v1/promises/",
        "/v1/promises/0190f1c2-7d3e-7a11-8c55-2f6b7f9e1a01, 200, /v1/promises/{id}",
        "/v1/promises/0190F1C2-7D3E-7A11-8C55-2F6B7F9E1A01/versions/12, 304, /v1/promises/{id}/versions/{number}",
        "/v1/municipalities/0486/overview, 200, /v1/municipalities/{number}/overview",
        "/v1/search, 503, /v1/search",
        "/v1/docs/en/index.html, 200, /v1/docs/en/index.html",
        "/kommuner/0486-strangnas, 200, /kommuner/{name}",
        "/v1/exports/action-plans.jsonl, 200, /v1/exports/action-plans.jsonl",
        "/, 200, /",
        "/v1/made/up, 404, other",
        "/v1/promises, 401, other",
        "/v1/promises, 499, other",
    })
    void ids_and_numbers_are_replaced_and_refused_paths_are_not_kept(String path, int status, String template) {
        assertThat(RouteTemplate.of(path, status)).isEqualTo(template);
    }
}

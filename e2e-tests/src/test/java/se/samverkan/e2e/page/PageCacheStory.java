package se.samverkan.e2e.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;

/** A page is rendered again when what it shows has changed, and only then. */
@ExtendWith(SystemUnderTest.Running.class)
class PageCacheStory {
    private final SystemUnderTest system;
    private final Site site;
    private final ApiEditor editor;

    PageCacheStory(SystemUnderTest system) {
        this.system = system;
        this.site = new Site(system.address());
        this.editor = new ApiEditor(system, "2421");
    }

    @Test
    void a_publication_elsewhere_leaves_the_page_of_a_municipality_as_it_is() throws Exception {
        var page = "/kommuner/2425-dorotea";
        var before = Site.header(site.get(page), "ETag");
        editor.publish(editor.draft("agreements", editor.agreement("I Storuman")));
        var rendered = pages("rendered");
        var unchanged = pages("unchanged");
        var cached = pages("cached");

        var again = site.get(page);
        var oncemore = site.get(page);

        assertThat(Site.header(again, "ETag")).isEqualTo(before);
        assertThat(oncemore.body()).isEqualTo(again.body()).contains("Dorotea");
        assertThat(pages("rendered")).isEqualTo(rendered);
        assertThat(pages("unchanged")).isEqualTo(unchanged + 1);
        assertThat(pages("cached")).isEqualTo(cached + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kommuner/2421-storuman", "/overenskommelser?municipality=2421", "/"})
    void a_page_shows_a_publication_at_once(String page) throws Exception {
        var title = "Nytt för sidan " + page + " i dag";
        assertThat(site.get(page).body()).doesNotContain(title);

        editor.publish(editor.draft("agreements", editor.agreement(title)));

        assertThat(site.get(page).body()).contains(title);
        assertThat(site.get(page).body()).as("from the cache").contains(title);
    }

    @Test
    void a_page_is_the_same_compressed_and_plain() throws Exception {
        var page = "/kommuner/0486-strangnas";

        var plain = site.get(page);
        // Its client asks for gzip.
        var compressed = given().get(system.address().replaceFirst("/samverkan/v1$", page));

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.asString()).isEqualTo(plain.body()).endsWith("</html>\n");
        assertThat(compressed.header("ETag")).isNotEqualTo(Site.header(plain, "ETag"));
    }

    private double pages(String result) {
        var metrics = given().get(system.processes().managementAddress(Service.GATEWAY) + "/q/metrics")
                .asString();
        var sample = Pattern.compile("(?m)^samverkan_pages_total\\{result=\"" + result + "\"} (\\S+)$")
                .matcher(metrics);
        assertThat(sample.find()).as(result).isTrue();
        return Double.parseDouble(sample.group(1));
    }
}

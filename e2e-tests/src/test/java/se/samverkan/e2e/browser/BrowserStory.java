package se.samverkan.e2e.browser;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.SystemUnderTest;

/** Each file of browser/stories as a container, each of its steps as a test; {@code -Dbrowser.story=docs} for one file. */
@ExtendWith(SystemUnderTest.Running.class)
class BrowserStory {
    private final SystemUnderTest system;

    BrowserStory(SystemUnderTest system) {
        this.system = system;
    }

    @TestFactory
    Stream<DynamicContainer> in_a_browser() throws IOException {
        var data = system.processes().logs().toAbsolutePath().getParent();
        var environment = Map.of("ADDRESS", system.address(), "DATA", data.toString());
        return StoryFile.all(System.getProperty("browser.story"))
                .map(story ->
                        dynamicContainer(story.name(), Stream.of(story).flatMap(file -> file.tests(environment))));
    }
}

package se.samverkan.e2e.browser;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
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
        return StoryFile.all(System.getProperty("browser.story"))
                .map(story -> dynamicContainer(story.name(), Stream.of(story).flatMap(this::steps)));
    }

    /** The steps after the run of the file; a run without a result is one test, failed or skipped. */
    private Stream<DynamicTest> steps(StoryFile story) {
        try {
            var data = system.processes().logs().toAbsolutePath().getParent();
            return story.run(Map.of("ADDRESS", system.address(), "DATA", data.toString())).stream()
                    .map(step -> dynamicTest(step.name(), () -> step.verify(story)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | AssertionError e) {
            return Stream.of(dynamicTest(story.name(), () -> {
                throw e;
            }));
        }
    }
}

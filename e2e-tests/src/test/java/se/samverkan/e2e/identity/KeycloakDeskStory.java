package se.samverkan.e2e.identity;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.browser.StoryFile;

/** People who sign in to the desk at a real Keycloak, in a browser. */
@ExtendWith(SystemWithKeycloak.Running.class)
class KeycloakDeskStory {
    private final SystemWithKeycloak system;

    KeycloakDeskStory(SystemWithKeycloak system) {
        this.system = system;
    }

    @TestFactory
    Stream<DynamicTest> in_a_browser() {
        var address = system.system().address();
        system.keycloak().admitSite(address.resolve("/"));
        system.awaitKeyOf(system.keycloak().clientToken("varmdo"));
        return new StoryFile("keycloak/desk")
                .tests(Map.of("ADDRESS", address.toString(), "PASSWORD", Keycloak.PASSWORD));
    }
}

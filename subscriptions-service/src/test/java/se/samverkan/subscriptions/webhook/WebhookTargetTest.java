package se.samverkan.subscriptions.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example",
                "https://hooks.example:8443/a?b=c",
                "https://hooks.xn--strngns-6wad.example/",
                "https://1.1.1.1/",
                "https://[2606:4700:4700::1111]/"
            })
    void https_to_a_name_or_a_public_address_is_accepted(String url) {
        assertThat(WebhookTarget.violation(URI.create(url), false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.example/, must begin with https://",
        "https://127.0.0.1/, must lead to a public address",
        "https://[::1]/, must lead to a public address",
        "https://[::ffff:192.168.0.1]/, must lead to a public address",
        "https://100.64.0.1/, must lead to a public address",
        "https://a:b@hooks.example/, must have no user information",
        "https://hooks.example/#f, must have no fragment",
        "https://hooks.example:70000/, must have a port"
    })
    void everything_else_is_refused(String url, String why) {
        assertThat(WebhookTarget.violation(URI.create(url), false).orElseThrow())
                .startsWith(why);
    }

    @Test
    void local_receivers_are_for_tests_only() throws Exception {
        assertThat(WebhookTarget.violation(URI.create("http://127.0.0.1:9/"), true))
                .isEmpty();
        assertThat(WebhookTarget.violation(URI.create("https://10.0.0.1/"), true))
                .isPresent();
        assertThat(WebhookTarget.resolve(URI.create("http://localhost:9/"), true)
                        .address()
                        .isLoopbackAddress())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/", "https://2130706433/", "https://127.1/"})
    void a_name_that_leads_to_loopback_is_refused_when_it_is_looked_up(String url) {
        assertThatThrownBy(() -> WebhookTarget.resolve(URI.create(url), false))
                .isInstanceOfAny(WebhookTarget.Refused.class, UnknownHostException.class);
    }

    @Test
    void the_connection_goes_to_the_address_that_was_looked_up() throws Exception {
        var target = WebhookTarget.resolve(URI.create("https://1.1.1.1"), false);
        assertThat(target.address()).isEqualTo(InetAddress.getByName("1.1.1.1"));
        assertThat(target.port()).isEqualTo(443);
        assertThat(target.requestTarget()).isEqualTo("/");
        assertThat(new WebhookTarget(URI.create("http://h:81/a%20b?c=d"), null).requestTarget())
                .isEqualTo("/a%20b?c=d");
    }
}

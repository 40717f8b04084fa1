package se.samverkan.subscriptions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.Representation;
import se.samverkan.domain.content.WebAddress;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;
import se.samverkan.subscriptions.webhook.SubscribedKind;

/** What an integrator states of a subscription. */
@CrossFieldValid
@Schema(
        name = "SubscriptionContent",
        description =
                "A subscription as its organisation states it. A filter that is absent or empty lets everything pass")
public record SubscriptionContent(
        @Pattern(regexp = Party.ID, message = Party.ID_FORM) @Schema(
                description = "Id of the organisation that subscribes; may be left out if the token has only one",
                examples = "municipality:0486")
        String organisation,

        @NotNull @WebAddress
        @Schema(
                pattern = WebAddress.FORM,
                description = "Where changes are posted: https, a public host, no user information and no fragment",
                examples = "https://www.strangnas.example/webhooks/samverkan")
        URI url,

        @Size(max = 5) @Schema(description = "Only changes of these kinds")
        List<@NotNull SubscribedKind> kinds,

        @Size(max = 290) @Schema(description = "Only changes of documents of these municipalities (SCB codes)")
        List<@NotNull @Pattern(regexp = Municipality.CODE, message = "must be SCB's four digits, such as 0486") String>
                municipalities,

        @Size(max = 20) @Schema(description = "Only changes of these types", examples = "[\"promise.published\"]")
        List<@NotNull @Pattern(regexp = SubscriptionContent.TYPE, message = SubscriptionContent.TYPE_FORM) String>
                types,

        @Size(max = 500) @Schema(examples = "Medborgarlöften på kommunens webbplats")
        String description,

        @Schema(description = "ACTIVE if it is left out. DISABLED is for the service only")
        SubscriptionStatus status)
        implements CrossFieldValid.Rules, Representation {

    static final String TYPE =
            "^(promise|agreement|action-plan|follow-up|activity-report)\\.(published|confirmed|redacted|withdrawn)$";

    static final String TYPE_FORM = "must be a kind and a change, such as promise.published; the kinds are promise,"
            + " agreement, action-plan, follow-up and activity-report, the changes published, confirmed, redacted and"
            + " withdrawn";

    public SubscriptionContent {
        kinds = kinds == null ? List.of() : kinds;
        municipalities = municipalities == null ? List.of() : municipalities;
        types = types == null ? List.of() : types;
        status = status == null ? SubscriptionStatus.ACTIVE : status;
    }

    @Override
    public void check(Violations violations) {
        for (int i = 0; i < municipalities.size(); i++) {
            var code = municipalities.get(i);
            violations.unless(
                    code == null || !code.matches(Municipality.CODE) || Municipalities.contains(code),
                    "/municipalities/" + i,
                    code + " is not a municipality in SCB's register");
        }
        for (int i = 0; i < types.size(); i++) {
            var type = types.get(i);
            violations.unless(
                    type == null
                            || !type.matches(TYPE)
                            || kinds.isEmpty()
                            || nouns().anyMatch(noun -> type.startsWith(noun + ".")),
                    "/types/" + i,
                    type + " never happens to the kinds " + kinds);
        }
    }

    private Stream<String> nouns() {
        return kinds.stream().map(SubscribedKind::noun);
    }
}

package se.samverkan.stack.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The page where one chooses who to be, in Swedish or English. */
final class SignInPage {

    private SignInPage() {}

    /** The page for a request that is complete. */
    static String choice(AuthorizationRequest request) {
        String repeated = AuthorizationRequest.REPEATED.stream()
                .flatMap(name -> request.parameters().one(name).stream()
                        .map(value -> "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escaped(value) + "\">"))
                .collect(Collectors.joining("\n"));
        String roles = request.isEnglish() ? "Editor and approver" : "Redaktör och godkännare";
        String people = IntStream.range(0, DemoPerson.KNOWN.size())
                .mapToObj(number -> "<li><button name=\"person\" value=\"" + number + "\">" + roles + ", "
                        + escaped(DemoPerson.KNOWN.get(number).name()) + "</button></li>")
                .collect(Collectors.joining("\n"));
        return text(request.isEnglish() ? "choice-en.html" : "choice-sv.html")
                .replace("{people}", people)
                .replace("{repeated}", repeated);
    }

    /** The page for a request that no known client has made, or that names nobody. */
    static String refusal() {
        return text("refusal.html");
    }

    static String styleSheet() {
        return text("style.css");
    }

    private static String text(String name) {
        try (var in = SignInPage.class.getResourceAsStream("/signin/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}

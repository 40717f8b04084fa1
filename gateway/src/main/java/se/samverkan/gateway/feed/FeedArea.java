package se.samverkan.gateway.feed;

import java.util.function.Predicate;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.gateway.changelog.LoggedChange;
import se.samverkan.platform.problem.ProblemException;

/**
 * The area of a feed: a municipality, a county or the country.
 *
 * @param path below the public address, under which its feeds and its calendar are
 * @param page the path of what the API has about the area
 * @param prefix how the codes of its municipalities begin
 */
record FeedArea(String title, String path, String page, String prefix) implements Predicate<LoggedChange> {
    static final FeedArea NATION = new FeedArea("Samverkan i Sverige", "", "/municipalities", "");

    /** Throws a 404 for an unknown code. */
    static FeedArea municipality(String code) {
        var municipality = Municipalities.find(code)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no municipality with this code: SCB's codes have four digits, such as 0486"));
        var path = "/municipalities/" + code;
        return new FeedArea("Samverkan i " + municipality.name(), path, path + "/overview", code);
    }

    /** Throws a 404 for anything but the code of a county. */
    static FeedArea county(String code) {
        var county = Municipalities.in(code, null)
                .filter(municipality -> municipality.countyCode().equals(code))
                .map(Municipality::county)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no county with this code: SCB's codes have two digits, such as 04"));
        return new FeedArea("Samverkan i " + county, "/counties/" + code, "/municipalities?county=" + code, code);
    }

    /** A change that does not state its municipalities concerns the country only. */
    @Override
    public boolean test(LoggedChange change) {
        return prefix.isEmpty()
                || change.municipalities()
                        .map(codes -> codes.stream().anyMatch(code -> code.startsWith(prefix)))
                        .orElse(false);
    }
}

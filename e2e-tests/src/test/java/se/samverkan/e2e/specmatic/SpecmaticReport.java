package se.samverkan.e2e.specmatic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Specmatic says that it has tried, in its order, and of each what was not as it expected. */
record SpecmaticReport(List<Tried> tried) {
    private static final Pattern NUMBER_AND_SCENARIO =
            Pattern.compile("dynamic-test:#(\\d+)].*contractTest\\(\\) > (.*)", Pattern.DOTALL);

    /** One of its tests; no reason where all was well. */
    record Tried(int number, String scenario, String reason) {}

    static SpecmaticReport read(Path junitReport) throws IOException {
        try {
            var suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(junitReport.toFile())
                    .getDocumentElement();
            return new SpecmaticReport(elements(suite.getElementsByTagName("testcase")).stream()
                    .map(SpecmaticReport::tried)
                    .sorted(Comparator.comparing(Tried::number))
                    .toList());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(junitReport + " can't be read", e);
        }
    }

    private static Tried tried(Element test) {
        var name = NUMBER_AND_SCENARIO.matcher(text(test, "system-out"));
        if (!name.find()) {
            throw new IllegalStateException("a test without its scenario: " + text(test, "system-out"));
        }
        return new Tried(
                Integer.parseInt(name.group(1)), name.group(2).strip(), text(test, "failure") + text(test, "error"));
    }

    /** What an element of a test says, without a stack. */
    private static String text(Element test, String name) {
        return elements(test.getElementsByTagName(name)).stream()
                .map(element -> element.getTextContent().replaceAll("(?m)^\\s*at .*\n", ""))
                .findFirst()
                .orElse("");
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }
}

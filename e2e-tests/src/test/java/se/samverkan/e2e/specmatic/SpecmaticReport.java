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

/** The report of Specmatic: its tests in order, with the reason where one failed. */
record SpecmaticReport(List<Tried> tried) {
    private static final Pattern NUMBER_AND_SCENARIO =
            Pattern.compile("dynamic-test:#(\\d+)].*contractTest\\(\\) > (.*)", Pattern.DOTALL);

    /** One test; without a reason if it succeeded. */
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
            throw new IOException("cannot read " + junitReport, e);
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

    /** The text of an element of a test, without stack traces. */
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

package se.samverkan.gateway.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue fulfils the requirements of DCAT-AP-SE 3 and of its harvesters. */
class CatalogueTest {
    private static final String API = "https://samverkan.example/samverkan/v1";
    private static final String CC0 = "http://creativecommons.org/publicdomain/zero/1.0/";

    private record Example(String name, String nameInEnglish, URI type, URI homepage, String email)
            implements CataloguePublisher {}

    private final String xml = new String(
            new Catalogue(
                            API,
                            LocalDate.of(2026, 11, 22),
                            new Example(
                                    "Åmåls <kommun> & polisen",
                                    "Åmål",
                                    URI.create("http://purl.org/adms/publishertype/LocalAuthority"),
                                    URI.create("https://kommun.example/"),
                                    "data@kommun.example"),
                            Map.of("promises", Instant.parse("2026-11-29T20:00:00Z")))
                    .rdfXml(),
            StandardCharsets.UTF_8);
    private final Model model = read(xml);

    @Test
    void a_dataset_tells_when_its_documents_changed_last_and_an_empty_one_does_not() {
        var modified = model.listStatements(null, DCTerms.modified, (RDFNode) null).toList().stream()
                .filter(statement -> statement.getSubject().hasProperty(DCTerms.identifier))
                .toList();

        assertThat(modified)
                .extracting(
                        statement -> statement
                                .getSubject()
                                .getProperty(DCTerms.identifier)
                                .getString(),
                        Statement::getString)
                .containsExactly(tuple("promises", "2026-11-29T20:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "dcat:Catalog, 1, dcterms:title dcterms:description dcterms:publisher dcterms:license dcat:dataset",
        "dcat:Catalog, 1, dcterms:issued dcterms:modified dcterms:language foaf:homepage dcterms:spatial"
                + " dcat:themeTaxonomy dcat:service",
        "dcat:Dataset, 5, dcterms:title dcterms:description dcterms:publisher",
        "dcat:Dataset, 5, dcat:contactPoint dcat:keyword dcat:theme dcterms:spatial dcterms:issued"
                + " dcterms:accessRights dcat:distribution dcterms:identifier",
        "dcat:Distribution, 11, dcat:accessURL dcterms:format",
        "dcat:Distribution, 11, dcterms:license dcterms:title dcatap:availability",
        "dcat:DataService, 1, dcterms:title dcat:endpointURL dcterms:format",
        "dcat:DataService, 1, dcat:endpointDescription dcat:contactPoint dcat:keyword dcterms:accessRights"
                + " dcat:servesDataset dcterms:license dcterms:conformsTo",
        "foaf:Agent, 1, foaf:name dcterms:type",
        "vcard:Organization, 1, vcard:fn vcard:hasEmail"
    })
    void every_resource_has_the_mandatory_and_recommended_properties_of_its_class(
            String type, int count, String properties) {
        var found = model.listResourcesWithProperty(RDF.type, model.createResource(model.expandPrefix(type)))
                .toList();

        assertThat(found).hasSize(count);
        for (var resource : found) {
            for (var property : properties.split(" ", -1)) {
                assertThat(resource.listProperties(model.createProperty(model.expandPrefix(property)))
                                .toList())
                        .as(resource + " " + property)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void there_are_no_blank_nodes_and_every_address_is_absolute() {
        var nodes = statements()
                .flatMap(
                        statement -> Stream.of(statement.getSubject(), statement.getPredicate(), statement.getObject()))
                .filter(node -> !node.isLiteral())
                .toList();

        assertThat(nodes).isNotEmpty().noneMatch(RDFNode::isAnon);
        assertThat(nodes)
                .allMatch(node -> URI.create(node.asResource().getURI()).isAbsolute());
        assertThat(xml).startsWith("<rdf:RDF").doesNotContain("nodeID");
        assertThat(statements().map(Statement::getSubject))
                .allMatch(subject -> subject.getURI().startsWith(API + "/dcat"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcterms:title", "dcterms:description", "dcat:keyword", "foaf:name", "vcard:fn"})
    void every_text_is_in_swedish_and_in_english(String property) {
        var said = model.createProperty(model.expandPrefix(property));

        assertThat(model.listSubjectsWithProperty(said).toList())
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(resource.listProperties(said)
                                .mapWith(Statement::getLanguage)
                                .toSet())
                        .containsExactlyInAnyOrder("sv", "en"));
    }

    @Test
    void every_typed_resource_is_reachable_from_the_catalogue() {
        var catalogue = model.getResource(API + "/dcat");
        var sets = objects(catalogue, DCAT.dataset);

        assertThat(sets)
                .extracting(Resource::getURI)
                .containsExactlyInAnyOrder(
                        API + "/dcat#agreements",
                        API + "/dcat#action-plans",
                        API + "/dcat#promises",
                        API + "/dcat#follow-ups",
                        API + "/dcat#activity-reports");
        assertThat(objects(model.getResource(API + "/dcat#api"), DCAT.servesDataset))
                .containsExactlyInAnyOrderElementsOf(sets);
        assertThat(sets.stream().flatMap(set -> objects(set, DCAT.distribution).stream()))
                .containsExactlyInAnyOrderElementsOf(model.listResourcesWithProperty(RDF.type, DCAT.Distribution)
                        .toList());
        assertThat(objects(catalogue, DCTerms.publisher)).isEqualTo(objects(sets.getFirst(), DCTerms.publisher));
    }

    @Test
    void a_dataset_is_available_through_the_api_and_as_a_download() {
        var promises = objects(model.getResource(API + "/dcat#promises"), DCAT.distribution);

        assertThat(promises.stream()
                        .map(form -> form.getProperty(DCTerms.format).getString()))
                .containsExactlyInAnyOrder("application/json", "application/jsonl", "text/csv");
        for (var form : promises) {
            if (form.getProperty(DCTerms.format).getString().equals("application/json")) {
                assertThat(objects(form, DCAT.accessURL)).hasToString("[" + API + "/promises]");
                assertThat(objects(form, DCAT.accessService)).hasToString("[" + API + "/dcat#api]");
                assertThat(objects(form, DCTerms.conformsTo)).hasToString("[" + API + "/openapi.yaml]");
            } else {
                assertThat(objects(form, DCAT.downloadURL)).isEqualTo(objects(form, DCAT.accessURL));
                assertThat(objects(form, DCAT.downloadURL).getFirst().getURI()).startsWith(API + "/exports/promises.");
            }
        }
    }

    @Test
    void every_licence_is_cc0() {
        var licences = statements()
                .filter(statement -> statement.getPredicate().equals(DCTerms.license))
                .map(Statement::getObject)
                .toList();

        assertThat(licences).hasSize(13).allMatch(licence -> licence.toString().equals(CC0));
    }

    @Test
    void the_publisher_is_the_configured_one() {
        var publisher = model.getResource(API + "/dcat#publisher");

        assertThat(publisher
                        .getProperty(model.createProperty(model.expandPrefix("foaf:name")), "sv")
                        .getString())
                .isEqualTo("Åmåls <kommun> & polisen");
        assertThat(objects(publisher, DCTerms.type)).hasToString("[http://purl.org/adms/publishertype/LocalAuthority]");
        assertThat(xml).contains("mailto:data@kommun.example");
    }

    private Stream<Statement> statements() {
        return model.listStatements().toList().stream();
    }

    private static List<Resource> objects(Resource of, Property property) {
        return of.listProperties(property).mapWith(Statement::getResource).toList();
    }

    private static Model read(String xml) {
        var in = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
        return ModelFactory.createDefaultModel().read(in, null, "RDF/XML");
    }
}

package se.samverkan.gateway.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.gateway.index.IndexEvents;

/** Open data contain texts and offices, but never the names of people. */
class PersonalDataFilterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "agreement.published.v1.every-member",
                "agreement.published.v1",
                "agreement.published.v1.several-municipalities",
                "promise.published.v1.every-member",
                "promise.published.v1",
                "follow-up.published.v1.every-member",
                "follow-up.published.v1"
            })
    void no_person_of_any_example_of_the_contract_is_named(String example) {
        var all = IndexEvents.example(example);
        var people = all.findValues("roleTitle");

        var open = PersonalDataFilter.of(all.deepCopy());

        assertThat(open.findParents("roleTitle")).hasSize(people.size()).noneMatch(person -> person.has("name"));
        assertThat(open.findValues("roleTitle")).isEqualTo(people);
        assertThat(open.findValues("partyAffiliation")).isEmpty();
        assertThat(open.toString()).doesNotContain("Exempelsson");
        assertThat(open.path("parties")).isEqualTo(all.path("parties"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'signatures':[{'name':'Kim','partyId':'a:b'}]}|{'signatures':[{'partyId':'a:b'}]}",
                "{'representatives':[{'name':'Kim'}]}|{'representatives':[{}]}",
                "{'statements':[{'speaker':{'name':'Kim','partyAffiliation':'M'}}]}|{'statements':[{'speaker':{}}]}",
                "{'a':[[{'b':{'name':'Kim','roleTitle':'chef'}}]]}|{'a':[[{'b':{'roleTitle':'chef'}}]]}"
            })
    void a_person_is_removed_with_or_without_an_office_at_any_depth(String all, String open) {
        assertThat(PersonalDataFilter.of(json(all))).isEqualTo(json(open));
    }

    @Test
    void other_things_than_people_keep_their_names() {
        var all = "{'contact':{'name':'Kontaktcenter'},'places':[{'name':'Torget'}],'bodies':[{'name':'BRÅ'}]}";

        assertThat(PersonalDataFilter.of(json(all))).isEqualTo(json(all));
    }

    @Test
    void the_status_of_the_day_is_removed() {
        assertThat(PersonalDataFilter.of(json("{'temporalStatus':'EXPIRED','version':1}")))
                .isEqualTo(json("{'version':1}"));
    }

    private static ObjectNode json(String singleQuoted) {
        try {
            return (ObjectNode) IndexEvents.JSON.readTree(singleQuoted.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

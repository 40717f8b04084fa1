package se.samverkan.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.created;
import static se.samverkan.agreements.AgreementRequests.example;
import static se.samverkan.agreements.AgreementRequests.json;
import static se.samverkan.agreements.AgreementRequests.request;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;

/** Each enumerated member accepts exactly the values of the contract, and an error lists them. */
@QuarkusTest
@ServiceTest(database = "agreements")
class EnumTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            agreements   | /parties/0/role                 | LEAD, JOINT, SUPPORTING
            agreements   | /documents/0/kind               | AGREEMENT, PROMISE, ACTION_PLAN, ACTIVITY_PLAN, POLICY, FOLLOW_UP, OTHER
            agreements   | /situationalPicture/evidence/0/type | CITIZEN_DIALOGUE, EMPLOYEE_DIALOGUE, PARTNER_DIALOGUE, SAFETY_SURVEY, CRIME_STATISTICS, STATISTICS, ANALYSIS, EST_PICTURE, OTHER
            agreements   | /focusAreas/0/goals/0/comparator | AT_LEAST, EXACTLY, AT_MOST, NOT_STATED
            agreements   | /prioritisedPlaces/0/relation   | IN, AROUND, IN_AND_AROUND, ALL_DISTRICTS, WHOLE_MUNICIPALITY
            agreements   | /prioritisedPlaces/0/category   | CENTRE, STATION_AREA, PUBLIC_TRANSPORT, YOUTH_ENVIRONMENT, GATHERING_PLACE, SCHOOL, HOUSING_AREA, RURAL_AREA, OTHER
            agreements   | /bodies/0/type                  | STRATEGIC_COUNCIL, SAFETY_COUNCIL, TRAFFIC_SAFETY_COUNCIL, EST_GROUP, SAFETY_CENTRE, STEERING_GROUP, WORKING_GROUP, OTHER
            action-plans | /planType                       | ACTION_PLAN, MEASURE_PLAN, ACTIVITY_PLAN, ONGOING
            action-plans | /goals/0/comparator             | AT_LEAST, EXACTLY, AT_MOST, NOT_STATED
            action-plans | /measures/0/responsibility/mode | JOINT, SINGLE, LEAD_WITH_PARTNER, JOINT_OR_SEPARATE, UNSPECIFIED
            action-plans | /measures/0/targets/0/comparator | AT_LEAST, EXACTLY, AT_MOST, NOT_STATED
            action-plans | /measures/0/targets/0/per       | PERIOD, DAY, WEEK, MONTH, QUARTER, YEAR
            action-plans | /measures/0/frequency           | ONCE, REGULAR, CONTINUOUS, AS_NEEDED, EVENT_DRIVEN, NOT_STATED
            action-plans | /partners/0/role                | LEAD, JOINT, SUPPORTING
            """)
    void a_member_accepts_its_values_and_no_other(String collection, String pointer, String values) {
        for (var value : values.split(", ", -1)) {
            var id = created(collection, with(collection, pointer, value));
            var read = as("editor", STRANGNAS).get("/{collection}/{id}", collection, id);
            assertThat(json(read.asString()).at(pointer).asText()).isEqualTo(value);
        }

        var refused = as("editor", STRANGNAS)
                .body(with(collection, pointer, "BROKEN").toString())
                .post("/{collection}", collection);

        var problem = problem(refused, 400);
        assertThat(problem.getList("violations.pointer")).containsExactly(pointer);
        assertThat(problem.getString("violations[0].text")).isEqualTo("\"BROKEN\" is not one of " + values);
    }

    private static ObjectNode with(String collection, String pointer, String value) {
        var body = request(example(collection.replaceFirst("s$", "") + ".published.v1.every-member"));
        body.remove("supersedes");
        body.remove("partOf");
        body.remove("agreementId");
        var member = JsonPointer.compile(pointer);
        ((ObjectNode) body.at(member.head())).put(member.last().getMatchingProperty(), value);
        return body;
    }
}

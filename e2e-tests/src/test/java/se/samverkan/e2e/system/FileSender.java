package se.samverkan.e2e.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** Sends files of promises for a municipality and reads what became of them. */
public record FileSender(ApiEditor editor) {
    public static final String CSV = "text/csv";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String HEADINGS = "externalId,title,municipalities,parties,validFrom,itemKind,itemId,text,"
            + "sourcePublisher,sourceTitle\r\n";

    /** A request of an archivist; its file has the charset that the test states, or none. */
    public RequestSpecification archivist() {
        return editor.as("archivist")
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)));
    }

    /** A row with a commitment of a promise, under {@link #HEADINGS}. */
    public String row(String key, String title, String text) {
        return "%s,%s,%s,municipality:%s,2019,COMMITMENT,c1,%s,Kommunen,Sidan\r\n"
                .formatted(key, title, editor.municipality(), editor.municipality(), text);
    }

    /** Imports a file and waits for its end. */
    public JsonPath send(String query, String mediaType, byte[] file) {
        String id = archivist()
                .contentType(mediaType)
                .body(file)
                .post("/imports" + query)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return await().atMost(ApiEditor.TIMEOUT)
                .until(
                        () -> archivist().get("/imports/" + id).jsonPath(),
                        read -> read.getString("status").equals("DONE"));
    }

    /** Imports rows under {@link #HEADINGS} and waits for the end. */
    public JsonPath csv(String query, String rows) {
        return send(query, CSV, (HEADINGS + rows).getBytes(UTF_8));
    }

    /** What became of the documents of an import. */
    public JsonPath documents(JsonPath done) {
        return archivist()
                .get("/imports/" + done.getString("id") + "/documents?limit=100")
                .jsonPath();
    }
}

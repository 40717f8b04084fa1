package se.samverkan.faults.check;

/**
 * A record of a topic.
 *
 * @param id the id of the document: the key
 * @param type the verb of the CloudEvents type, such as published
 * @param place partition and offset
 */
public record TopicEvent(String topic, String place, String id, String type, long sequence, String data) {

    /** Whether it is the event of a follow-up of a promise that was withdrawn. */
    boolean saysSubjectWithdrawn() {
        return data.contains("\"withdrawn\":true");
    }
}

package se.samverkan.documents.kind;

/** A document as it is served and published: the envelope and the content side by side. */
public interface View {
    Envelope envelope();
}

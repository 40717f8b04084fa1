package se.samverkan.documents.kind;

/** A document as it is served and as it is published: what the service knows and what the document says, side by side. */
public interface View {
    Envelope envelope();
}

package se.samverkan.domain.content;

/** The whole of what a client creates or replaces: a client that writes back what it read may repeat what the service has set. */
public interface Representation {}

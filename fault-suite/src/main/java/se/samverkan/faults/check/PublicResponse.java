package se.samverkan.faults.check;

/** The response of a gateway to a public read. */
public record PublicResponse(int status, String body) {}

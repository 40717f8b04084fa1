package se.samverkan.promises;

import java.util.UUID;

/** What a promise needs to know of an agreement: that it is published. */
record KnownAgreement(UUID id) {}

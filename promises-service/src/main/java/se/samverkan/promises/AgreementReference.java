package se.samverkan.promises;

import java.util.UUID;

/** The members of a published agreement that a promise reads: its existence is enough. */
record AgreementReference(UUID id) {}

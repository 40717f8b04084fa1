package se.samverkan.faults.check;

import java.util.List;

/**
 * A document as its owner's database has it.
 *
 * @param status DRAFT, PUBLISHED or WITHDRAWN
 * @param working the working copy
 * @param versions the text of each version, the first one first
 */
public record OwnerDocument(String id, String status, String working, List<String> versions) {}

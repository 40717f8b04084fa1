/** Rules between the members of a record, as Bean Validation constraints; depends on nothing. */
package se.samverkan.domain.validation;

/** Reported figures with their qualifiers, and what they prove; depends on nothing. */
package se.samverkan.domain.figure;

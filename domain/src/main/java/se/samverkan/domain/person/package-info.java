/** The people whom documents name; depends on nothing. */
package se.samverkan.domain.person;

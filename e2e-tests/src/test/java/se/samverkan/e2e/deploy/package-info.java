/** The files of {@code deploy/} and {@code containers/}: that they are valid, and that the system runs as they say. */
package se.samverkan.e2e.deploy;

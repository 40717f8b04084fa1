/** PostgreSQL as an embedded server or in a container; depends on {@code process}. */
package se.samverkan.stack.postgres;

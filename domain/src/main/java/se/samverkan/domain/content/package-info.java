/** The records from which the content of documents is composed, with their rules; depends on figure, time, register and validation. */
package se.samverkan.domain.content;

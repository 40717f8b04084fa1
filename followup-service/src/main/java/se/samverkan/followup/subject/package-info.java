/** The members of published documents that follow-ups and progress read, also of versions that were replaced. */
package se.samverkan.followup.subject;

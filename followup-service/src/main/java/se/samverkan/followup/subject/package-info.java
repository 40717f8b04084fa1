/** The members of published documents that follow-ups and progress read; depends on the domain only. */
package se.samverkan.followup.subject;

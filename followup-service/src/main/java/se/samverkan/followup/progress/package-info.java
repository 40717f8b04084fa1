/** The progress of promises, computed from follow-ups and activity reports; depends on followup and subject. */
package se.samverkan.followup.progress;

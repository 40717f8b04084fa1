/** Follow-ups and activity reports; depends on subject and documents. */
package se.samverkan.followup;

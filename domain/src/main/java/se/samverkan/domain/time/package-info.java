/** Partial dates, periods and temporal statuses; depends on validation. */
package se.samverkan.domain.time;

/** Agreements and action plans; depends on documents. */
package se.samverkan.agreements;

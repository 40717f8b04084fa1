/** Promises and their renewal; depends on documents. */
package se.samverkan.promises;

/** Compares the contracts with those of the last release, which may only be extended. */
package se.samverkan.contracts.release;

/** The served contract, requests that are generated from it, and their responses; depends on {@code system}. */
package se.samverkan.e2e.contract;

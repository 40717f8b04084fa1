/** A document with its versions, and the rules and policies of its state changes; depends on kind and caller. */
package se.samverkan.documents.lifecycle;

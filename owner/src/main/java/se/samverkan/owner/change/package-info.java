/** Changes of what a service owns: the transaction, and the revision that a client changes. */
package se.samverkan.owner.change;

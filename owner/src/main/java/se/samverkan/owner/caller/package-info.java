/** The caller of a request, with roles and organisations; depends on the platform only. */
package se.samverkan.owner.caller;

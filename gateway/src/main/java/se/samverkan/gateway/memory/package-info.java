/** The room that is left in the heap for more documents; uses no other package of the gateway. */
package se.samverkan.gateway.memory;

/** What only the gateway measures; uses no other package of it. */
package se.samverkan.gateway.metrics;

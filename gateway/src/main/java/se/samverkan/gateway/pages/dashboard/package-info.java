/** The dashboard: which promises were kept, what is late, and where. */
package se.samverkan.gateway.pages.dashboard;

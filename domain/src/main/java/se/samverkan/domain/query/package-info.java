/** The query parameters that filter, sort and page documents at owners and gateway; depends on content, register and time. */
package se.samverkan.domain.query;

/** Open data: the DCAT catalogue and the exports; uses {@code document}, {@code index} and {@code http}. */
package se.samverkan.gateway.opendata;

/** The pages about the API and the unified OpenAPI document; uses {@code document} and {@code http}. */
package se.samverkan.gateway.apidocs;

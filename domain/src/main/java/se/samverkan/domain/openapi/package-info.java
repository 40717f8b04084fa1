/** Swedish labels and domain limits for the OpenAPI documents; depends on the other packages of the domain. */
package se.samverkan.domain.openapi;

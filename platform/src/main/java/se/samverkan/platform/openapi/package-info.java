/** What every operation and schema of the OpenAPI documents has in common; depends on http, problem and trace. */
package se.samverkan.platform.openapi;

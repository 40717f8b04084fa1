/** What annotations cannot express of the OpenAPI documents of owners; depends on the platform only. */
package se.samverkan.documents.openapi;

/** The reference of the API, from its OpenAPI document; depends on the languages and texts of the module. */
package se.samverkan.web.reference;

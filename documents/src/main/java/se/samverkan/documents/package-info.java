/** The use cases of documents of every kind, for the resources of the services; depends on the packages below. */
package se.samverkan.documents;

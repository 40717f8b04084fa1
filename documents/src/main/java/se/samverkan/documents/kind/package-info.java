/** What a kind of document provides, and the requests and responses that all kinds share; depends on domain and platform only. */
package se.samverkan.documents.kind;

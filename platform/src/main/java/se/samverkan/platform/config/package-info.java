/** Where the configuration of a service comes from, beside Quarkus's own sources. */
package se.samverkan.platform.config;

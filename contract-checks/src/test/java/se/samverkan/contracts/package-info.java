/** The contracts agree with each other, with the national REST profile and with the linters. */
package se.samverkan.contracts;

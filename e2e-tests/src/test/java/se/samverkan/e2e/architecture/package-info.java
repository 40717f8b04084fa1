/** The rules of the source tree: dependencies, names and sizes; needs no running system. */
package se.samverkan.e2e.architecture;

/** The running system, its editors and the programs of the machine, for all other packages. */
package se.samverkan.e2e.system;

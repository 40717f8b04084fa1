/** How often something is logged; uses no other package. */
package se.samverkan.platform.log;

/** The municipalities and the overview of one; uses {@code notice} and what that uses. */
package se.samverkan.gateway.municipality;

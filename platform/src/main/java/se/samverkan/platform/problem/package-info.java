/** Problem details (RFC 9457) for every error; depends on no other package of the platform. */
package se.samverkan.platform.problem;

/** The four services as child processes: configuration, JVM options and readiness; depends on {@code process}, {@code postgres} and {@code security}. */
package se.samverkan.stack.service;

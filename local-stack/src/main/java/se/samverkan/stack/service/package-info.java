/** The services as child processes; depends on {@code process}, {@code postgres} and {@code security}. */
package se.samverkan.stack.service;

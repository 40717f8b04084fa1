/** A sign-in page for trying out, which mints tokens of made-up people; depends on {@code security} and {@code process}. */
package se.samverkan.stack.signin;

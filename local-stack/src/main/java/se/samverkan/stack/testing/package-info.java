/** Real servers and tokens for the services' tests; depends on {@code system} and the packages below it. */
package se.samverkan.stack.testing;

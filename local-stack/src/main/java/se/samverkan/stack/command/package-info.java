/** The commands ./run, ./run status, ./run token and ./run chain; depends on all packages but {@code testing}. */
package se.samverkan.stack.command;

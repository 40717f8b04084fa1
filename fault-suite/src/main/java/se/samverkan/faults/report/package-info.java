/** The results of the rounds and their table; depends on {@code check}. */
package se.samverkan.faults.report;
